/**
 * Looks at the stage: `node tests/e2e/stage-lab/look.ts <folder> [js…]` takes a screenshot into the folder after each piece of script,
 * which may do `lab.act({kind: …})`. Left the lead teacher's stage, right a classroom's.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

import { SOFTWARE_WEBGL } from '../scene-lab/software-webgl.ts';
import { openStageLab } from './open.ts';
import { serveStageLab } from './serve.ts';

const [folder = '/tmp/stage-lab', ...scripts] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const lab = await serveStageLab();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: SOFTWARE_WEBGL,
});
try {
  const page = await openStageLab(browser, lab);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.log(message.type(), message.text());
  });
  page.on('pageerror', (error) => console.log('page error', error.stack));
  for (const [index, script] of scripts.entries()) {
    console.log(JSON.stringify(await page.evaluate(script)));
    await page.waitForTimeout(Number(process.env['WAIT'] ?? 1500));
    await page.screenshot({ path: `${folder}/${index}.png`, timeout: 120_000 });
  }
} finally {
  await browser.close();
  await lab.close();
}
