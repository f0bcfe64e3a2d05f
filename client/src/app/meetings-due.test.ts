import { describe, expect, it } from 'vitest';
import { dueMeetings } from './meetings-due.ts';

const HOUR_MS = 3_600_000;
const nowMs = 1_000 * HOUR_MS;
const at = (id: string, hours: number, state: 'planned' | 'open' | 'ended' = 'planned') => ({
  id,
  state,
  startsAtMs: nowMs + hours * HOUR_MS,
  durationMs: HOUR_MS,
});
const due = (...meetings: readonly ReturnType<typeof at>[]) => dueMeetings(meetings, nowMs).map(({ id }) => id);

describe('meetings that are due', () => {
  it('are those under way, however long, then those of the next twelve hours', () => {
    expect(due(at('later', 5), at('soon', 1), at('on', -9, 'open'), at('tomorrow', 20))).toEqual([
      'on',
      'soon',
      'later',
    ]);
  });

  it('are none that have ended, or that nobody came to open', () => {
    expect(due(at('over', -1, 'ended'), at('missed', -3))).toEqual([]);
  });
});
