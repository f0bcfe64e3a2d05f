import type { Browser, Page } from 'playwright-core';

import { clipOf, deckOf, PHOTO } from './materials.ts';
import type { StageLab } from './serve.ts';

const PATIENCE_MS = 120_000;

/** The page of the lab with its materials. */
export async function openStageLab(browser: Browser, lab: StageLab, locale = 'zh-CN'): Promise<Page> {
  const deck = await deckOf(browser);
  const clip = await clipOf(browser);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.route('**/deck.pdf', (route) => route.fulfill({ contentType: 'application/pdf', body: deck }));
  await page.route('**/photo.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: PHOTO }));
  await page.route('**/clip.webm', (route) => {
    // Without ranges a browser plays a film and cannot seek in it.
    const [, from = '0'] = /bytes=(\d+)-/u.exec(route.request().headers()['range'] ?? '') ?? [];
    const body = clip.subarray(Number(from));
    const range = `bytes ${from}-${clip.length - 1}/${clip.length}`;
    const headers = { 'content-type': 'video/webm', 'accept-ranges': 'bytes', 'content-range': range };
    return route.fulfill({ status: 206, headers, body });
  });
  await page.goto(lab.address, { timeout: PATIENCE_MS });
  await page.waitForSelector('section', { timeout: PATIENCE_MS });
  return page;
}
