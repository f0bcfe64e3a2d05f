import { describe, expect, it } from 'vitest';

import { runSliced } from './sliced.ts';

function* counting(to: number, done: number[]): Iterable<null> {
  for (let step = 0; step < to; step += 1) {
    done.push(step);
    yield null;
  }
}

describe('work in slices', () => {
  it('does every step in its order', async () => {
    const done: number[] = [];
    await expect(runSliced(counting(1000, done), new AbortController().signal)).resolves.toBe(true);
    expect(done).toEqual(Array.from({ length: 1000 }, (_, step) => step));
  });

  it('gives the page turns, and ends there when it is told to', async () => {
    const cancel = new AbortController();
    let steps = 0;
    function* slow(): Iterable<null> {
      for (;;) {
        steps += 1;
        const until = performance.now() + 5;
        while (performance.now() < until);
        if (steps === 3) cancel.abort();
        yield null;
      }
    }
    await expect(runSliced(slow(), cancel.signal)).resolves.toBe(false);
    expect(steps).toBeLessThan(8);
  });
});
