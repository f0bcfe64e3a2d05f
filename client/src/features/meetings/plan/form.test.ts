import { describe, expect, it } from 'vitest';
import { agendaMinutes, bodyOf, emptyMeeting, emptyRow, minutesOf, problemsOf } from './form.ts';

const nowMs = Date.parse('2026-11-26T09:20');
const form = { ...emptyMeeting('c1', nowMs), title: '单元研讨' };
const row = { ...emptyRow(() => 'a1'), title: '说课', minutes: '15' };

describe('a meeting that is planned', () => {
  it('begins at the next full hour unless something else is chosen', () => {
    expect(form.startsAt).toBe('2026-11-26T10:00');
    expect(problemsOf(form, nowMs)).toEqual([]);
  });

  it('is of a community, has a title, and is not over already', () => {
    const wrong = { ...form, communityId: '', title: ' ', startsAt: '2026-11-25T09:00' };
    expect(problemsOf(wrong, nowMs)).toEqual(['communityMissing', 'titleMissing', 'startPast']);
    expect(problemsOf({ ...form, startsAt: '' }, nowMs)).toEqual(['startWrong']);
  });

  it('may have begun some minutes ago: people plan what they are about to do', () => {
    expect(problemsOf({ ...form, startsAt: '2026-11-26T09:00' }, nowMs)).toEqual([]);
  });

  it.each(['', '4', '481', '1.5', 'an hour'])('does not take %j minutes', (minutes) => {
    expect(problemsOf({ ...form, minutes }, nowMs)).toEqual(['minutesWrong']);
  });

  it('has points of the agenda with a title and minutes each', () => {
    const agenda = [row, { ...row, id: 'a2', title: '', minutes: '0' }];
    expect(problemsOf({ ...form, agenda }, nowMs)).toEqual(['agendaTitleMissing', 'agendaMinutesWrong']);
    expect(agendaMinutes(agenda)).toBe(15);
  });

  it('is sent trimmed, in milliseconds', () => {
    const body = bodyOf({ ...form, title: ' 研讨 ', agenda: [{ ...row, speaker: ' 陈 ' }] });
    expect(body).toMatchObject({
      title: '研讨',
      durationMs: 5_400_000,
      startsAtMs: Date.parse('2026-11-26T10:00'),
      agenda: [{ id: 'a1', title: '说课', minutes: 15, speaker: '陈' }],
    });
  });
});

it('minutes are whole and within bounds', () => {
  expect(minutesOf(' 20 ', 5, 480)).toBe(20);
  expect(minutesOf('-1', 0, 480)).toBeUndefined();
});
