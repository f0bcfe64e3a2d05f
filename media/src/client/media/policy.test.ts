import { describe, expect, it } from 'vitest';

import type { Rung } from '../ladder/types.ts';
import { probeBytes, reception, sending } from './policy.ts';

const RUNGS: readonly Rung[] = [1, 2, 3, 4, 5];
const received = (source: 'camera' | 'microphone' | 'screen', isFocus: boolean): readonly string[] =>
  RUNGS.map((rung) => {
    const how = reception(rung, source, isFocus);
    return how.received ? `${how.most} ${how.framesPerS}` : 'not';
  });

describe("what the ladder's rungs let in", () => {
  it('are pictures that grow smaller, then fewer, then none', () => {
    expect(received('camera', true)).toEqual(['high 25', 'medium 25', 'low 5', 'not', 'not']);
    expect(received('camera', false)).toEqual(['high 25', 'medium 25', 'not', 'not', 'not']);
  });

  it('are a shared screen that comes slower, never smaller', () => {
    expect(received('screen', false)).toEqual(['high 25', 'high 25', 'high 5', 'not', 'not']);
  });

  it('are voices until only the stage is left', () => {
    expect(RUNGS.map((rung) => reception(rung, 'microphone', false).received)).toEqual([true, true, true, true, false]);
  });

  it("are what a page sends of its own as if it were in everybody's focus", () => {
    expect(sending(3, 'camera')).toEqual({ sent: true, most: 'low', framesPerS: 5 });
    expect(sending(4, 'camera')).toEqual({ sent: false });
    expect(sending(4, 'microphone').sent).toBe(true);
  });

  it('ask for no probe of a line on which nothing can be better', () => {
    expect(probeBytes(1)).toBe(0);
    expect(RUNGS.slice(1).every((rung) => probeBytes(rung) > 0)).toBe(true);
  });
});
