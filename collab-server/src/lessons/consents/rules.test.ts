import { describe, expect, it } from 'vitest';
import { type ConsentFacts, decideClassroom, decideGive, holds, oldestValidVersion, standingToPupil } from './rules.ts';

const NOW_MS = 1_000_000_000_000;
const DAY_MS = 86_400_000;
const nobody: ConsentFacts = {
  roles: [],
  isSelf: false,
  isGuardian: false,
  schoolPaths: ['p/school/'],
  isOldEnough: false,
};
const registrar: ConsentFacts = {
  ...nobody,
  roles: [{ role: 'administrator', orgPath: 'p/school/', subject: null, stage: null }],
};
const giving = { noticeVersion: 2, expiresAtMs: NOW_MS + DAY_MS, paper: null };

describe('whether a consent holds', () => {
  const consent = {
    purpose: 'record' as const,
    noticeVersion: 2,
    grantedAtMs: NOW_MS,
    expiresAtMs: NOW_MS + DAY_MS,
    withdrawnAtMs: null,
  };
  it.each([
    ['given now', consent, true],
    ['withdrawn', { ...consent, withdrawnAtMs: NOW_MS }, false],
    ['expired', { ...consent, expiresAtMs: NOW_MS }, false],
    ['to a notice that asks anew since', { ...consent, noticeVersion: 1 }, false],
    ['to a later one', { ...consent, noticeVersion: 3 }, true],
  ])('one that was %s', (_what, given, isHeld) => {
    expect(holds(given, 2, NOW_MS)).toBe(isHeld);
  });

  it('is asked anew only by a notice that says so', () => {
    const notice = (version: number, asksAnew: boolean) => ({
      version,
      asksAnew,
      textZh: '',
      textEn: '',
      publishedAtMs: 0,
    });
    expect(oldestValidVersion([notice(1, true), notice(2, false)])).toBe(1);
    expect(oldestValidVersion([notice(1, true), notice(2, true), notice(3, false)])).toBe(2);
  });
});

describe('who gives a consent', () => {
  it.each([
    ['a guardian', { ...nobody, isGuardian: true }, 'guardian'],
    ['a pupil', { ...nobody, isSelf: true }, 'self'],
    ['an administrator of the school', registrar, 'paper'],
    ['an administrator elsewhere', { ...registrar, schoolPaths: ['p/other/'] }, null],
    ['a stranger', nobody, null],
  ])('%s', (_what, facts, standing) => {
    expect(standingToPupil(facts)).toBe(standing);
  });

  it.each([
    ['a guardian who read the notice', { ...nobody, isGuardian: true }, giving, true],
    ['a pupil under 14', { ...nobody, isSelf: true }, giving, 'consent.tooYoung'],
    ['a pupil of 14 or more', { ...nobody, isSelf: true, isOldEnough: true }, giving, true],
    ['an old notice', { ...nobody, isGuardian: true }, { ...giving, noticeVersion: 1 }, 'consent.noticeOld'],
    ['a term in the past', { ...nobody, isGuardian: true }, { ...giving, expiresAtMs: NOW_MS }, 'consent.termWrong'],
    [
      'a term without end',
      { ...nobody, isGuardian: true },
      { ...giving, expiresAtMs: NOW_MS * 2 },
      'consent.termWrong',
    ],
    ['an administrator without the paper', registrar, giving, 'consent.paperMissing'],
    ['an administrator with the paper', registrar, { ...giving, paper: '林永年签，档案柜 3' }, true],
    ['a stranger', nobody, giving, 'consent.pupilNotFound'],
  ])('%s', (_what, facts, given, expected) => {
    const decided = decideGive(facts, given, 2, NOW_MS);
    expect(decided.ok || decided.error.code).toBe(expected);
  });
});

describe('decideClassroom', () => {
  const pupils = ['a', 'b', 'c'];
  const all = new Set(pupils);
  it.each([
    ['everybody consented', { pupils, live: all, record: all, apartConfirmed: null }, [true, true, 0]],
    [
      'one did not, and sits in the picture',
      { pupils, live: new Set(['a', 'b']), record: all, apartConfirmed: null },
      [false, true, 1],
    ],
    [
      'one did not, and sits apart',
      { pupils, live: new Set(['a', 'b']), record: all, apartConfirmed: ['c'] },
      [true, true, 1],
    ],
    [
      'another withdrew since somebody confirmed',
      { pupils, live: new Set(['a']), record: all, apartConfirmed: ['c'] },
      [false, true, 2],
    ],
    [
      'one would be seen, but not be recorded',
      { pupils, live: all, record: new Set(['a', 'b']), apartConfirmed: null },
      [true, false, 1],
    ],
    ['nobody knows who sits there', { pupils: null, live: all, record: all, apartConfirmed: [] }, [false, false, 0]],
    ['nobody sits there', { pupils: [], live: all, record: all, apartConfirmed: null }, [false, false, 0]],
  ])('where %s', (_what, stand, [camera, recorded, apart]) => {
    const decision = decideClassroom(stand);
    expect([decision.camera, decision.recorded, decision.apart.length]).toEqual([camera, recorded, apart]);
  });
});

describe('a class of which no pupil is known', () => {
  it('is not seen or recorded, whoever says that all others sit apart', () => {
    const nobodyKnown = { pupils: [], live: new Set<string>(), record: new Set<string>(), apartConfirmed: [] };
    expect(decideClassroom(nobodyKnown)).toMatchObject({ isConfirmed: false, camera: false, recorded: false });
  });
});
