import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createTestDevice, type TestDevice } from '../../testing-device.ts';
import type { StageEvent } from '../../timeline/index.ts';
import { createStageLink } from './stage-link.ts';
import { createTestLesson, OFFSET_MS, type TestLesson } from './testing-lesson-server.ts';
import type { ActOutcome, StageLink } from './types.ts';

const deck: StageEvent = { kind: 'slides.open', deckId: 'fractions', pages: 18, page: 1 };
const turn = (page: number): StageEvent => ({ kind: 'slides.turn', page });
const point = (x: number): StageEvent => ({ kind: 'pointer.move', x, y: 0.5 });

let device: TestDevice;
let lesson: TestLesson;
let link: StageLink;

function open(): StageLink {
  return createStageLink({
    socket: lesson.socket,
    lessonId: 'lesson',
    page: 'page-0001',
    now: device.now,
    after: device.after,
  });
}

const runFor = (ms: number): void => device.runTo(device.now() + ms);

function watch(outcome: Promise<ActOutcome>): { readonly settled: ActOutcome[] } {
  const settled: ActOutcome[] = [];
  void outcome.then((told) => settled.push(told));
  return { settled };
}

beforeEach(() => {
  device = createTestDevice();
  lesson = createTestLesson(device);
  link = open();
});
afterEach(() => link.close());

describe('a stage link', () => {
  it('joins, learns the clock, and shows what is done at its moment', () => {
    expect(link.getSnapshot()).toMatchObject({ connection: 'joining', clock: null, headSeq: 0 });
    lesson.connect();
    runFor(2_000);
    expect(link.getSnapshot()).toMatchObject({ connection: 'following', clock: { roundTripMs: 60 } });
    const shownAtMs: number[] = [];
    link.onShown(() => shownAtMs.push(device.now()));
    const doneAtMs = device.now();
    lesson.act(deck);
    runFor(500);
    expect(shownAtMs).toHaveLength(1);
    // The server gives 60 ms until all show it.
    expect(Math.abs((shownAtMs[0] ?? 0) - doneAtMs - 60)).toBeLessThan(2);
    expect(link.getSnapshot()).toMatchObject({ headSeq: 1, shownSeq: 1, stage: { slides: { page: 1 } } });
    expect(link.getSnapshot().lastLateMs).toBeLessThan(2);
  });

  it('tells lesson time by the server', () => {
    expect(link.lessonNow()).toBeUndefined();
    lesson.connect();
    runFor(2_000);
    expect(Math.round(link.lessonNow() ?? 0)).toBe(Math.round(device.now() + OFFSET_MS - 1_000_000));
  });

  it('gives the same snapshot until something changes', () => {
    lesson.connect();
    runFor(2_000);
    const before = link.getSnapshot();
    expect(link.getSnapshot()).toBe(before);
    let changes = 0;
    link.subscribe(() => {
      changes += 1;
    });
    lesson.act(deck);
    runFor(500);
    expect(changes).toBeGreaterThan(0);
    expect(link.getSnapshot()).not.toBe(before);
  });

  it('F6 has after an outage what happened meanwhile, and does not call it late', () => {
    lesson.connect();
    runFor(2_000);
    lesson.act(deck);
    runFor(500);
    lesson.disconnect();
    expect(link.getSnapshot()).toMatchObject({ connection: 'lost', stage: { slides: { page: 1 } } });
    for (const page of [2, 3, 4]) lesson.act(turn(page));
    runFor(10_000);
    lesson.connect();
    runFor(200);
    expect(link.getSnapshot()).toMatchObject({ connection: 'following', shownSeq: 4, stage: { slides: { page: 4 } } });
    expect(link.getSnapshot().lastLateMs).toBeLessThan(2);
  });

  it('opens a line anew that has been silent for six seconds', () => {
    lesson.connect();
    runFor(3_000);
    lesson.isDead = true;
    runFor(7_000);
    lesson.isDead = false;
    lesson.act(deck);
    const follows = lesson.asked.filter((message) => message === 'follow').length;
    runFor(6_500);
    expect(lesson.asked.filter((message) => message === 'follow').length).toBe(follows + 1);
    expect(link.getSnapshot()).toMatchObject({ connection: 'following', shownSeq: 1 });
  });

  it('comes back where the server cut it off to look at it again', () => {
    lesson.connect();
    runFor(2_000);
    lesson.disconnect('io server disconnect');
    runFor(1_500);
    expect(link.getSnapshot().connection).toBe('following');
  });

  it('asks no more where it is not let in', async () => {
    lesson.refusal = 'lesson.barred';
    const { settled } = watch(link.act(deck));
    lesson.connect();
    runFor(60_000);
    expect(link.getSnapshot()).toMatchObject({ connection: 'refused', refusal: 'lesson.barred' });
    expect(lesson.asked.filter((message) => message === 'follow')).toHaveLength(1);
    await expect.poll(() => settled).toEqual([{ ok: false, code: 'lesson.barred' }]);
  });

  it('asks to join again where the server was only too busy', () => {
    lesson.refusal = 'request.tooMany';
    lesson.connect();
    runFor(500);
    lesson.refusal = undefined;
    runFor(2_000);
    expect(link.getSnapshot().connection).toBe('following');
  });

  it('keeps the stage when the lesson ends', async () => {
    lesson.connect();
    lesson.act(deck);
    runFor(2_000);
    lesson.end();
    runFor(500);
    expect(link.getSnapshot()).toMatchObject({ ended: true, stage: { slides: { page: 1 } } });
    expect(await link.act(turn(2))).toEqual({ ok: false, code: 'lesson.over' });
  });

  it('leaves nothing behind', () => {
    lesson.connect();
    runFor(2_000);
    link.close();
    // Only the server's heartbeat.
    runFor(100);
    expect(device.openTimers()).toBe(1);
  });
});

describe('acts of a stage link', () => {
  beforeEach(() => {
    lesson.connect();
    runFor(2_000);
  });

  it('are answered once they are kept', async () => {
    const { settled } = watch(link.act(deck));
    expect(link.getSnapshot().unacknowledged).toBe(1);
    runFor(100);
    await expect.poll(() => settled).toEqual([{ ok: true, seq: 1 }]);
    expect(link.getSnapshot().unacknowledged).toBe(0);
  });

  it('are refused with the reason', async () => {
    const { settled } = watch(link.act(turn(2)));
    runFor(100);
    await expect.poll(() => settled).toEqual([{ ok: false, code: 'lesson.actRefused', reason: 'notInFront' }]);
  });

  it('are done once though the answer got lost with the line', async () => {
    lesson.lostAnswers = 1;
    const { settled } = watch(link.act(deck));
    runFor(200);
    lesson.disconnect();
    runFor(1_000);
    lesson.connect();
    runFor(500);
    await expect.poll(() => settled).toEqual([{ ok: true, seq: 1 }]);
    expect(lesson.entries).toHaveLength(1);
  });

  it('that were done without a line are done in their order when it is back', () => {
    lesson.disconnect();
    for (const event of [deck, turn(2), turn(3)]) void link.act(event);
    expect(link.getSnapshot().unacknowledged).toBe(3);
    runFor(1_000);
    lesson.connect();
    runFor(1_000);
    expect(lesson.entries.map(({ event }) => event)).toEqual([deck, turn(2), turn(3)]);
    expect(link.getSnapshot().unacknowledged).toBe(0);
  });

  it('that only move something wait for none that are older', async () => {
    void link.act(deck);
    runFor(100);
    lesson.disconnect();
    const first = watch(link.act(point(0.1)));
    void link.act(point(0.2));
    void link.act(point(0.3));
    lesson.connect();
    runFor(1_000);
    expect(lesson.entries.map(({ event }) => event)).toEqual([deck, point(0.3)]);
    await expect.poll(() => first.settled).toEqual([{ ok: false, code: 'superseded' }]);
  });

  it('are sent again where the server took no more just then', async () => {
    lesson.nextActCode = 'request.tooMany';
    const { settled } = watch(link.act(deck));
    runFor(500);
    expect(settled).toEqual([]);
    runFor(2_000);
    await expect.poll(() => settled).toEqual([{ ok: true, seq: 1 }]);
  });

  it('go no faster than the server takes them', () => {
    void link.act(deck);
    for (let page = 2; page <= 18; page += 1) void link.act(turn(page));
    for (let page = 17; page >= 1; page -= 1) void link.act(turn(page));
    runFor(1_000);
    expect(lesson.asked.filter((message) => message === 'act').length).toBeLessThanOrEqual(30);
    runFor(5_000);
    expect(lesson.entries).toHaveLength(35);
    expect(link.getSnapshot().stage.slides?.page).toBe(1);
  });
});
