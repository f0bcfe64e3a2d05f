import { describe, expect, it } from 'vitest';
import { mergeSheets } from './merge.ts';
import type { Note, SheetContent } from './types.ts';

const head = { date: '', period: '', school: '', classGroup: '', subject: '', topic: '', teacher: '', lessonType: '' };
const empty: SheetContent = {
  head,
  notes: [],
  coding: { stepMs: 30_000, marks: '' },
  marks: {},
  bonus: 0,
  strengths: '',
  suggestions: '',
  overall: '',
};
const note = (id: string, text: string, lessonTimeMs = 0): Note => {
  return { id, text, lessonTimeMs, side: 'teacher', dimension: null };
};

describe('a sheet that was written on two devices', () => {
  it('keeps what only one of them changed', () => {
    const mine = { ...empty, overall: '这里', marks: { 'goals-1': 5 as const }, head: { ...head, period: '3' } };
    const theirs = { ...empty, strengths: '那里', bonus: 2, head: { ...head, lessonType: '新授' } };
    expect(mergeSheets(empty, mine, theirs)).toEqual({
      ...empty,
      overall: '这里',
      strengths: '那里',
      bonus: 2,
      marks: { 'goals-1': 5 },
      head: { ...head, period: '3', lessonType: '新授' },
    });
  });

  it('keeps both of two texts, and one where it holds the other', () => {
    const merged = (mine: string, theirs: string) =>
      mergeSheets({ ...empty, overall: '起' }, { ...empty, overall: mine }, { ...empty, overall: theirs }).overall;
    expect(merged('起承', '起转')).toBe('起承\n起转');
    expect(merged('起承转', '起承')).toBe('起承转');
    expect(merged('起', '起转')).toBe('起转');
    expect(merged('', '起')).toBe('');
  });

  it('keeps all notes in order; one taken away goes only where nobody changed it', () => {
    const base = { ...empty, notes: [note('a', 'a', 3), note('b', 'b', 4), note('c', 'c', 5)] };
    const mine = { ...empty, notes: [note('a', 'a2', 3), note('c', 'c', 5), note('d', 'd', 1)] };
    const theirs = { ...empty, notes: [note('b', 'b2', 4), note('c', 'c', 5), note('e', 'e', 2)] };
    expect(mergeSheets(base, mine, theirs).notes.map(({ text }) => text)).toEqual(['d', 'e', 'a2', 'b2', 'c']);
    expect(mergeSheets(base, { ...mine, notes: [] }, base).notes).toEqual([]);
  });

  it('puts marks side by side, and keeps this device’s where both marked', () => {
    const coded = (marks: string, stepMs: 30_000 | 10_000 = 30_000) => ({ ...empty, coding: { stepMs, marks } });
    const merged = mergeSheets(coded('T'), coded('TS..T'), coded('T.S.S'));
    expect(merged.coding).toEqual({ stepMs: 30_000, marks: 'TSS.T' });
    expect(mergeSheets(coded('T'), coded('T'), coded('SS', 10_000)).coding).toEqual({ stepMs: 10_000, marks: 'SS' });
    expect(mergeSheets(coded('T'), coded('TT'), coded('SS', 10_000)).coding).toEqual({ stepMs: 30_000, marks: 'TT' });
  });

  it('takes a mark away where one side did', () => {
    const base = { ...empty, marks: { 'goals-1': 4 as const, 'goals-2': 4 as const } };
    expect(mergeSheets(base, { ...empty, marks: { 'goals-2': 4 } }, base).marks).toEqual({ 'goals-2': 4 });
  });
});
