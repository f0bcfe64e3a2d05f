import { describe, expect, it } from 'vitest';
import { dueSoon, nextStepOf } from './lessons-due.ts';

const MINUTE_MS = 60_000;
const lesson = {
  state: 'planned',
  startsAtMs: 10_000 * MINUTE_MS,
  durationMs: 40 * MINUTE_MS,
  mySeat: 'leadTeacher',
} as const;

describe('what is due with a lesson', () => {
  it.each([
    ['prepare', -31],
    ['open', -30],
    ['open', 100],
    ['missed', 101],
  ] as const)('is to %s it for its lead teacher at minute %i', (step, minute) => {
    expect(nextStepOf(lesson, lesson.startsAtMs + minute * MINUTE_MS)).toBe(step);
  });

  it('is to wait for everybody who may not open it', () => {
    expect(nextStepOf({ ...lesson, mySeat: 'assistantTeacher' }, lesson.startsAtMs)).toBe('wait');
    expect(nextStepOf({ ...lesson, mySeat: null }, lesson.startsAtMs)).toBe('wait');
  });

  it('is to enter once it is open, however late, for those who have a seat', () => {
    const late = lesson.startsAtMs + 1_000 * MINUTE_MS;
    expect(nextStepOf({ ...lesson, state: 'open', mySeat: 'student' }, late)).toBe('enter');
    expect(nextStepOf({ ...lesson, state: 'open', mySeat: null }, late)).toBe('wait');
  });

  it('is its replay once it has ended', () => {
    expect(nextStepOf({ ...lesson, state: 'ended' }, lesson.startsAtMs)).toBe('replay');
  });
});

describe('what is due soon', () => {
  it('begins with what is under way, and leaves out what is over, missed or far away', () => {
    const nowMs = lesson.startsAtMs;
    const at = (id: string, minute: number, state: 'planned' | 'open' | 'ended' = 'planned') => ({
      ...lesson,
      id,
      state,
      startsAtMs: nowMs + minute * MINUTE_MS,
    });
    const lessons = [
      at('missed', -200),
      at('late', -10),
      at('open', 5, 'open'),
      at('ended', -60, 'ended'),
      at('tomorrow', 1_440),
      at('next', 60),
    ];
    expect(dueSoon(lessons, nowMs, 12 * 60 * MINUTE_MS).map(({ id }) => id)).toEqual(['open', 'late', 'next']);
  });
});
