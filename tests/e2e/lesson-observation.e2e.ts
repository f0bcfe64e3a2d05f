import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, seriousViolations } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { type Product, startProduct } from './support/product.ts';

/** The demo's lesson that is over, with a replay. */
const PAST = 'demo-past-circle';

type Account = 'gunanzhou' | 'chenyanqiu' | 'weisuxin' | 'xuyingchuan';

let product: Product;
let browser: Browser;
/** The lesson that is about to begin. */
let lessonId: string;
const contexts: BrowserContext[] = [];
const pages = {} as Record<Account, Page>;

async function signedIn(account: Account): Promise<void> {
  const { context, page } = await demoPerson(browser, product.address, account, { serviceWorkers: 'block' });
  contexts.push(context);
  pages[account] = page;
}

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
  for (const account of ['gunanzhou', 'chenyanqiu', 'weisuxin', 'xuyingchuan'] as const) await signedIn(account);
  const answer = await pages.xuyingchuan.request.get(`/api/lessons?fromMs=0&toMs=${Date.now() + 86_400_000}`);
  const { lessons } = (await answer.json()) as { lessons: readonly { id: string; state: string }[] };
  lessonId = lessons.find(({ state }) => state === 'planned')?.id ?? '';
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await product?.dispose();
});

const sheetPath = (id = lessonId): string => `/lessons/${id}/observation`;
const reportPath = (id = lessonId): string => `${sheetPath(id)}/report`;
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const saved = (page: Page): Promise<void> =>
  page
    .getByText(/^已保存/u)
    .first()
    .waitFor();

async function lead(deed: 'open' | 'end'): Promise<void> {
  const answer = await pages.xuyingchuan.request.post(`/api/lessons/${lessonId}/${deed}`);
  expect(answer.status(), await answer.text()).toBe(200);
}

async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '看到、听到的' }).fill(text);
  await page.getByRole('textbox', { name: '看到、听到的' }).press('Control+Enter');
  await page
    .getByRole('textbox', { name: /的记录$/u })
    .first()
    .waitFor();
  await saved(page);
}

/** The step that runs by its key, and the lesson's first, which may be another by now, by its square. */
async function markFirst(page: Page): Promise<void> {
  const squares = page.getByRole('list', { name: '各时段标记' }).getByRole('button');
  await page.keyboard.press('t');
  await page
    .getByRole('list', { name: '各时段标记' })
    .getByRole('button', { name: /教师行为$/u })
    .first()
    .waitFor();
  const first = await squares.first().getAttribute('aria-label');
  if (first?.endsWith('未标记') === true) await squares.first().click();
  await page.getByRole('button', { name: '00:00 教师行为' }).waitFor();
  await saved(page);
}

describe('the observation of a lesson', () => {
  it('begins with a meeting that shares out what is watched', async () => {
    const page = pages.gunanzhou;
    await page.goto(sheetPath());
    await page.getByText('待开课', { exact: true }).waitFor();
    await page.getByRole('button', { name: '记录', exact: true }).click();
    await page.getByRole('textbox', { name: '授课意图与观察重点' }).fill('看听讲教室的学生有没有机会说');
    await page.getByRole('group', { name: '陈砚秋' }).getByText('教师教学').click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已开课前会', { exact: true }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('is kept by two observers while the lesson goes on: notes, S–T marks by keys, and the whole scale', async () => {
    await lead('open');
    const { gunanzhou, chenyanqiu } = pages;
    await gunanzhou.goto(sheetPath());
    await writeNote(gunanzhou, '西浦溪的学生先举手');
    await tab(gunanzhou, 'S–T 编码').click();
    await markFirst(gunanzhou);
    await tab(gunanzhou, '评分').click();
    const items = gunanzhou.getByRole('radiogroup');
    await expect.poll(() => items.count()).toBe(20);
    for (const item of await items.all()) await item.getByText('良 4').click();
    await expect.poll(() => gunanzhou.getByText('80 分').count()).toBeGreaterThan(0);
    await tab(gunanzhou, '评语').click();
    await gunanzhou.getByRole('textbox', { name: '优点' }).fill('四个教室都照顾到了');
    await saved(gunanzhou);

    await chenyanqiu.goto(sheetPath());
    await chenyanqiu.getByText('您重点看 教师教学').waitFor();
    await writeNote(chenyanqiu, '板书和课件对应');
    await tab(chenyanqiu, 'S–T 编码').click();
    await markFirst(chenyanqiu);
    await saved(chenyanqiu);
    expect(await seriousViolations(chenyanqiu)).toEqual([]);
  });

  it('shows nobody a sheet that is not shared', async () => {
    await lead('end');
    for (const account of ['chenyanqiu', 'xuyingchuan'] as const) {
      await pages[account].goto(reportPath());
      await pages[account].getByText('还没有共享的听课记录').waitFor();
      expect(await pages[account].locator('main').textContent()).not.toContain('西浦溪的学生先举手');
    }
  });

  it('is joined in a report once both have shared: one timeline, agreement, rating', async () => {
    for (const account of ['gunanzhou', 'chenyanqiu'] as const) {
      const page = pages[account];
      await page.goto(sheetPath());
      await page.getByRole('button', { name: '共享记录' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '共享记录' }).click();
      await page.getByRole('button', { name: '收回共享' }).waitFor();
    }
    const page = pages.xuyingchuan;
    await page.goto(reportPath());
    await page.getByText('待授课人确认', { exact: true }).waitFor();
    const lanes = page.getByRole('group', { name: '各听课人的时间线' });
    expect(await lanes.getByText('顾南舟').count()).toBe(1);
    expect(await lanes.getByText('陈砚秋').count()).toBe(1);
    expect(await lanes.locator('[data-kind="teacher"], [data-kind="student"]').count()).toBe(2);
    const notes = page.getByRole('region', { name: '时间线' }).getByRole('listitem');
    for (const text of ['西浦溪的学生先举手', '板书和课件对应']) {
      expect(await notes.filter({ hasText: text }).count()).toBe(1);
    }
    await page.getByText(/2 人在 \d+ 个共同时段上一致 100%/u).waitFor();
    expect(await page.getByRole('region', { name: '观察分工' }).textContent()).toContain('1（分工）');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('is confirmed by the taught teacher, exported, and entered into a research file', async () => {
    const { xuyingchuan: teacher, gunanzhou } = pages;
    await teacher.getByRole('button', { name: '提出异议' }).click();
    await teacher.getByText('请写明异议的内容').waitFor();
    await teacher.getByRole('button', { name: '确认', exact: true }).click();
    await teacher.getByText('授课人已确认', { exact: true }).waitFor();

    await gunanzhou.goto(sheetPath());
    await gunanzhou.getByText('已于').first().waitFor();
    // What was answered with it is not taken back.
    await expect.poll(() => gunanzhou.getByRole('button', { name: '收回共享' }).count()).toBe(0);
    await gunanzhou.goto(reportPath());
    await gunanzhou.getByRole('button', { name: '导出' }).click();
    const [file] = await Promise.all([
      gunanzhou.waitForEvent('download'),
      gunanzhou.getByRole('menuitem', { name: '时间线 CSV' }).click(),
    ]);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv).toContain('顾南舟');
    expect(csv).toContain('板书和课件对应');

    await gunanzhou.getByRole('button', { name: '归入研究档案' }).click();
    const dialog = gunanzhou.getByRole('dialog');
    await dialog.getByRole('button', { name: /共同体/u }).click();
    await gunanzhou.getByRole('option', { name: /六年级数学备课组/u }).click();
    await dialog.getByRole('button', { name: '归入研究档案' }).click();
    await gunanzhou.getByText('已归入研究档案', { exact: true }).first().waitFor();
    await gunanzhou.getByRole('link', { name: '打开听课记录表' }).click();
    await expect.poll(() => gunanzhou.locator('.document-content').textContent()).toContain('板书和课件对应');
  });

  it('is kept beside a replay, whose lesson time its notes and marks take', async () => {
    const page = pages.weisuxin;
    await page.goto(sheetPath(PAST));
    await page.getByRole('link', { name: '在回放旁边记录' }).click();
    const slider = page.getByRole('slider', { name: '课堂时间' });
    await slider.fill(String(18 * 60_000 + 40_000));
    await page.getByRole('textbox', { name: '看到、听到的' }).fill('铜岭学生说得清楚');
    // The note keeps the moment of its first letter.
    await slider.fill(String(21 * 60_000));
    await page.getByRole('button', { name: '记下' }).click();
    await page.getByRole('button', { name: '到 18:40' }).waitFor();
    await tab(page, 'S–T 编码').click();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: '21:00 学生行为' }).waitFor();
    await saved(page);
    const answer = await page.request.get(`/api/lessons/${PAST}/observation`);
    const { sheet } = (await answer.json()) as { sheet: { content: { notes: unknown; coding: { marks: string } } } };
    expect(sheet.content.notes).toMatchObject([{ lessonTimeMs: 1_120_000, dimension: 'learning' }]);
    expect(sheet.content.coding.marks.slice(42)).toBe('S');
    await tab(page, '课堂记录').click();
    await page.getByRole('button', { name: '到 18:40' }).click();
    await expect.poll(() => slider.inputValue()).toBe('1120000');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('shows of the demo’s lesson two observers on one timeline, each mark a way into the replay', async () => {
    const page = pages.xuyingchuan;
    await page.goto(reportPath(PAST));
    const lanes = page.getByRole('group', { name: '各听课人的时间线' });
    await expect.poll(() => lanes.locator('[data-kind="teacher"], [data-kind="student"]').count()).toBe(14);
    await lanes.getByRole('button', { name: /18:50/u }).press('Enter');
    await expect.poll(() => page.getByRole('slider', { name: '课堂时间' }).inputValue()).toBe('1130000');
  });
});
