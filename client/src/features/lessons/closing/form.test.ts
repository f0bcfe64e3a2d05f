import { describe, expect, it } from 'vitest';
import { closingBodyOf, closingFormOf, maySay } from './form.ts';

const closing = {
  seatId: 's',
  displayName: '许映川',
  writtenAtMs: 0,
  isMine: true,
  aimReached: 4,
  lineQuality: 5,
  wentWell: '折纸',
  toImprove: '',
  homework: '第 3 题',
};

describe('a closing form', () => {
  it('is not sent while a grade is missing', () => {
    const form = closingFormOf(undefined);
    expect(closingBodyOf(form)).toBeUndefined();
    expect(closingBodyOf({ ...form, aimReached: '3' })).toBeUndefined();
  });

  it('is what was sent before, when it is opened again', () => {
    const { seatId: _seat, displayName: _name, writtenAtMs: _at, isMine: _mine, ...body } = closing;
    expect(closingBodyOf(closingFormOf(closing))).toEqual(body);
  });

  it('is written by those who teach, help and watch, not by screens, pupils and technicians', () => {
    expect((['leadTeacher', 'assistantTeacher', 'observer'] as const).every(maySay)).toBe(true);
    expect((['leadClassroom', 'receivingClassroom', 'student', 'technician', null] as const).some(maySay)).toBe(false);
  });
});
