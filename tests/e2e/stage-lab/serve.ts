import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

import { boardFonts } from '../../../scripts/vite/board-fonts.ts';
import { laidFilesPlugin } from '../../../scripts/vite/laid-files.ts';
import { pdfFiles } from '../../../scripts/vite/pdf-files.ts';

export interface StageLab {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the page that shows a lead's and a classroom's stage beside each other, on a port of its own. */
export async function serveStageLab(): Promise<StageLab> {
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    plugins: [laidFilesPlugin('pdf-files', pdfFiles), laidFilesPlugin('board-fonts', boardFonts), react()],
    worker: { format: 'es' },
    cacheDir: `${import.meta.dirname}/../../../node_modules/.vite/stage-lab`,
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
        'pdfjs-dist',
        '@excalidraw/excalidraw',
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
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
