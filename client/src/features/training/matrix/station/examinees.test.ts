import { describe, expect, it } from 'vitest';
import type { Attempt, Matrix } from '../../desk/types.ts';
import { examineesIn } from './examinees.ts';

const NOW_MS = 1_000_000;

function row(name: string, ...attempts: readonly Partial<Attempt>[]): Matrix['rows'][number] {
  return {
    person: { personId: name, displayName: name },
    attempts: attempts.map((attempt) => ({ place: 'server', lastSeenAtMs: null, ...attempt }) as Attempt),
    stepTitle: null,
    best: null,
  };
}

describe('who is in an exam', () => {
  it('are those whose attempt runs on the server and is not handed in, whoever is at it first', () => {
    const rows = [
      row('done', { state: 'submitted', lastSeenAtMs: NOW_MS }),
      row('nobody'),
      row('left', { state: 'running', lastSeenAtMs: NOW_MS - 120_000 }),
      row('onDevice', { state: 'running', place: 'device', lastSeenAtMs: NOW_MS }),
      row('here', { state: 'scored' }, { state: 'running', lastSeenAtMs: NOW_MS - 1_000 }),
      row('opened', { state: 'opened' }),
    ];
    const found = examineesIn({ rows, nowMs: NOW_MS });
    expect(found.map(({ name, isHere }) => [name, isHere])).toEqual([
      ['here', true],
      ['left', false],
      ['opened', false],
    ]);
  });
});
