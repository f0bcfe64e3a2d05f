import { decide, type HeldRole } from '../../identity/index.ts';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { SeatKind } from '../contract.ts';
import type { ConsentNotice, ConsentPurpose } from './contract.ts';

export type GivenConsent = {
  readonly purpose: ConsentPurpose;
  readonly noticeVersion: number;
  readonly grantedAtMs: number;
  readonly expiresAtMs: number;
  readonly withdrawnAtMs: number | null;
};

/** The oldest version to which consents still hold. */
export function oldestValidVersion(notices: readonly ConsentNotice[]): number {
  return notices.reduce((oldest, { version, asksAnew }) => (asksAnew ? version : oldest), 1);
}

export function holds(consent: GivenConsent, validFrom: number, nowMs: number): boolean {
  const { noticeVersion, grantedAtMs, expiresAtMs, withdrawnAtMs } = consent;
  return noticeVersion >= validFrom && withdrawnAtMs === null && grantedAtMs <= nowMs && nowMs < expiresAtMs;
}

/** How somebody stands to a pupil. */
export type ConsentStanding = 'guardian' | 'self' | 'paper';

export type ConsentFacts = {
  readonly roles: readonly HeldRole[];
  readonly isSelf: boolean;
  readonly isGuardian: boolean;
  /** Paths of the schools in which the pupil is a student now. */
  readonly schoolPaths: readonly string[];
  /** Whether the pupil's classes are those of upper secondary schools or beyond: from 14 on they consent themselves. */
  readonly isOldEnough: boolean;
};

/** As what somebody may give and withdraw a pupil's consent; a pupil under 14 may withdraw, but not give. */
export function standingToPupil(facts: ConsentFacts): ConsentStanding | null {
  if (facts.isGuardian) return 'guardian';
  if (facts.isSelf) return 'self';
  const isRegistrar = facts.schoolPaths.some((orgPath) => decide('manageRosters', facts.roles, { orgPath }).ok);
  return isRegistrar ? 'paper' : null;
}

const LONGEST_MS = 3 * 366 * 86_400_000;

export type Giving = {
  readonly noticeVersion: number;
  readonly expiresAtMs: number;
  readonly paper: string | null;
};

export function decideGive(
  facts: ConsentFacts,
  { noticeVersion, expiresAtMs, paper }: Giving,
  currentVersion: number,
  nowMs: number,
): Result<ConsentStanding, Problem> {
  const standing = standingToPupil(facts);
  if (standing === null) return err(problem('consent.pupilNotFound'));
  if (standing === 'self' && !facts.isOldEnough) return err(problem('consent.tooYoung'));
  // Whoever consents has read what holds now.
  if (noticeVersion !== currentVersion) return err(problem('consent.noticeOld', { version: currentVersion }));
  if (expiresAtMs <= nowMs || expiresAtMs > nowMs + LONGEST_MS) return err(problem('consent.termWrong'));
  if (standing === 'paper' && paper === null) return err(problem('consent.paperMissing'));
  return ok(standing);
}

export function decideWithdraw(facts: ConsentFacts): Result<void, Problem> {
  return standingToPupil(facts) === null ? err(problem('consent.pupilNotFound')) : ok(undefined);
}

/** Who seats the pupils of a classroom, and so knows who sits apart. */
export function maySeatPupils(seat: SeatKind | null, isOfClassroom: boolean): boolean {
  return (
    isOfClassroom &&
    (seat === 'assistantTeacher' || seat === 'leadTeacher' || seat === 'leadClassroom' || seat === 'receivingClassroom')
  );
}

export type ClassroomStand = {
  /** null where no class of the rosters sits there. */
  readonly pupils: readonly string[] | null;
  readonly live: ReadonlySet<string>;
  readonly record: ReadonlySet<string>;
  /** Whom somebody confirmed to sit apart; null where nobody did. */
  readonly apartConfirmed: readonly string[] | null;
};

export type ClassroomDecision = {
  /** Who must sit out of picture and microphone. */
  readonly apart: readonly string[];
  readonly isConfirmed: boolean;
  /** May be seen by other classrooms, and heard while it is on stage. */
  readonly camera: boolean;
  readonly recorded: boolean;
};

/**
 * A classroom is seen and recorded where everybody there has consented to both, or where those who have not sit apart and somebody there
 * says so. Where nobody knows who sits there, nobody has consented.
 */
export function decideClassroom({ pupils, live, record, apartConfirmed }: ClassroomStand): ClassroomDecision {
  if (pupils === null) return { apart: [], isConfirmed: false, camera: false, recorded: false };
  const apart = pupils.filter((pupil) => !live.has(pupil) || !record.has(pupil));
  // Nor does anybody sit apart of a class of which nobody is known.
  const isConfirmed =
    pupils.length > 0 && apartConfirmed !== null && apart.every((pupil) => apartConfirmed.includes(pupil));
  const allIn = (consented: ReadonlySet<string>) => pupils.length > 0 && pupils.every((pupil) => consented.has(pupil));
  return {
    apart,
    isConfirmed,
    camera: isConfirmed || allIn(live),
    recorded: isConfirmed || allIn(record),
  };
}
