import { type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Until this browser holds all that documents need to open without a network. */
export async function keptOnDevice(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/kept-language'))?.text()))
    .toMatch(/^(?:zh-CN|en)$/u);
}

/** Every address that lies in a cache of this browser. */
export function cachedPaths(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => new URL(url).pathname);
  });
}

/** Closes the window as it stands and opens another one in the same browser. */
export async function openAnew(context: BrowserContext, page: Page, path: string): Promise<Page> {
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(path);
  return again;
}

/** Addresses of the pictures that this browser keeps of a document, for whomever; none where it keeps no such document. */
export function keptPictures(page: Page, documentId: string): Promise<string[]> {
  return page.evaluate(async (id) => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const name = names.find((each) => each.startsWith('tongyan:document:') && each.endsWith(`:${id}`));
    if (name === undefined) return [];
    return new Promise<string[]>((resolve) => {
      const opening = indexedDB.open(name);
      opening.addEventListener('success', () => {
        const database = opening.result;
        const keys = database.transaction('custom').objectStore('custom').getAllKeys();
        keys.addEventListener('success', () => {
          database.close();
          const kept = keys.result.map(String).filter((key) => key.startsWith('picture:'));
          resolve(kept.map((key) => key.slice('picture:'.length)));
        });
      });
    });
  }, documentId);
}
