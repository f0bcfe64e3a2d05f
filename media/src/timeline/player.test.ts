import { describe, expect, it } from 'vitest';

import type { ClockEstimate } from '../clock/index.ts';
import { correctVideo } from './correction.ts';
import type { LessonClock } from './lesson-time.ts';
import type { StageEntry } from './log.ts';
import { createStagePlayer } from './player.ts';
import { createTestLog, deck, quiz } from './testing-lesson.ts';

/** A device whose timers are driven by hand. */
function device(offsetMs = 0) {
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly act: () => void }[] = [];
  let clock: LessonClock | undefined = clockWith(offsetMs);
  const shown: { readonly seq: number; readonly atMs: number; readonly lateMs: number }[] = [];
  const asked: { readonly afterSeq: number; readonly atMs: number }[] = [];
  const player = createStagePlayer({
    now: () => nowMs,
    after(delayMs, act) {
      const timer = { atMs: nowMs + delayMs, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    clock: () => clock,
    onShow: (_stage, entries) =>
      shown.push(...entries.map(({ entry, lateMs }) => ({ seq: entry.seq, atMs: nowMs, lateMs }))),
    onGap: (afterSeq) => asked.push({ afterSeq, atMs: nowMs }),
  });
  return {
    player,
    shown,
    asked,
    setClock: (next: LessonClock | undefined): void => {
      clock = next;
      player.clockChanged();
    },
    runTo: (untilMs: number): void => {
      for (;;) {
        const next = timers.filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        nowMs = Math.max(nowMs, next.atMs);
        timers = timers.filter((timer) => timer !== next);
        next.act();
      }
      nowMs = untilMs;
    },
    openTimers: () => timers.length,
  };
}

function clockWith(offsetMs: number): LessonClock {
  const estimate: ClockEstimate = { offsetMs, delayMs: 10, errorBoundMs: 5, measuredAtMs: 0 };
  return { estimate, openedAtMs: 0 };
}

/** Entries shown at 1000, 2000 and 3000 ms of lesson time. */
function threeEntries(): readonly [StageEntry, StageEntry, StageEntry] {
  const log = createTestLog();
  log.add(deck, 900, 100);
  log.add({ kind: 'slides.turn', page: 8 }, 1_900, 100);
  log.add(quiz, 2_900, 100);
  const [first, second, third] = log.entries;
  if (first === undefined || second === undefined || third === undefined) throw new Error('there are three');
  return [first, second, third];
}

describe('a stage player', () => {
  it('F1 shows entries in order, however they come', () => {
    const { player, shown, runTo } = device();
    const [first, second, third] = threeEntries();
    for (const entry of [third, first, first, second, third]) player.receive([entry]);
    runTo(5_000);
    expect(shown.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(player.stage()).toMatchObject({ slides: { page: 8 }, quizzes: [{ quizId: 'q1' }] });
  });

  it('F2 shows each at its moment by the estimate of lesson time', () => {
    const { player, shown, runTo } = device(400);
    player.receive(threeEntries());
    runTo(5_000);
    expect(shown).toEqual([
      { seq: 1, atMs: 600, lateMs: 0 },
      { seq: 2, atMs: 1_600, lateMs: 0 },
      { seq: 3, atMs: 2_600, lateMs: 0 },
    ]);
  });

  it('F2 shows a late one at once, and knows how late it was', () => {
    const { player, shown, runTo } = device();
    runTo(2_250);
    player.receive(threeEntries().slice(0, 2));
    expect(shown).toEqual([
      { seq: 1, atMs: 2_250, lateMs: 1_250 },
      { seq: 2, atMs: 2_250, lateMs: 250 },
    ]);
  });

  it('F2 shows nothing before there is a clock, and then what is due', () => {
    const { player, shown, runTo, setClock } = device();
    setClock(undefined);
    player.receive(threeEntries());
    runTo(1_500);
    expect(shown).toEqual([]);
    setClock(clockWith(0));
    expect(shown).toMatchObject([{ seq: 1, lateMs: 500 }]);
  });

  it('F2 follows a better estimate at once', () => {
    const { player, shown, runTo, setClock } = device();
    player.receive(threeEntries());
    setClock(clockWith(300));
    runTo(5_000);
    expect(shown.map(({ atMs }) => atMs)).toEqual([700, 1_700, 2_700]);
  });

  it('F3 asks for a hole after 150 ms, then ever later, until it is filled', () => {
    const { player, asked, runTo } = device();
    const [first, second, third] = threeEntries();
    player.receive([first, third]);
    runTo(149);
    expect(asked).toEqual([]);
    runTo(6_000);
    expect(asked).toEqual([150, 450, 1_050, 2_250, 4_250].map((atMs) => ({ afterSeq: 1, atMs })));
    player.receive([second]);
    runTo(60_000);
    expect(asked).toHaveLength(5);
  });

  it('F3 asks for no hole that closes by itself in time', () => {
    const { player, asked, runTo } = device();
    const [first, second, third] = threeEntries();
    player.receive([third, first]);
    runTo(100);
    player.receive([second]);
    runTo(60_000);
    expect(asked).toEqual([]);
  });

  it('F3 misses a lost last entry once the head is told', () => {
    const { player, asked, runTo } = device();
    player.receive([threeEntries()[0]]);
    player.hearHead(2);
    runTo(150);
    expect(asked).toEqual([{ afterSeq: 1, atMs: 150 }]);
  });

  it('F5 ignores a snapshot that is no newer, and goes on from one that is', () => {
    const { player, shown, runTo } = device();
    const log = createTestLog();
    log.add(deck, 900, 100);
    const older = { seq: log.head.seq, stage: log.stage };
    log.add({ kind: 'slides.turn', page: 8 }, 1_900, 100);
    const newer = { seq: log.head.seq, stage: log.stage };
    log.add(quiz, 2_900, 100);
    runTo(2_500);
    player.receive(log.entries.slice(2));
    player.takeSnapshot(newer);
    expect(player.stage()).toEqual(newer.stage);
    player.takeSnapshot(older);
    expect(player.stage()).toEqual(newer.stage);
    runTo(3_000);
    expect(shown).toEqual([{ seq: 3, atMs: 3_000, lateMs: 0 }]);
  });

  it('leaves no timer behind', () => {
    const { player, openTimers } = device();
    const [first, , third] = threeEntries();
    player.receive([first, third]);
    expect(openTimers()).toBe(2);
    player.close();
    expect(openTimers()).toBe(0);
  });
});

describe('correctVideo', () => {
  it.each([
    ['leaves what is right', 10_000, 10_019, 1, { act: 'none' }],
    ['hastens what is behind, by 5 % at most', 10_000, 9_700, 1, { act: 'rate', rate: 1.05 }],
    ['slows what is ahead, by as much as it needs', 10_000, 10_040, 1, { act: 'rate', rate: 0.96 }],
    ['keeps the rate that was chosen', 10_000, 9_700, 2, { act: 'rate', rate: 2.1 }],
    ['seeks from half a second on', 10_000, 9_500, 1, { act: 'seek', positionMs: 10_000 }],
    ['seeks where it should stand', 10_000, 9_960, 0, { act: 'seek', positionMs: 10_000 }],
  ] as const)('M3 %s', (_what, shouldBeMs, isMs, rate, correction) => {
    expect(correctVideo(shouldBeMs, isMs, rate)).toEqual(correction);
  });
});
