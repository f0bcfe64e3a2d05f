import { describe, expect, it } from 'vitest';
import { REPORT_SECTIONS, type ReportSection } from '../contract-report.ts';
import {
  decideChoosePeers,
  decideSign,
  decideWrite,
  judgePeers,
  type ReportStanding,
  reportStanding,
} from './rules.ts';

const standings: readonly ReportStanding[] = ['trainee', 'teacher', 'peer', 'none'];

/** Who writes what; written apart from the rules. */
const mayWrite: Readonly<Record<ReportStanding, readonly ReportSection[]>> = {
  trainee: ['purpose', 'safety', 'steps', 'data', 'faults', 'selfReview', 'reflection'],
  teacher: ['teacherReview'],
  peer: ['peerReview'],
  none: [],
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);
const refused = (standing: ReportStanding) => (standing === 'none' ? 'training.attemptNotFound' : 'permission.denied');

describe('[R2] parts of a report', () => {
  const cells = standings.flatMap((standing) =>
    REPORT_SECTIONS.flatMap((section) => [true, false].map((isSigned) => ({ standing, section, isSigned }))),
  );
  it.each(cells)('$section by $standing, signed: $isSigned', ({ standing, section, isSigned }) => {
    const expected = !mayWrite[standing].includes(section)
      ? refused(standing)
      : isSigned
        ? 'training.reportSigned'
        : 'ok';
    expect(codeOf(decideWrite(standing, section, isSigned))).toBe(expected);
  });
});

describe('[R3] peers', () => {
  it.each(standings)('are chosen by trainee and teacher, before it is signed: %s', (standing) => {
    const may = standing === 'trainee' || standing === 'teacher';
    expect(codeOf(decideChoosePeers(standing, false))).toBe(may ? 'ok' : refused(standing));
    expect(codeOf(decideChoosePeers(standing, true))).toBe(may ? 'training.reportSigned' : refused(standing));
  });

  const asked = { personIds: ['b'], classmates: ['a', 'b', 'c', 'd', 'e', 'f'], written: [], chosen: [] };
  it.each([
    [{}, 'ok'],
    [{ personIds: [] }, 'ok'],
    [{ personIds: ['a', 'b', 'c', 'd', 'e'] }, 'ok'],
    [{ personIds: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'training.peersRefused'],
    [{ personIds: ['stranger'] }, 'training.peersRefused'],
    [{ personIds: ['left', 'b'], chosen: ['left'] }, 'ok'],
    [{ written: ['a'] }, 'training.peerHasWritten'],
    [{ personIds: ['a', 'b'], written: ['a'] }, 'ok'],
  ])('%j: %s', (change, expected) => {
    expect(codeOf(judgePeers({ ...asked, ...change }))).toBe(expected);
  });
});

it.each(standings)('[R4] a teacher signs, and nobody else: %s', (standing) => {
  expect(codeOf(decideSign(standing))).toBe(standing === 'teacher' ? 'ok' : refused(standing));
});

describe('[R1] a report', () => {
  const pupil = { isOwner: true, isTold: true, teaches: false, isPeer: false, isScored: true };
  const other = { ...pupil, isOwner: false };
  it.each<[typeof pupil, ReportStanding]>([
    [pupil, 'trainee'],
    [{ ...pupil, isTold: false }, 'none'],
    [{ ...pupil, isScored: false }, 'none'],
    [other, 'none'],
    [{ ...other, teaches: true }, 'teacher'],
    [{ ...other, teaches: true, isTold: false }, 'teacher'],
    [{ ...other, teaches: true, isScored: false }, 'none'],
    [{ ...other, isPeer: true }, 'peer'],
    [{ ...other, isPeer: true, isScored: false }, 'none'],
    // Who teaches the class and was once asked is its teacher.
    [{ ...other, teaches: true, isPeer: true }, 'teacher'],
  ])('%j: %s', (of, expected) => {
    expect(reportStanding(of)).toBe(expected);
  });
});
