import { describe, expect, it } from 'vitest';

import { pastedMoment } from './pasted-moment.ts';

const origin = 'https://school.example';

describe('the address of a moment that is pasted', () => {
  it('is the moment, with its tick and aspect', () => {
    expect(pastedMoment(`  ${origin}/training/attempts/a-1/replay?tick=68000&aspect=lockOut\n`, origin)).toEqual({
      attemptId: 'a-1',
      tick: 68_000,
      aspect: 'lockOut',
    });
    expect(pastedMoment(`${origin}/training/attempts/a-1`, origin)).toEqual({
      attemptId: 'a-1',
      tick: null,
      aspect: null,
    });
  });

  it.each([
    'https://elsewhere.example/training/attempts/a-1/replay?tick=1',
    `${origin}/documents/a-1`,
    `see ${origin}/training/attempts/a-1`,
    '/training/attempts/a-1',
    'https://',
    '',
  ])('is left as text where it is none of ours: %j', (text) => {
    expect(pastedMoment(text, origin)).toBeUndefined();
  });
});
