import { describe, expect, it } from 'vitest';
import type { Keeping } from '../../session/messages.ts';
import { notSent } from '../../session/store/run-rows.ts';
import { savedState } from './saved-state.ts';

const ATTEMPT = { ...notSent('run-1'), attemptId: 'attempt-1' };
const keeping = (change: Partial<Keeping> = {}): Keeping => ({
  onDevice: true,
  problem: null,
  sent: { ...ATTEMPT, nextSeq: 3 },
  waiting: false,
  ...change,
});

const state = (change: Partial<Keeping>, entries = 3, durableEntries = entries) =>
  savedState({ keeping: keeping(change), isAway: false }, { entries, durableEntries }, false);

describe('where what was done lies', () => {
  it('is with the server only where it has all, in an attempt', () => {
    expect(state({})).toEqual({ kind: 'saved' });
    expect(state({}, 5)).toEqual({ kind: 'sending', count: 2 });
    expect(state({ waiting: true }, 5)).toEqual({ kind: 'onDevice', count: 2 });
    expect(state({ sent: notSent('run-1'), waiting: true }, 0)).toEqual({ kind: 'onDevice', count: 0 });
  });

  it('is only in this page where the browser stores nothing', () => {
    expect(state({ onDevice: false, waiting: true }, 5)).toEqual({ kind: 'onlyHere', count: 2 });
  });

  it('is told where a write failed', () => {
    expect(state({ problem: 'full' }, 5, 4)).toEqual({ kind: 'storageFull', count: 1 });
    expect(state({ problem: 'failed' }, 5, 4)).toEqual({ kind: 'notStored', count: 1 });
  });

  it('is told where the server does not take it', () => {
    const refused = { code: 'training.chainBroken', params: {} };
    expect(state({ sent: { ...ATTEMPT, refused } })).toEqual({ kind: 'refused', code: 'training.chainBroken' });
  });

  it('is the server’s matter where it runs there, and nobody’s in a demonstration', () => {
    const counts = { entries: 0, durableEntries: 0 };
    expect(savedState({ keeping: null, isAway: true }, counts, true)).toEqual({ kind: 'away' });
    expect(savedState({ keeping: null, isAway: false }, counts, true)).toEqual({ kind: 'saved' });
    const waiting = { entries: 3, durableEntries: 2 };
    expect(savedState({ keeping: null, isAway: false }, waiting, true)).toEqual({ kind: 'sending', count: 1 });
    expect(savedState({ keeping: null, isAway: false }, counts, false)).toBeNull();
  });
});
