import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

export interface SceneLab {
  /** Address of the page with this query. */
  readonly address: (query?: string) => string;
  readonly close: () => Promise<void>;
}

/** Serves the page that mounts a scene's view with a run in it, on a port of its own. */
export async function serveSceneLab(): Promise<SceneLab> {
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    plugins: [react()],
    // Two files may be at work at once: each worker keeps its own.
    cacheDir: `${import.meta.dirname}/../../../node_modules/.vite/scene-lab-${process.env['VITEST_POOL_ID'] ?? '0'}`,
    server: {
      port: 0,
      host: '127.0.0.1',
      hmr: false,
      watch: null,
      fs: { allow: [`${import.meta.dirname}/../../..`] },
    },
    optimizeDeps: {
      include: [
        'react',
        'react-dom',
        'react-dom/client',
        'react/jsx-dev-runtime',
        'three',
        '@react-three/fiber',
        'camera-controls',
        '@codemirror/commands',
        '@codemirror/lint',
        '@codemirror/state',
        '@codemirror/view',
      ],
    },
    logLevel: 'error',
  });
  await server.listen();
  const base = server.resolvedUrls?.local[0] ?? '';
  return { address: (query = '') => `${base}?${query}`, close: () => server.close() };
}
