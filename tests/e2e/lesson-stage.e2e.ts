import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { StageTool } from '../../client/src/features/lessons/stage/props.ts';
import type { StageEvent } from '../../media/src/timeline/index.ts';
import { SOFTWARE_WEBGL } from './scene-lab/software-webgl.ts';
import { openStageLab } from './stage-lab/open.ts';
import { serveStageLab, type StageLab } from './stage-lab/serve.ts';
import { inkOf } from './support/ink.ts';

let lab: StageLab;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  lab = await serveStageLab();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...SOFTWARE_WEBGL, '--autoplay-policy=no-user-gesture-required'],
  });
  page = await openStageLab(browser, lab);
});

afterAll(async () => {
  await browser.close();
  await lab.close();
});

const act = (...events: readonly StageEvent[]): Promise<void> =>
  page.evaluate((all) => {
    for (const event of all) window.stageLab?.act(event);
  }, events);
const lead = (): Locator => page.locator('[data-stage="lead"]');
const classroom = (): Locator => page.locator('[data-stage="classroom"]');

/** Takes a tool into the hand, and waits until it is there. */
async function take(tool: StageTool): Promise<void> {
  await page.evaluate((wanted) => window.labTool?.(wanted), tool);
  await page.locator(`[data-stage="lead"][data-tool="${tool}"]`).waitFor();
}

async function drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const sheet = lead().locator('canvas').first();
  // One that was enlarged before reaches beyond the window until it is whole again.
  await expect.poll(async () => (await sheet.boundingBox())?.x ?? -1).toBeGreaterThanOrEqual(0);
  const box = await sheet.boundingBox();
  if (box === null) throw new Error('there is no sheet');
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), { steps: 4 });
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

describe('the stage of a lesson', () => {
  afterEach(() => take('none'));

  it('shows the same page of a PDF to the lead teacher and to a classroom, with its words for who does not see it', async () => {
    await act({ kind: 'slides.open', deckId: 'deck', pages: 3, page: 1 });
    for (const stage of [lead(), classroom()]) {
      await expect.poll(() => inkOf(stage.locator('canvas'))).toBeGreaterThan(1_000);
      await expect.poll(() => stage.textContent()).toContain('张纸平均分成');
    }
    await act({ kind: 'slides.turn', page: 3 });
    for (const stage of [lead(), classroom()]) {
      await expect.poll(() => stage.textContent()).toContain('5/6');
      await expect.poll(() => stage.locator('canvas[aria-busy="false"]').count()).toBe(1);
    }
  });

  it('is as sharp as it is enlarged', async () => {
    const widthOf = (): Promise<number> =>
      classroom()
        .locator('canvas')
        .evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.width : 0));
    const before = await widthOf();
    await act({ kind: 'view.zoom', scale: 2, x: 0.5, y: 0.5 });
    await expect.poll(widthOf).toBeGreaterThan(1.8 * before);
    await act({ kind: 'view.zoom', scale: 1, x: 0.5, y: 0.5 });
  });

  it('brings what is drawn over a page to the classroom, keeps it with the page, and takes it away where it is rubbed out', async () => {
    await take('pen');
    await drag([0.2, 0.5], [0.6, 0.6]);
    const lines = (): Promise<number> => classroom().locator('svg path[data-colour="red"]').count();
    await expect.poll(lines).toBe(1);
    await act({ kind: 'slides.turn', page: 2 });
    await expect.poll(lines).toBe(0);
    await act({ kind: 'slides.turn', page: 3 });
    await expect.poll(lines).toBe(1);
    await take('eraser');
    await drag([0.4, 0.4], [0.4, 0.7]);
    await expect.poll(lines).toBe(0);
  });

  it('shows in the classroom where the lead teacher points, and no longer once the hand has left', async () => {
    await take('pointer');
    await drag([0.3, 0.3], [0.25, 0.75]);
    const pointed = (): Promise<unknown> => page.evaluate(() => window.stageLab?.shown().pointer ?? null);
    await expect.poll(pointed).toEqual({ x: expect.closeTo(0.25, 2), y: expect.closeTo(0.75, 2) });
    await page.mouse.move(5, 5);
    await expect.poll(pointed).toBeNull();
  });

  it('brings the board to the classroom as it is drawn, and what is undone goes there too', async () => {
    await act({ kind: 'board.open', boardId: 'board1' });
    const drawn = (): Promise<number> => inkOf(classroom().locator('canvas.static'));
    await lead().locator('canvas.interactive').waitFor();
    await classroom().locator('canvas.static').waitFor({ state: 'attached' });
    await expect.poll(drawn).toBe(0);
    await drag([0.3, 0.4], [0.7, 0.6]);
    await expect.poll(drawn).toBeGreaterThan(50);
    expect(await page.evaluate(() => window.stageLab?.shown().boards[0]?.elements.length)).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(drawn).toBe(0);
  });

  it('keeps a video where the log says that it is', async () => {
    await act(
      { kind: 'video.open', mediaId: 'clip', durationMs: 6_000 },
      { kind: 'video.rate', rate: 0.25 },
      { kind: 'video.play', positionMs: 0 },
    );
    const offMs = (stage: Locator): Promise<number> =>
      stage
        .locator('video')
        .evaluate((video) => Math.abs(Number((video as HTMLVideoElement).dataset['offMs'] ?? '9999')));
    for (const stage of [lead(), classroom()]) await expect.poll(() => offMs(stage)).toBeLessThan(100);
    await act({ kind: 'video.pause', positionMs: 4_000 });
    for (const stage of [lead(), classroom()]) await expect.poll(() => offMs(stage)).toBeLessThan(20);
  });

  it('runs a twin by the lead teacher’s commands to the same state in the classroom', async () => {
    await act(
      { kind: 'twin.open', runId: 'r1', sceneId: 'motor-starter', seed: 7, tickMs: 1 },
      { kind: 'twin.pace', atTick: 0, rate: 1 },
    );
    for (const stage of [lead(), classroom()]) await stage.getByRole('button', { name: CONTROLS, exact: true }).click();
    // Every control's state: the classroom, which only looks on, is offered no buttons beside them.
    const states = (stage: Locator): Promise<string[]> =>
      stage.locator('aside').last().locator('[data-row] [data-tone]').allInnerTexts();
    for (const stage of [lead(), classroom()])
      await expect.poll(async () => (await states(stage)).length).toBeGreaterThan(5);
    const before = await states(classroom());
    await act({ kind: 'twin.pace', atTick: 60_000, rate: 0 });
    await act({ kind: 'twin.command', atTick: 60_000, command: JSON.stringify(COMMAND) });
    await expect.poll(() => states(classroom())).not.toEqual(before);
    await expect.poll(async () => String(await states(lead())) === String(await states(classroom()))).toBe(true);
  });

  it('asks a question over whatever is in front, until it is put away', async () => {
    await act({ kind: 'quiz.open', quizId: 'q1', question: '5/6 ÷ 2 = ？', options: ['5/12', '10/6'] });
    await expect.poll(() => classroom().textContent()).toContain('5/6 ÷ 2');
    await act({ kind: 'quiz.close', quizId: 'q1' }, { kind: 'quiz.reveal', quizId: 'q1', correctOption: 0 });
    await expect.poll(() => classroom().locator('[data-correct]').textContent()).toContain('5/12');
    await act({ kind: 'quiz.putAway', quizId: 'q1' });
    await expect.poll(() => classroom().textContent()).not.toContain('5/6 ÷ 2');
  });
});

const CONTROLS = '控制';
const COMMAND = { target: 'cabinet', name: 'turnOff', args: { part: 'QF' } };
