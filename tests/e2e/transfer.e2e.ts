import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { type Product, startProduct } from './support/product.ts';

const plan = resolve(import.meta.dirname, '../../../shared/mission/plan.zh.md');

/** Stands in where the real plan is absent: the same kinds of things, so that the way through is driven all the same. */
const sample = `# 数智赋能方案

## 一、总则

推动教育**高质量发展**，普及率 $\\geq 90\\%$ 。

1. 一张网
2. 一朵云

| 任务 | 年份 |
| --- | --- |
| 基建 | 2030 |
`;

let product: Product;
let browser: Browser;
let folder: string;
let file: string;

beforeAll(async () => {
  [product, browser, folder] = await Promise.all([
    startProduct(),
    launchBrowser(),
    mkdtemp(join(tmpdir(), 'tongyan-transfer-')),
  ]);
  file = join(folder, 'plan.zh.md');
  await writeFile(file, existsSync(plan) ? await readFile(plan) : sample);
});
afterAll(async () => {
  await browser?.close();
  await product?.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** Imports a file through the dialog and opens what came of it. */
async function importFile(page: Page, path: string): Promise<void> {
  await page.goto('/documents');
  await page.getByRole('button', { name: '导入' }).click();
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('link', { name: '打开' }).click();
  await page.locator('.document-content').waitFor();
}

const headingsOf = (page: Page) => page.locator('.document-content').locator('h1, h2, h3, h4').allInnerTexts();

/** The headings once two looks see the same. */
async function settledHeadings(page: Page): Promise<string[]> {
  let before: string[] = [];
  await expect
    .poll(async () => {
      const now = await headingsOf(page);
      const isSame = now.length > 0 && now.join('|') === before.join('|');
      before = now;
      return isSame;
    })
    .toBe(true);
  return before;
}

/** Exports the open document through its menu; answers the file's path and name. */
async function exportAs(page: Page, words: RegExp): Promise<{ path: string; name: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: words }).click();
  const download = await downloading;
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { path, name: download.suggestedFilename() };
}

describe('a plan comes in, is found, and goes out again', () => {
  it('imports Markdown, finds it by its words, and exports it as Markdown, Word and PDF', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'linjinglan', { serviceWorkers: 'block' });
    await importFile(page, file);
    // The editor stands before its last block does.
    await expect.poll(() => headingsOf(page).then((all) => all.join('|'))).toContain('一、总则');
    const headings = await settledHeadings(page);
    const documentUrl = page.url();

    await expect
      .poll(
        async () => {
          await page.goto('/search?q=高质量发展');
          // The page is there before its results are.
          const found = page.locator(`main a[href="${new URL(documentUrl).pathname}"]`).first();
          return found.waitFor({ timeout: 5_000 }).then(
            () => true,
            () => false,
          );
        },
        { interval: 1_000 },
      )
      .toBe(true);

    await page.goto(documentUrl);
    await page.locator('.document-content').waitFor();
    const markdown = await exportAs(page, /Markdown/i);
    const word = await exportAs(page, /Word|docx/i);
    const pdf = await exportAs(page, /PDF/i);
    expect((await readFile(pdf.path)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await readFile(word.path)).subarray(0, 2).toString()).toBe('PK');
    // With pictures it is a .zip, whose text is packed.
    const isPlain = markdown.name.endsWith('.md');
    expect(!isPlain || (await readFile(markdown.path, 'utf8')).includes('一、总则')).toBe(true);

    await importFile(page, word.path);
    await expect
      .poll(async () => (await headingsOf(page)).filter((heading) => headings.includes(heading)).length)
      .toBe(headings.length);
    await context.close();
  });

  it('says what is wrong with a file that is none, and makes nothing of it', async () => {
    const { context, page } = await demoPerson(browser, product.address, 'linjinglan', { serviceWorkers: 'block' });
    const broken = join(folder, '坏了的.docx');
    await writeFile(broken, 'PK\u0003\u0004 not a document');
    await page.goto('/documents?scope=mine');
    await page.getByRole('button', { name: '导入' }).click();
    await page.locator('input[type=file]').setInputFiles(broken);
    await page.getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.locator('main').waitFor();
    expect(await page.getByText('坏了的').count()).toBe(0);
    await context.close();
  });
});
