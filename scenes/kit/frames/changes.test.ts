import { describe, expect, it } from 'vitest';

import type { SessionFrame } from '../../session/index.ts';
import { differs } from './changes.ts';

const mode = { wires: [] };
const frame = (
  tick: number,
  level: number,
  own: object = mode,
  state: SessionFrame['state'] = 'running',
): SessionFrame => ({
  state,
  view: { tick, timeS: tick, signals: { 'tank.level': level }, modes: { tank: own as never } },
  strip: { mode: 'practice', steps: [], next: [], hazards: [], progress: null, complete: false },
  rate: 1,
  entries: tick,
  durableEntries: tick,
});

describe('two frames', () => {
  it('do not differ where only time has gone on', () => {
    expect(differs(frame(1, 5), frame(2, 5))).toBe(false);
  });

  it.each([
    ['a signal', frame(2, 6)],
    ['a mode', frame(2, 5, { wires: [] })],
    ['the state of the run', frame(2, 5, mode, 'paused')],
  ])('differ by %s', (_what, now) => {
    expect(differs(frame(1, 5), now)).toBe(true);
  });
});
