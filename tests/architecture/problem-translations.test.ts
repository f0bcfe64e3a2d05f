import { describe, expect, it } from 'vitest';
import english from '../../client/src/i18n/base/problems.en.ts';
import chinese from '../../client/src/i18n/base/problems.zh-CN.ts';
import { problemCatalogue } from '../../collab-server/src/platform/errors.ts';

/** What the server can answer instead of success, people read in their own language. */
describe('every problem of the server', () => {
  it.each(Object.keys(problemCatalogue))('%s is said in both languages', (code) => {
    expect(chinese).toHaveProperty([code]);
    expect(english).toHaveProperty([code]);
  });
});
