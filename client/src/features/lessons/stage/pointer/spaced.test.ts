import { describe, expect, it } from 'vitest';

import { spaced } from './spaced.ts';

function byHand(everyMs: number) {
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly act: () => void }[] = [];
  const passed: (readonly [number, string])[] = [];
  const after = (delayMs: number, act: () => void) => {
    const timer = { atMs: nowMs + delayMs, act };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  const stream = spaced<string>((value) => passed.push([nowMs, value]), { everyMs, nowMs: () => nowMs, after });
  const runTo = (untilMs: number): void => {
    for (const timer of timers.filter(({ atMs }) => atMs <= untilMs)) {
      nowMs = timer.atMs;
      timers = timers.filter((other) => other !== timer);
      timer.act();
    }
    nowMs = untilMs;
  };
  return { ...stream, passed, runTo };
}

describe('values that are spaced', () => {
  it('pass at once, then no more often than so, the last one of those between', () => {
    const { give, passed, runTo } = byHand(66);
    give('a');
    runTo(10);
    give('b');
    runTo(20);
    give('c');
    runTo(100);
    give('d');
    runTo(500);
    expect(passed).toEqual([
      [0, 'a'],
      [66, 'c'],
      [132, 'd'],
    ]);
  });

  it('pass what waits when they are flushed, and nothing when it is dropped', () => {
    const { give, flush, drop, passed, runTo } = byHand(66);
    give('a');
    give('b');
    flush();
    give('c');
    drop();
    runTo(500);
    flush();
    expect(passed).toEqual([
      [0, 'a'],
      [0, 'b'],
    ]);
  });
});
