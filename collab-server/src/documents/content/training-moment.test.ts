import { describe, expect, it } from 'vitest';

import { trainingMomentAt, trainingMomentOf, trainingMomentPath, type TrainingMomentReference } from './index.ts';

const at = (path: string) => trainingMomentAt(new URL(path, 'https://school.example'));

describe('a moment of a training', () => {
  it.each<TrainingMomentReference>([
    { attemptId: 'a-1', tick: 68_000, aspect: 'lockOut' },
    { attemptId: 'a-1', tick: 0, aspect: null },
    { attemptId: '0192f0c1-9d2e-7a5b', tick: null, aspect: null },
    { attemptId: 'a_1', tick: null, aspect: 'feature1' },
  ])('is found again at its address: %o', (moment) => {
    expect(at(trainingMomentPath(moment))).toEqual(moment);
    expect(trainingMomentOf({ ...moment, label: '' })).toEqual(moment);
  });

  it.each([
    '/training',
    '/training/attempts/',
    '/training/attempts/a-1/log',
    '/documents/a-1',
    '/training/attempts/a%2F..',
  ])('is not at %s', (path) => {
    expect(at(path)).toBeUndefined();
  });

  it('takes nothing hostile for an attempt, a tick or an aspect', () => {
    expect(trainingMomentOf({ attemptId: '../../evil' })).toBeUndefined();
    expect(trainingMomentOf({ attemptId: 7 })).toBeUndefined();
    expect(trainingMomentOf({ attemptId: 'a', tick: '1e9', aspect: '"><script>' })).toEqual({
      attemptId: 'a',
      tick: 1,
      aspect: null,
    });
    expect(trainingMomentOf({ attemptId: 'a', tick: -1, aspect: 'x y' })).toEqual({
      attemptId: 'a',
      tick: null,
      aspect: null,
    });
  });
});
