import { describe, expect, it } from 'vitest';
import { dueFirst, isDue, isUrgent, type ListedAssignment } from './training-due.ts';

type Attempt = ListedAssignment['mine'][number];

const HOUR_MS = 3_600_000;
const now = 100 * HOUR_MS;
type Task = Pick<ListedAssignment, 'may' | 'mine' | 'opensAtMs' | 'closesAtMs' | 'withdrawnAtMs'>;
const attempt = (more: Partial<Attempt>): Attempt => ({ state: 'scored', score: null, ...more }) as Attempt;
const task = (more: Partial<Task> = {}): Task => ({
  may: { run: true, see: false, judge: false },
  mine: [],
  opensAtMs: now - HOUR_MS,
  closesAtMs: now + 48 * HOUR_MS,
  withdrawnAtMs: null,
  ...more,
});

describe('a task', () => {
  it.each([
    ['nobody has begun', task(), true],
    ['that opens later', task({ opensAtMs: now + HOUR_MS, may: { run: false, see: false, judge: false } }), true],
    ['that is closed', task({ closesAtMs: now }), false],
    ['that was withdrawn', task({ withdrawnAtMs: 1 }), false],
    ['that runs on past its close', task({ closesAtMs: now, mine: [attempt({ state: 'running' })] }), true],
    ['that waits for its score', task({ mine: [attempt({ state: 'scoring' })] }), false],
    ['that ran out, with attempts left', task({ mine: [attempt({ state: 'expired' })] }), true],
    [
      'that ran out, with none left',
      task({ mine: [attempt({ state: 'expired' })], may: { run: false, see: false, judge: false } }),
      false,
    ],
  ])('%s', (_what, given, due) => {
    expect(isDue(given, now)).toBe(due);
  });

  it('is urgent in its last day, and not before it opens', () => {
    expect(isUrgent(task(), now)).toBe(false);
    expect(isUrgent(task({ closesAtMs: now + 24 * HOUR_MS }), now)).toBe(true);
    expect(isUrgent(task({ opensAtMs: now + 1, closesAtMs: now + 2 }), now)).toBe(false);
  });

  it('stands by its end, the nearest first', () => {
    const [late, soon] = [task(), task({ closesAtMs: now + 1 })];
    expect(dueFirst([late, task({ withdrawnAtMs: 1 }), soon], now)).toEqual([soon, late]);
  });
});
