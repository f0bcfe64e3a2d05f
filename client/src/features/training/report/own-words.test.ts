import { expect, it } from 'vitest';
import { readOwnWords } from './own-words.ts';

it('reads what was written before, and nothing of what it is not', () => {
  expect(readOwnWords('{"selfReview":"好","teacherReview":7}')).toEqual({
    selfReview: '好',
    peerReview: '',
    teacherReview: '',
    reflection: '',
  });
  const none = { selfReview: '', peerReview: '', teacherReview: '', reflection: '' };
  expect([null, '', 'null', '{', '[1]'].map(readOwnWords)).toEqual([none, none, none, none, none]);
});
