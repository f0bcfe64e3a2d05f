import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type PluginOption } from 'vite';

const REPOSITORY = `${import.meta.dirname}/../../..`;
/** What every lab mounts: views of scenes. */
const PREPARED = [
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
];

export interface LabOptions {
  /** Folder of its page. */
  readonly root: string;
  readonly plugins?: readonly PluginOption[];
  /** Packages that it wants beside those of scenes. */
  readonly prepared?: readonly string[];
}

export interface LabServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves a page that mounts a part of the product by itself, on a port of its own. */
export async function serveLab({ root, plugins = [], prepared = [] }: LabOptions): Promise<LabServer> {
  const server = await createServer({
    configFile: false,
    root,
    plugins: [...plugins, react()],
    worker: { format: 'es' },
    // Two files may be at work at once: each worker keeps its own.
    cacheDir: `${REPOSITORY}/node_modules/.vite/${basename(root)}-${process.env['VITEST_POOL_ID'] ?? '0'}`,
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null, fs: { allow: [REPOSITORY] } },
    optimizeDeps: { include: [...PREPARED, ...prepared] },
    logLevel: 'error',
  });
  await server.listen();
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
