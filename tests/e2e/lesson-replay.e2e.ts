import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeChunk } from '../../media/src/recorder/chunk-files.ts';
import { openSource } from '../../media/src/recorder/source.ts';
import {
  EMPTY_LOG,
  headAfter,
  lessonTimeMs,
  type LogHead,
  propose,
  type StageEntry,
  type StageEvent,
  strokesInFront,
} from '../../media/src/timeline/index.ts';
import { SOFTWARE_WEBGL } from './scene-lab/software-webgl.ts';
import { seriousViolations } from './support/browser.ts';
import { demoPerson } from './support/document.ts';
import { type Product, startProduct } from './support/product.ts';

/** The demo's lesson that is over: it is laid with slides, strokes, a board, a document and a quiz, and without voices. */
const LESSON = 'demo-past-circle';
const MINUTE_MS = 60_000;
/** Sound is laid into the test's recording there. */
const SOUND_FROM_MS = 18 * MINUTE_MS;
const SOUND_LASTS_MS = 32_000;
const LEAD_SEAT = `${LESSON}-000`;

let product: Product;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let entries: readonly StageEntry[];

beforeAll(async () => {
  [product, browser] = await Promise.all([
    startProduct(),
    chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: SOFTWARE_WEBGL }),
  ]);
  await layTwin();
  await laySound();
  ({ context, page } = await demoPerson(browser, product.address, 'gunanzhou', { serviceWorkers: 'block' }));
  const answer = await page.request.get(`/api/lessons/${LESSON}/replay`);
  ({ entries } = (await answer.json()) as { entries: readonly StageEntry[] });
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.dispose();
});

function inDatabase(act: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(join(product.dataDir, 'tongyan.sqlite'));
  try {
    database.exec('PRAGMA busy_timeout = 10000');
    act(database);
  } finally {
    database.close();
  }
}

/** A twin at the end of the log, by the log's own rules. */
async function layTwin(): Promise<void> {
  const acts: readonly (readonly [number, StageEvent])[] = [
    [37 * MINUTE_MS, { kind: 'twin.open', runId: 'run1', sceneId: 'motor-starter', seed: 7, tickMs: 1 }],
    [37 * MINUTE_MS + 1_000, { kind: 'twin.pace', atTick: 0, rate: 1 }],
    [
      37 * MINUTE_MS + 20_000,
      {
        kind: 'twin.command',
        atTick: 19_500,
        command: JSON.stringify({ target: 'cabinet', name: 'turnOff', args: { part: 'QF' } }),
      },
    ],
  ];
  inDatabase((database) => {
    const rows = database.prepare('SELECT entry FROM lessonStageEntry WHERE lessonId = ? ORDER BY seq').all(LESSON);
    let head = rows.map(({ entry }) => JSON.parse(String(entry)) as StageEntry).reduce(headAfter, EMPTY_LOG);
    for (const [atMs, event] of acts) {
      const proposed = propose(head, { event, by: LEAD_SEAT, now: lessonTimeMs(atMs), leadMs: 0 });
      if (!proposed.accepted) throw new Error(proposed.misfit);
      ({ head } = proposed);
      const { entry } = proposed;
      database
        .prepare('INSERT INTO lessonStageEntry (lessonId, seq, actKey, entry) VALUES (?, ?, ?, ?)')
        .run(LESSON, entry.seq, `test ${entry.seq}`, JSON.stringify(entry));
    }
  });
}

/** A tone, as a recorder writes what it hears. */
async function laySound(): Promise<void> {
  const sourceId = 'test-source';
  inDatabase((database) =>
    database
      .prepare(
        'INSERT INTO lessonAdmission (id, lessonId, seatId, admittedAtMs, removedAtMs) VALUES (?, ?, ?, ?, NULL)',
      )
      .run(sourceId, LESSON, LEAD_SEAT, 0),
  );
  const folder = join(product.dataDir, 'recordings', LESSON);
  const written: Promise<unknown>[] = [];
  const source = await openSource({ sourceId, onChunk: (chunk) => void written.push(writeChunk(folder, chunk)) });
  const [RATE_HZ, PART_MS] = [48_000, 100];
  for (let fromMs = 0; fromMs < SOUND_LASTS_MS; fromMs += PART_MS) {
    const samples = Int16Array.from({ length: (RATE_HZ * PART_MS) / 1_000 }, (_, index) => {
      return 4_000 * Math.sin((2 * Math.PI * 440 * index) / RATE_HZ);
    });
    source.hear(samples, SOUND_FROM_MS + fromMs + PART_MS);
  }
  source.flush();
  source.close();
  await Promise.all(written);
}

/** What is read twice alike: a twin that still runs to its moment is not there yet. */
async function settled(read: () => Promise<string | null>): Promise<string> {
  let last = '';
  const isSame = async (): Promise<boolean> => {
    const now = (await read()) ?? '';
    const same = now !== '' && now === last;
    last = now;
    return same;
  };
  await expect.poll(isSame, { interval: 700 }).toBe(true);
  return last;
}

const slider = () => page.getByRole('slider', { name: '课堂时间' });
const stage = () => page.locator('[data-seq]');
const shownSeq = async (): Promise<number> => Number(await stage().getAttribute('data-seq'));
const atMs = async (): Promise<number> => Number(await slider().inputValue());
const seek = (toMs: number): Promise<void> => slider().fill(String(toMs));
const headAt = (ms: number): LogHead => entries.filter(({ showAt }) => showAt <= ms).reduce(headAfter, EMPTY_LOG);

const QUESTION = '圆环面积是多少平方厘米（π 取 3.14）';

/** What the log says of a moment. */
function toldAt(ms: number) {
  const { seq, stage: told } = headAt(ms);
  const { surface, quizzes, quizShown } = told;
  return {
    seq,
    pageIsThere: surface === 'slides',
    strokes: surface === 'slides' ? strokesInFront(told).length : 0,
    boardIsThere: surface === 'board',
    documentIsThere: surface === 'document',
    asks: quizzes.some(({ quizId }) => quizId === quizShown),
  };
}

/** What the page shows, to be the same. */
async function shownAt(ms: number) {
  const text = (await stage().textContent()) ?? '';
  const pageNumber = headAt(ms).stage.slides?.page ?? 0;
  return {
    seq: await shownSeq(),
    pageIsThere:
      (await stage().locator('canvas[aria-busy="false"]').count()) === 1 && text.includes(PAGES[pageNumber] ?? ''),
    strokes: await stage().locator('svg path[data-colour]').count(),
    boardIsThere: (await stage().locator('canvas.static').count()) === 1,
    documentIsThere: (await stage().locator('.document-content').count()) === 1,
    asks: text.includes(QUESTION),
  };
}

/** What a page of the slides says, by its number. */
const PAGES = ['', '同步课堂', '一张光盘', '大圆剪去小圆', '简便一些', '小组活动', '随堂测', '小结'];

describe('the replay of a lesson', () => {
  it('shows at every moment what the log says of it, forwards and back', async () => {
    await page.goto(`/lessons/${LESSON}/replay`);
    await slider().waitFor();
    const minutes = [5, 6.5, 12, 9.5, 15.4, 24.2, 26.5, 23.5, 30, 34, 36, 5.6];
    for (const minute of minutes) {
      const ms = minute * MINUTE_MS;
      await seek(ms);
      await expect.poll(() => shownAt(ms)).toEqual(toldAt(ms));
    }
  });

  it('shows a document as it stood then, and nothing that was written later', async () => {
    await page.goto(`/lessons/${LESSON}/replay?at=${24.2 * MINUTE_MS}`);
    const content = stage().locator('.document-content');
    await expect.poll(() => content.textContent()).toContain('政和铜岭');
    expect(await content.textContent()).not.toContain('长汀汀南');
    await seek(26.5 * MINUTE_MS);
    await expect.poll(() => content.textContent()).toContain('寿宁西浦溪');
    expect(await content.textContent()).not.toContain('课后补记');
    await seek(23.5 * MINUTE_MS);
    await expect.poll(() => content.textContent()).not.toContain('政和铜岭');
    expect(await content.textContent()).toContain('各教室的发现');
    // What it says now is another thing.
    const update = await page.request.get(`/api/documents/demo-ring-findings/export?format=markdown`);
    expect(await update.text()).toContain('课后补记');
  });

  it('loads of the sound what is heard about the moment that is sought, and no more', async () => {
    const asked: number[] = [];
    page.on('request', (request) => {
      const [, startMs] = /\/replay\/sources\/[^/]+\/(\d+)(?:\?|$)/u.exec(request.url()) ?? [];
      if (startMs !== undefined) asked.push(Number(startMs));
    });
    await page.goto(`/lessons/${LESSON}/replay`);
    await slider().waitFor();
    const soughtMs = SOUND_FROM_MS + 16_000;
    await seek(soughtMs);
    await expect.poll(() => asked.length).toBeGreaterThan(2);
    await page.getByRole('button', { name: '播放', exact: true }).click();
    await expect.poll(atMs).toBeGreaterThan(soughtMs + 1_500);
    await page.getByRole('button', { name: '暂停', exact: true }).click();
    const reachedMs = await atMs();
    for (const startMs of asked) {
      expect(startMs).toBeGreaterThan(soughtMs - 4_100);
      expect(startMs).toBeLessThan(reachedMs + 12_000);
    }
    expect(new Set(asked).size).toBe(asked.length);
    expect(await page.getByText('有一段声音没能播放').count()).toBe(0);
  });

  it('finds words of the lesson, and goes to a moment by keys alone', async () => {
    await page.goto(`/lessons/${LESSON}/replay`);
    await slider().waitFor();
    await page.getByRole('searchbox').fill('平方差');
    const found = page.getByRole('complementary').getByRole('listitem');
    await expect.poll(() => found.count()).toBe(2);
    await found.nth(1).getByRole('button').press('Enter');
    await expect.poll(atMs).toBe(21 * MINUTE_MS + 14_000);
    await page.getByRole('searchbox').fill('');
    await page.locator('main h1').click();
    await page.keyboard.press('Home');
    await expect.poll(atMs).toBe(0);
    await page.keyboard.press('.');
    const firstMs = entries[0]?.showAt ?? 0;
    await expect.poll(async () => Math.abs((await atMs()) - firstMs) < 100).toBe(true);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Math.abs((await atMs()) - firstMs - 5_000) < 100).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(atMs).toBe(40 * MINUTE_MS);
    const mark = page.getByRole('list', { name: '课堂中的各处' }).getByRole('button', { name: /发题/u });
    await mark.press('Enter');
    await expect.poll(() => stage().textContent()).toContain('圆环面积是多少');
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('lets its viewer walk around a twin, which is in the state that the log says', async () => {
    await page.goto(`/lessons/${LESSON}/replay?at=${37 * MINUTE_MS + 15_000}`);
    await page.getByRole('button', { name: '控制', exact: true }).click();
    const words = (): Promise<string | null> => stage().locator('aside').last().textContent();
    const before = await settled(words);
    await seek(37 * MINUTE_MS + 30_000);
    await expect.poll(words).not.toBe(before);
    const after = await settled(words);
    await seek(37 * MINUTE_MS + 15_000);
    await expect.poll(words).toBe(before);
    await seek(37 * MINUTE_MS + 30_000);
    await expect.poll(words).toBe(after);
    const picture = stage().locator('canvas').first();
    const seen = await settled(async () => (await picture.screenshot()).toString('base64'));
    const box = await picture.boundingBox();
    if (box === null) throw new Error('there is no picture');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2 + 20, { steps: 6 });
    await page.mouse.up();
    await expect.poll(async () => (await picture.screenshot()).toString('base64')).not.toBe(seen);
    expect(await words()).toBe(after);
  });
});
