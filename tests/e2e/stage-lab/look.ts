/**
 * Looks at the stage: `node tests/e2e/stage-lab/look.ts <folder> [js…]` takes a screenshot into the folder after each piece of script,
 * which may do `lab.act({kind: …})`. Left the lead teacher's stage, right a classroom's.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

import { SOFTWARE_WEBGL } from '../scene-lab/software-webgl.ts';
import { clipOf, deckOf, PHOTO } from './materials.ts';
import { serveStageLab } from './serve.ts';

const [folder = '/tmp/stage-lab', ...scripts] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const lab = await serveStageLab();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: SOFTWARE_WEBGL,
});
try {
  const deck = await deckOf(browser);
  const clip = await clipOf(browser);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.route('**/deck.pdf', (route) => route.fulfill({ contentType: 'application/pdf', body: deck }));
  await page.route('**/clip.webm', (route) => {
    // Without ranges a browser plays a film and cannot seek in it.
    const [, from = '0'] = /bytes=(\d+)-/u.exec(route.request().headers()['range'] ?? '') ?? [];
    const body = clip.subarray(Number(from));
    const range = `bytes ${from}-${clip.length - 1}/${clip.length}`;
    const headers = { 'content-type': 'video/webm', 'accept-ranges': 'bytes', 'content-range': range };
    return route.fulfill({ status: 206, headers, body });
  });
  await page.route('**/photo.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: PHOTO }));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.log(message.type(), message.text());
  });
  page.on('pageerror', (error) => console.log('page error', error.stack));
  await page.goto(lab.address, { timeout: 120_000 });
  await page.waitForSelector('section', { timeout: 40_000 });
  for (const [index, script] of scripts.entries()) {
    console.log(JSON.stringify(await page.evaluate(script)));
    await page.waitForTimeout(Number(process.env['WAIT'] ?? 1500));
    await page.screenshot({ path: `${folder}/${index}.png`, timeout: 120_000 });
  }
} finally {
  await browser.close();
  await lab.close();
}
