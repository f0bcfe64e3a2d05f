import { type Browser, chromium } from 'playwright-core';
import { createServer } from 'vite';
// The page says what it gives to tests by a declaration of its own.
import type {} from '../../../client/src/features/documents/editor/dev/editor-lab.tsx';

export interface EditorLab {
  readonly browser: Browser;
  /** The address of the editor's development page with this query. */
  readonly address: (query: string) => string;
  readonly close: () => Promise<void>;
}

/** Serves the client's development pages on a port of its own and starts a Chromium. */
export async function startEditorLab(): Promise<EditorLab> {
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    logLevel: 'error',
  });
  await server.listen();
  const base = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
  return {
    browser,
    address: (query) => `${base}dev/editor?people=1&${query}`,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
