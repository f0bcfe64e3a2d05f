import { describe, expect, it } from 'vitest';
import { ApiProblem, NetworkFailure } from '../../../api/problem.ts';
import { readDraft } from './drafts.ts';
import { stateAfter, writtenOf } from './part-state.ts';

const draft = { attemptId: 'a', section: 'selfReview', text: '我写的', version: 1 } as const;
const part = { text: '服务器上的', version: 1, mayWrite: true };

describe('a draft on the device', () => {
  it('is read as it was kept, and nothing of what is none', () => {
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    expect([null, '', 'null', '{', '[1]', '{"text":"x"}'].map(readDraft)).toEqual(Array(6).fill(null));
  });
});

describe('a part of a report', () => {
  it.each([
    [null, part, '服务器上的', 'saved'],
    [draft, part, '我写的', 'waiting'],
    [{ ...draft, text: ' 服务器上的 ' }, part, ' 服务器上的 ', 'saved'],
    [draft, { ...part, version: 2 }, '我写的', 'conflict'],
    [draft, { ...part, mayWrite: false }, '我写的', 'refused'],
  ] as const)('with the draft %j on %j shows %s: %s', (kept, of, text, state) => {
    expect(writtenOf(of, kept)).toEqual({ text, state });
  });

  it.each([
    [new NetworkFailure('away'), 'offline'],
    [new ApiProblem({ code: 'server.notReady', status: 503 }), 'offline'],
    [new ApiProblem({ code: 'request.tooMany', status: 429 }), 'offline'],
    [new ApiProblem({ code: 'training.reportConflict', status: 409 }), 'conflict'],
    [new ApiProblem({ code: 'training.reportSigned', status: 409 }), 'refused'],
  ])('that was not taken because of %s: %s', (error, state) => {
    expect(stateAfter(error)).toBe(state);
  });
});
