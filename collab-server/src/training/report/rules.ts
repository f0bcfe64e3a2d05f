import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { ReportSection } from '../contract-report.ts';

/** How somebody stands to the report of an attempt. */
export type ReportStanding = 'trainee' | 'teacher' | 'peer' | 'none';

/** At most so many are asked for a review. */
const MOST_PEERS = 5;

/**
 * @param isTold whether the trainee may read the score: the report is theirs from then on (rule R1)
 * @param isPeer whether they were asked for a review
 */
export function reportStanding(of: {
  readonly isOwner: boolean;
  readonly isTold: boolean;
  readonly teaches: boolean;
  readonly isPeer: boolean;
  readonly isScored: boolean;
}): ReportStanding {
  const { isOwner, isTold, teaches, isPeer, isScored } = of;
  if (!isScored) return 'none';
  if (isOwner) return isTold ? 'trainee' : 'none';
  if (teaches) return 'teacher';
  return isPeer ? 'peer' : 'none';
}

/** Whose each part is. */
const writers: Readonly<Record<ReportSection, ReportStanding>> = {
  purpose: 'trainee',
  safety: 'trainee',
  steps: 'trainee',
  data: 'trainee',
  faults: 'trainee',
  selfReview: 'trainee',
  reflection: 'trainee',
  peerReview: 'peer',
  teacherReview: 'teacher',
};

/** Whether somebody writes this part now (rules R2 to R4). */
export function decideWrite(
  standing: ReportStanding,
  section: ReportSection,
  isSigned: boolean,
): Result<null, Problem> {
  if (writers[section] !== standing) return err(refusalOf(standing));
  return isSigned ? err(problem('training.reportSigned')) : ok(null);
}

/** The trainee chooses who is asked, and so does a teacher (rule R3). */
export function decideChoosePeers(standing: ReportStanding, isSigned: boolean): Result<null, Problem> {
  if (standing !== 'trainee' && standing !== 'teacher') return err(refusalOf(standing));
  return isSigned ? err(problem('training.reportSigned')) : ok(null);
}

/** A teacher signs what they have read, and takes a signature back (rule R4). */
export function decideSign(standing: ReportStanding): Result<null, Problem> {
  return standing === 'teacher' ? ok(null) : err(refusalOf(standing));
}

function refusalOf(standing: ReportStanding): Problem {
  return problem(standing === 'none' ? 'training.attemptNotFound' : 'permission.denied');
}

/** Whether these may be asked: others of the class, not too many, and none is left out who has written (rule R3). */
export function judgePeers(of: {
  readonly personIds: readonly string[];
  readonly classmates: readonly string[];
  readonly written: readonly string[];
  readonly chosen: readonly string[];
}): Result<null, Problem> {
  const { personIds, classmates, written, chosen } = of;
  // Who was asked before may have left the class since.
  const isKnown = personIds.every((id) => classmates.includes(id) || chosen.includes(id));
  if (!isKnown || personIds.length > MOST_PEERS) return err(problem('training.peersRefused', { most: MOST_PEERS }));
  return written.every((id) => personIds.includes(id)) ? ok(null) : err(problem('training.peerHasWritten'));
}
