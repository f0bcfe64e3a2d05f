/**
 * Looks at a scene's view: `node tests/e2e/scene-lab/look.ts <folder> [query] [js…]` takes a screenshot into the folder at the start and
 * after each piece of script, and prints draw calls, triangles and the longest task of the page.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

import { serveSceneLab } from './serve.ts';
import { SOFTWARE_WEBGL } from './software-webgl.ts';

const [folder = '/tmp/scene-lab', query = '', ...scripts] = process.argv.slice(2);
const width = Number(process.env['WIDTH'] ?? 1366);
const height = Number(process.env['HEIGHT'] ?? 768);
mkdirSync(folder, { recursive: true });
const lab = await serveSceneLab();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: SOFTWARE_WEBGL,
});
try {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.log(message.type(), message.text());
  });
  page.on('pageerror', (error) => console.log('page error', error.stack));
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(lab.address(query), { timeout: 120_000 });
  const report = async (name: string): Promise<void> => {
    await page.waitForTimeout(Number(process.env['WAIT'] ?? 2500));
    await page.screenshot({ path: `${folder}/${name}.png`, timeout: 180_000 });
    const told = await page.evaluate(() => {
      const { longTasks } = window as unknown as { longTasks: number[] };
      const canvas = document.querySelector('canvas');
      const { calls, triangles } = canvas?.dataset ?? {};
      return { calls, triangles, longTasks: longTasks.splice(0) };
    });
    console.log(name, JSON.stringify(told));
  };
  await page.waitForSelector('canvas[data-calls]', { timeout: 120_000 }).catch(() => console.log('no picture came'));
  await report('0');
  for (const [index, script] of scripts.entries()) {
    console.log(JSON.stringify(await page.evaluate(script)));
    await report(String(index + 1));
  }
} finally {
  await browser.close();
  await lab.close();
}
