import { describe, expect, it } from 'vitest';
import { afterSending, type Draft, readDraft } from './drafts.ts';
import type { SheetContent } from './types.ts';

const content = (overall: string): SheetContent => ({
  head: { date: '', period: '', school: '', classGroup: '', subject: '', topic: '', teacher: '', lessonType: '' },
  notes: [],
  coding: { stepMs: 30_000, marks: '' },
  marks: {},
  bonus: 0,
  strengths: '',
  suggestions: '',
  overall,
});
const draft = (overall: string): Draft => ({ version: 2, base: content(''), content: content(overall) });

describe('a draft of a sheet on the device', () => {
  it('is read as it was kept, and nothing of what is none', () => {
    expect(readDraft(JSON.stringify(draft('好')))).toEqual(draft('好'));
    expect([null, '', 'null', '{', '[1]', '{"version":1,"base":{},"content":{}}'].map(readDraft)).toEqual(
      Array.from({ length: 6 }, () => null),
    );
  });

  it('is over once it was sent, but for what was written meanwhile', () => {
    expect(afterSending(draft('好'), draft('好'), 3)).toBeNull();
    expect(afterSending(null, draft('好'), 3)).toBeNull();
    expect(afterSending(draft('好课'), draft('好'), 3)).toEqual({
      version: 3,
      base: content('好'),
      content: content('好课'),
    });
  });
});
