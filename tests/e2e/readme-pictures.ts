import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { SOFTWARE_WEBGL } from './scene-lab/software-webgl.ts';
import { launchBrowser } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { startProduct } from './support/product.ts';

/** Takes the README's pictures anew from the running product: `npm run pictures`. */
const folder = resolve(import.meta.dirname, '../../docs/images');
const lessonPlan = '/documents/demo-fraction-division-lesson';
/** A machine that is drawn without a graphics processor, and shown at work, takes its time. */
const patienceMs = 900_000;

/** Has the twin show an exercise, until this can be read beside it, and photographs it. */
async function showTwin(page: Page, exercise: string, name: string, shown: RegExp, look?: string): Promise<void> {
  page.setDefaultTimeout(patienceMs);
  await page.goto(`/training/run/${exercise}`);
  await page.getByRole('button', { name: '看演示' }).click();
  await page.locator('canvas[data-calls]').waitFor();
  if (look !== undefined) await page.getByRole('button', { name: look }).press('Enter');
  await page.getByText(shown).first().waitFor();
  await page.screenshot({ path: join(folder, name) });
}

await mkdir(folder, { recursive: true });
const [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
try {
  const lin = await demoPerson(browser, product.address, 'linjinglan');
  const wu = await demoPerson(browser, product.address, 'wuzhixing');
  const xu = await demoPerson(browser, product.address, 'xuyingchuan');
  for (const { page } of [lin, wu, xu]) {
    await page.goto(lessonPlan);
    await page.locator('.document-content').waitFor();
  }
  await wu.page.getByText('会用面积图说明算理').first().click();
  await wu.page.keyboard.press('End');
  await xu.page.getByText('分数除以整数的算法').first().click();
  await xu.page.keyboard.press('End');
  await lin.page.getByText(/吴知行 · /u).waitFor();
  await lin.page.getByText('重点', { exact: true }).last().scrollIntoViewIfNeeded();
  await lin.page.waitForLoadState('networkidle');
  // The formulas' fonts come with the first formula.
  await lin.page.evaluate(() => document.fonts.ready);
  await lin.page.screenshot({ path: join(folder, 'document.png') });
  await lin.page.goto('/');
  await lin.page.getByText('最近在做').waitFor();
  await lin.page.screenshot({ path: join(folder, 'workbench.png') });
  for (const { context } of [lin, wu, xu]) await context.close();
  const workshop = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: SOFTWARE_WEBGL,
  });
  try {
    const { page } = await demoPerson(workshop, product.address, 'zhongyifan');
    await showTwin(page, 'motor-starter/wire-and-run', 'motor-starter.png', /^全部步骤已完成$/u);
    await showTwin(page, 'cnc-mill/find-fault', 'machining-centre.png', /，切削 (0\.[2-9]|[1-9])/u, '加工区');
  } finally {
    await workshop.close();
  }
} finally {
  await browser.close();
  await product.dispose();
}
