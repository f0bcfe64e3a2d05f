import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { examChunks } from './scripts/vite/exam-chunks.ts';
import { seededChance } from './scripts/testing/seeded-chance.ts';
import { boardFonts } from './scripts/vite/board-fonts.ts';
import { laidFilesPlugin } from './scripts/vite/laid-files.ts';
import { pdfFiles } from './scripts/vite/pdf-files.ts';
import { precompress } from './scripts/vite/precompress.ts';
import { serviceWorker } from './scripts/vite/service-worker.ts';

/**
 * Tests wait for conditions, and on two cores that others use too a condition may come late; no test asserts how soon. These
 * limits are for what hangs, and stand here alone: a test has one of its own only where it needs longer still.
 */
const patience = { testTimeout: 400_000, hookTimeout: 400_000, expect: { poll: { timeout: 120_000 } } };

/**
 * With TESTS_BY_NODE=1 tests are loaded by Node itself, as the product is: what Vite makes of modules runs at half the speed, and
 * nothing but pages needs it. Chance is seeded in each worker then, as Vite has no say.
 */
const byNode =
  process.env['TESTS_BY_NODE'] === '1'
    ? { experimental: { viteModuleRunner: false }, setupFiles: ['scripts/testing/fast-check.ts'] }
    : {};

/** One place for the client's build and for every test project. */
export default defineConfig({
  root: 'client',
  plugins: [
    precompress(),
    laidFilesPlugin('pdf-files', pdfFiles),
    laidFilesPlugin('board-fonts', boardFonts),
    serviceWorker(),
    examChunks(),
    react(),
    { ...optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }), enforce: 'pre' },
  ],
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8686',
      '/sync': { target: 'ws://127.0.0.1:8686', ws: true },
      '/live': { target: 'ws://127.0.0.1:8686', ws: true },
    },
  },
  // One React for the pages and for every library in them, wherever the packages' manager has laid it.
  resolve: {
    dedupe: ['react', 'react-dom'],
    alias: {
      '@excalidraw/mermaid-to-excalidraw': `${import.meta.dirname}/client/src/features/lessons/stage/board/no-diagrams.ts`,
    },
  },
  // Workers load scenes later, like pages do.
  worker: { format: 'es' },
  build: { outDir: '../dist/client', emptyOutDir: true, manifest: true, sourcemap: false },
  test: {
    root: import.meta.dirname,
    projects: [
      {
        extends: true,
        plugins: [seededChance()],
        test: {
          name: 'unit',
          environment: 'node',
          ...patience,
          ...byNode,
          include: [
            '{collab-server,sim-engine,media,client}/src/**/*.test.{ts,tsx}',
            'scenes/**/*.test.{ts,tsx}',
            'tests/architecture/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        plugins: [seededChance()],
        test: {
          name: 'integration',
          environment: 'node',
          include: ['{collab-server,media}/src/**/*.itest.ts', 'tests/integration/**/*.itest.ts'],
          ...patience,
          ...byNode,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.e2e.ts'],
          globalSetup: ['tests/e2e/support/demo-data.ts'],
          ...patience,
        },
      },
    ],
  },
});
