import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { preview } from 'vite';
// The page says what it gives to tests by a declaration of its own.
import type {} from '../../../client/src/features/documents/editor/dev/editor-lab.tsx';
import { launchBrowser } from './browser.ts';

export interface EditorLab {
  readonly browser: Browser;
  /** A context of its own, as of somebody with a browser of their own, in which the site keeps nothing on the device. */
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A page in a context of its own, which closes with it. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** The address of the editor's development page with this query. */
  readonly address: (query: string) => string;
  readonly close: () => Promise<void>;
}

/** Serves the client's development pages on a port of its own, from the built client, and starts a Chromium. */
export async function startEditorLab(): Promise<EditorLab> {
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const base = server.resolvedUrls?.local[0] ?? '';
  const browser = await launchBrowser();
  return {
    browser,
    newContext: (options) => browser.newContext({ serviceWorkers: 'block', ...options }),
    newPage: (options) => browser.newPage({ serviceWorkers: 'block', ...options }),
    address: (query) => `${base}dev/editor?people=1&${query}`,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
