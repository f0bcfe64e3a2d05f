import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoMediaServer } from '../../media/src/server/launcher/testing-server.ts';
import { deckOf } from './stage-lab/materials.ts';
import { launchBrowser, seriousViolations } from './support/browser.ts';
import { drawOver, inkOf } from './support/ink.ts';
import { type Line, openLine } from './support/line.ts';
import { type LessonPerson, type LiveLesson, startLiveLesson } from './support/live-lesson.ts';
import { drawn, lookedAt } from './support/looked-at.ts';
import { readRecorded, shownAt } from './support/recorded-lesson.ts';

const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`A live lesson in the browser is skipped: ${absent}\n`);

const CUT_MS = 10_000;
const NOTE = '西浦溪断线时课照常进行';
const QUESTION = '4/5 ÷ 3 = ?';

/** Each is a page of its own with pictures and voices: all seven take a machine that is free. */
const followers: readonly LessonPerson[] =
  process.env['LONG_TESTS'] === '1'
    ? ['leadClassroom', 'tongling', 'tingnan', 'xipuxi', 'assistant', 'observer']
    : ['tongling', 'xipuxi', 'assistant', 'observer'];

const at = (page: Page, role: 'button' | 'textbox' | 'tab' | 'menuitem', name: string | RegExp) =>
  page.getByRole(role, { name, exact: typeof name === 'string' });
/** The page of the slides that somebody sees. */
const slide = (page: Page, number: number) => page.getByRole('img', { name: new RegExp(`第 ${number} 页`, 'u') });

/** What the list of a twin's controls says of its breaker. */
const breakerOf = (page: Page): Promise<string> => page.locator('[data-row="QF"] [data-tone]').innerText();

describe.skipIf(absent !== undefined)('a live lesson with a real media server', () => {
  let browser: Browser;
  let lesson: LiveLesson;
  let weakLine: Line;
  const pages = new Map<LessonPerson, Page>();
  const pageOf = (who: LessonPerson): Page => {
    const page = pages.get(who);
    if (page === undefined) throw new Error(`${who} is not there`);
    return page;
  };
  const draw = async (surface: string): Promise<void> => {
    for (const [who, page] of pages) await drawn(page, `lesson-${surface}-${who}`);
  };
  /** All who follow see it. */
  const allSee = (what: (page: Page) => ReturnType<typeof slide>): Promise<void[]> =>
    Promise.all([...pages.values()].map((page) => what(page).first().waitFor()));

  beforeAll(async () => {
    // A twin is operated by its list of controls here: drawing it on every page takes a graphics card.
    browser = await launchBrowser({ devices: true, pictures: false });
    lesson = await startLiveLesson(browser);
    weakLine = await openLine(lesson.product.address);
  });
  afterAll(async () => {
    await lesson.dispose();
    await weakLine.close();
    await browser.close();
  });

  it('lets those who wait come in by themselves once the lead teacher opens it', async () => {
    const waiting = await lesson.enter('tongling');
    pages.set('tongling', waiting);
    await waiting.getByRole('heading', { name: /还没有开课/u }).waitFor();
    const lead = await lesson.enter('lead');
    pages.set('lead', lead);
    const deck = { name: '练习课件.pdf', mimeType: 'application/pdf', buffer: await deckOf(browser) };
    const added = await lead.request.post(`/api/lessons/${lesson.lessonId}/materials/files`, {
      multipart: { file: deck },
    });
    expect(added.status(), await added.text()).toBeLessThan(300);
    const twin = await lead.request.post(`/api/lessons/${lesson.lessonId}/materials`, {
      data: { kind: 'twin', sceneId: 'motor-starter', title: '星三角启动柜' },
    });
    expect(twin.status(), await twin.text()).toBeLessThan(300);
    await at(lead, 'button', '现在开课').click();
    await waiting.getByRole('timer').first().waitFor();
    for (const who of followers.filter((one) => !pages.has(one)))
      pages.set(who, await lesson.enter(who, who === 'xipuxi' ? weakLine.address : undefined));
    await Promise.all([...pages.values()].map((page) => page.getByRole('timer').first().waitFor()));
  });

  it('P4 is recorded with the lead teacher’s picture once they say so, which everybody sees', async () => {
    const lead = pageOf('lead');
    await at(lead, 'button', '开始录制').click();
    await at(lead, 'menuitem', /声音和我的画面/u).click();
    const marked = (page: Page) => page.getByRole('status').filter({ hasText: '录制中' });
    await allSee(marked);
    expect(await marked(pageOf('tongling')).count()).toBeGreaterThan(0);
  });

  it('turns pages for everybody, and shows the lead teacher’s picture in every classroom', async () => {
    const lead = pageOf('lead');
    await at(lead, 'button', '打开').click();
    await at(lead, 'menuitem', /练习课件/u).click();
    await allSee((page) => slide(page, 1));
    await at(lead, 'button', '下一页').click();
    await allSee((page) => slide(page, 2));
    await draw('slides');
    const picture = pageOf('tongling').locator('video[aria-label="主讲老师画面"]');
    await expect
      .poll(() => picture.evaluate((video) => (video instanceof HTMLVideoElement ? video.videoWidth : 0)))
      .toBeGreaterThan(0);
  });

  it('takes hands of a classroom, brings it on stage, and lets it be heard', async () => {
    const [lead, assistant] = [pageOf('lead'), pageOf('assistant')];
    await at(assistant, 'button', '多一人').click();
    await at(assistant, 'button', '举手').click();
    const card = lead.getByRole('listitem').filter({ hasText: '铜岭中心小学' }).first();
    await card.getByText('2 人').waitFor();
    await card.getByRole('button', { name: '连麦第一位' }).click();
    await pageOf('tongling').getByText('轮到你们发言').waitFor();
    await at(pageOf('tongling'), 'button', '关闭麦克风').waitFor();
    await card.getByRole('button', { name: '结束连麦' }).click();
    await expect.poll(() => pageOf('tongling').getByText('轮到你们发言').count()).toBe(0);
  });

  it('asks a question, counts it by classroom, and reveals the answer', async () => {
    const [lead, assistant] = [pageOf('lead'), pageOf('assistant')];
    await at(lead, 'button', '发题').click();
    await at(lead, 'textbox', '题目').fill(QUESTION);
    for (const [letter, option] of Object.entries({ A: '12/5', B: '4/15', C: '4/8', D: '不会' }))
      await at(lead, 'textbox', `选项 ${letter}`).fill(option);
    await at(lead, 'button', /正确答案/u).click();
    await lead.getByRole('option', { name: /^B 4\/15/u }).click();
    await at(lead, 'button', '发出').click();
    await allSee((page) => page.getByText(QUESTION));
    await at(assistant, 'tab', /答题/u).click();
    await at(assistant, 'textbox', '选 B 的人数').fill('8');
    await at(assistant, 'textbox', '选 C 的人数').fill('1');
    await at(assistant, 'button', '提交人数').click();
    const row = lead.getByRole('region', { name: '各教室答题' }).getByRole('listitem').filter({ hasText: '铜岭' });
    await expect.poll(() => row.getByRole('img', { name: /A 0，B 8，C 1，D 0/u }).count()).toBe(1);
    await at(lead, 'button', '收题').click();
    await at(lead, 'button', '公布答案').click();
    await pageOf('observer').getByText('答案 B').waitFor();
    await draw('quiz');
    await at(lead, 'button', '收起题卡').click();
  });

  it('brings a twin onto the stage with the exercise that the lead teacher chose: they operate it, the others see the same and can only look', async () => {
    const lead = pageOf('lead');
    await at(lead, 'button', '打开').click();
    await at(lead, 'menuitem', /星三角启动柜/u).click();
    const dialog = lead.getByRole('dialog');
    await dialog.getByRole('radio', { name: /排除/u }).press('Space');
    await dialog.getByRole('button', { name: '放上台面' }).click();
    for (const page of pages.values()) await at(page, 'button', '控制').click();
    for (const page of pages.values()) await expect.poll(() => breakerOf(page)).toMatch(/^分闸/u);
    const names = (page: Page) => page.locator('[data-row] [data-name]').count();
    for (const page of [...pages.values()].filter((one) => one !== lead))
      expect(await page.locator('[data-row]').getByRole('button').count()).toBe(await names(page));
    const breaker = lead.locator('[data-row="QF"]');
    await breaker.locator('[data-name]').click();
    await breaker.getByRole('button', { name: '合闸', exact: true }).click();
    for (const page of pages.values()) await expect.poll(() => breakerOf(page)).toMatch(/^合闸/u);
    await draw('twin');
  });

  it('brings what is drawn on the board to everybody, and comes back to the page that was open', async () => {
    const lead = pageOf('lead');
    await at(lead, 'button', '白板').click();
    await drawOver(lead.locator('canvas.interactive'));
    for (const page of pages.values())
      await expect.poll(() => inkOf(page.locator('canvas.static'))).toBeGreaterThan(30);
    await draw('board');
    await at(lead, 'button', '打开').click();
    await at(lead, 'menuitem', /练习课件/u).click();
    await allSee((page) => slide(page, 2));
  });

  it('goes on for the others while one line is cut for ten seconds, and that one has missed nothing afterwards', async () => {
    const [lead, weak, observer] = [pageOf('lead'), pageOf('xipuxi'), pageOf('observer')];
    weakLine.cut();
    await weak.getByText(/与课堂断开，正在重连/u).waitFor();
    await at(lead, 'button', '下一页').click();
    await slide(observer, 3).waitFor();
    const isBack = lead.waitForTimeout(CUT_MS);
    await at(observer, 'tab', '听课记录').click();
    const note = observer.getByRole('textbox', { name: '看到、听到的' });
    await note.fill(NOTE);
    await note.press('Control+Enter');
    await observer
      .getByText(/^已保存/u)
      .first()
      .waitFor();
    await isBack;
    await draw('cut');
    // It shows what it knew, and says so.
    expect(await slide(weak, 2).count()).toBe(1);
    weakLine.mend();
    await slide(weak, 3).waitFor();
    await expect.poll(() => weak.getByText(/与课堂断开/u).count()).toBe(0);
  });

  it('brings messages of an assistant to the lead teacher', async () => {
    const [lead, assistant] = [pageOf('lead'), pageOf('assistant')];
    await at(assistant, 'tab', /消息/u).click();
    await at(assistant, 'textbox', '消息').fill('声音清楚，学生看得到课件。');
    await at(assistant, 'button', '发送').click();
    await expect.poll(() => lead.getByText('声音清楚，学生看得到课件。').count()).toBe(1);
  });

  it('has nothing serious against it for those who cannot see, or work by keys', async () => {
    for (const who of ['lead', 'tongling', 'assistant', 'observer'] as const)
      expect(await seriousViolations(pageOf(who)), who).toEqual([]);
  });

  it('ends for everybody at once', async () => {
    const lead = pageOf('lead');
    await at(lead, 'button', '结束上课').click();
    await lead.getByRole('alertdialog').getByRole('button', { name: '结束上课' }).click();
    for (const page of pages.values())
      await expect.poll(() => page.getByRole('heading', { name: /课已结束/u }).count()).toBe(1);
  });

  it('can be walked through again: slides, quiz, twin and board as they were, and the lead teacher’s voice is kept', async () => {
    const [lead, observer] = [pageOf('lead'), pageOf('observer')];
    for (const page of pages.values()) if (page !== lead && page !== observer) await page.context().close();
    const read = () => readRecorded(lead, lesson.lessonId);
    await expect.poll(async () => (await read()).pictures.flatMap(({ chunks }) => chunks).length).toBeGreaterThan(0);
    const replay = await read();
    expect(replay.sources.flatMap(({ chunks }) => chunks).some(({ heardMs }) => heardMs > 0)).toBe(true);

    const page = (number: number) => shownAt(replay, 'slides.turn', (turn) => turn.page === number);
    await observer.goto(`/lessons/${lesson.lessonId}/replay`);
    const slider = observer.getByRole('slider', { name: '课堂时间' });
    const stage = observer.locator('[data-seq]');
    const seek = (ms: number): Promise<void> => slider.fill(String(Math.ceil(ms / 100) * 100));
    await seek(shownAt(replay, 'slides.open'));
    await slide(observer, 1).waitFor();
    await seek(page(2));
    await slide(observer, 2).waitFor();
    await seek(shownAt(replay, 'quiz.open'));
    await stage.getByText(QUESTION).waitFor();
    expect(await stage.locator('[data-correct]').count()).toBe(0);
    await seek(shownAt(replay, 'quiz.reveal'));
    await stage.locator('[data-correct]').filter({ hasText: '4/15' }).waitFor();
    await lookedAt(observer, 'lesson-replay-quiz');
    await seek(shownAt(replay, 'twin.command') - 200);
    await at(observer, 'button', '控制').click();
    await expect.poll(() => breakerOf(observer)).toMatch(/^分闸/u);
    await seek(shownAt(replay, 'board.open') - 200);
    await expect.poll(() => breakerOf(observer)).toMatch(/^合闸/u);
    await drawn(observer, 'lesson-replay-twin');
    await seek(shownAt(replay, 'twin.command') - 200);
    await expect.poll(() => breakerOf(observer)).toMatch(/^分闸/u);
    await seek(replay.entries.findLast(({ event }) => event.kind === 'board.put')?.showAt ?? 0);
    await expect.poll(() => inkOf(stage.locator('canvas.static'))).toBeGreaterThan(30);
    await drawn(observer, 'lesson-replay-board');
  });

  it('is told of in the observer’s report, which joins their notes with what the lesson kept, and is exported', async () => {
    const [lead, observer] = [pageOf('lead'), pageOf('observer')];
    const path = `/lessons/${lesson.lessonId}/observation`;
    await observer.goto(path);
    await observer.getByRole('button', { name: '共享记录' }).click();
    await observer.getByRole('dialog').getByRole('button', { name: '共享记录' }).click();
    await observer.getByRole('button', { name: '收回共享' }).waitFor();
    await lead.goto(`${path}/report`);
    const notes = lead.getByRole('region', { name: '时间线' }).getByRole('listitem');
    await notes.filter({ hasText: NOTE }).waitFor();
    // Of nine answers eight were right.
    const row = lead.getByRole('row').filter({ hasText: '铜岭' });
    expect((await row.getByRole('gridcell').allInnerTexts()).slice(-2)).toEqual(['9', '8']);
    await lookedAt(lead, 'lesson-report');
    await lead.getByRole('button', { name: '导出' }).click();
    const [file] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('menuitem', { name: '时间线 CSV' }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toContain(NOTE);
  });
});
