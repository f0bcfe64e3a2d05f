import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launchBrowser } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { startProduct } from './support/product.ts';

/** Takes the README's pictures anew from the running product: `npm run pictures`. */
const folder = resolve(import.meta.dirname, '../../docs/images');
const lessonPlan = '/documents/demo-fraction-division-lesson';

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
} finally {
  await browser.close();
  await product.dispose();
}
