import { describe, expect, it } from 'vitest';
import { queryOf, readFilter, type StatementFilter, writeFilter } from './filter.ts';

describe('the filter of statements', () => {
  const whole: StatementFilter = { scope: 'classes', classGroupId: 'c', verb: 'passed', withVoided: true };

  it('stands in the address and comes back from it', () => {
    expect(readFilter(new URLSearchParams(writeFilter(whole)))).toEqual(whole);
    const none = readFilter(new URLSearchParams());
    expect(none).toEqual({ scope: 'own', classGroupId: null, verb: null, withVoided: false });
    expect(writeFilter(none)).toEqual({});
  });

  it('reads nothing that it does not know', () => {
    expect(readFilter(new URLSearchParams('scope=all&verb=flew'))).toEqual(readFilter(new URLSearchParams()));
  });

  it('asks the server for no class of one’s own', () => {
    expect(queryOf({ ...whole, scope: 'own' })).toEqual({ scope: 'own', verb: 'passed', withVoided: true });
    expect(queryOf(whole)).toEqual({ scope: 'classes', classGroupId: 'c', verb: 'passed', withVoided: true });
  });

  it('shows what was voided to whoever asks for voiding statements', () => {
    expect(readFilter(new URLSearchParams('verb=voided')).withVoided).toBe(true);
  });
});
