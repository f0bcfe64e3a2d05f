import { describe, expect, it } from 'vitest';
import { mayWrite, type RecorderJob } from './job.ts';

const job: RecorderJob = {
  generation: 2,
  touched: 1,
  ended: false,
  mediaUrl: '',
  token: '',
  clock: { lessonMs: 0, monotonicMs: 0 },
  sourceIds: ['lead'],
};

describe('what a recorder may write', () => {
  it.each([
    ['of a source that is named', job, 'lead', true],
    ['W2 of one that is named no longer', job, 'pupil', false],
    ['J2 when another took its place', { ...job, generation: 3 }, 'lead', false],
    ['of one that is named, at the end', { ...job, ended: true }, 'lead', true],
    ['when its recording was deleted', undefined, 'lead', false],
  ])('%s', (_what, now, sourceId, expected) => {
    expect(mayWrite(now, 2, sourceId)).toBe(expected);
  });
});
