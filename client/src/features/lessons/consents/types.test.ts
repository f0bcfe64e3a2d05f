import { describe, expect, it } from 'vitest';
import { type Consent, standingOf, termEndMs } from './types.ts';

const nowMs = new Date('2026-11-26T12:00').getTime();
const consent = (parts: Partial<Consent>): Consent => ({
  purpose: 'record',
  noticeVersion: 1,
  grantedAtMs: nowMs - 1_000,
  expiresAtMs: nowMs + 1_000,
  withdrawnAtMs: null,
  givenBy: 'guardian',
  givenByName: '家长',
  paper: null,
  holds: false,
  ...parts,
});

describe('how a consent stands', () => {
  it.each([
    ['none', undefined],
    ['holds', consent({ holds: true })],
    ['withdrawn', consent({ withdrawnAtMs: nowMs, expiresAtMs: nowMs - 1 })],
    ['expired', consent({ expiresAtMs: nowMs })],
    ['outdated', consent({})],
  ] as const)('is %s', (standing, given) => {
    expect(standingOf(given, nowMs)).toBe(standing);
  });
});

it('ends a consent on the same day some years on', () => {
  expect(termEndMs(nowMs, '2')).toBe(new Date('2028-11-26T12:00').getTime());
});
