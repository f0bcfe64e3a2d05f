import { decide, type HeldRole } from '../../identity/index.ts';
import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { LessonState, SeatKind } from '../contract.ts';
import type { MeetingKind } from './contract-meeting.ts';
import type { ObservationState } from './contract-report.ts';
import type { SheetContent } from './contract-sheet.ts';
import { ratingItems } from './scale.ts';

/** How somebody stands to the observation of a lesson. */
export type ObservationStanding = {
  readonly roles: readonly HeldRole[];
  readonly seat: SeatKind | null;
  readonly isBarred: boolean;
  readonly isPlanner: boolean;
  /** Of the school whose lesson it is. */
  readonly homePath: string;
  readonly subject: string | null;
};

/** W1, W2 */
export function decideObserve(standing: ObservationStanding): Result<void, Problem> {
  const { roles, seat, isBarred, homePath, subject } = standing;
  if (seat === 'leadTeacher') return err(problem('observation.ownLesson'));
  const isInvited = seat === 'observer' && !isBarred;
  // Whoever leads observations anywhere is invited as everybody else.
  const bySeat = isInvited && roles.some((role) => mayWhereTheyAre(role));
  const byScope = decide('observeLesson', roles, { orgPath: homePath, subject }).ok;
  return bySeat || byScope ? ok(undefined) : refusal(standing);
}

const mayWhereTheyAre = (role: HeldRole): boolean =>
  decide('observeLesson', [role], { orgPath: role.orgPath, invited: true }).ok;

/** W3 */
export function decideReadReport(standing: ObservationStanding): Result<void, Problem> {
  if (standing.seat === 'leadTeacher' || standing.isPlanner) return ok(undefined);
  return decideObserve(standing);
}

/** W3: those with a seat know of the lesson. */
const refusal = ({ seat, isPlanner }: ObservationStanding): Result<never, Problem> =>
  err(problem(seat === null && !isPlanner ? 'lesson.notFound' : 'permission.denied'));

/** What is kept of a sheet; null where nothing is yet. */
export type KeptSheet = { readonly version: number; readonly sharedAtMs: number | null; readonly isAnswered: boolean };

/** S1, S3, S4 */
export function decideWrite(lessonState: LessonState, kept: KeptSheet | null, version: number): Result<void, Problem> {
  if (lessonState === 'planned') return err(problem('lesson.notOpen'));
  if (kept !== null && kept.sharedAtMs !== null) return err(problem('observation.shared'));
  return version === (kept?.version ?? 0) ? ok(undefined) : err(problem('observation.conflict'));
}

/** S3, S4; nobody shares what they have not written. */
export function decideShare(kept: KeptSheet | null, version: number, isShared: boolean): Result<void, Problem> {
  if (kept === null) return err(problem('observation.nothingWritten'));
  if (kept.version !== version) return err(problem('observation.conflict'));
  if (!isShared && kept.isAnswered) return err(problem('observation.answered'));
  return ok(undefined);
}

const known = new Set(ratingItems.map(({ id }) => id));

/** S5 */
export function checkContent({ notes, marks }: SheetContent): Result<void, Problem> {
  const refuse = (reason: string) => err(problem('observation.sheetRefused', { reason }));
  if (new Set(notes.map(({ id }) => id)).size !== notes.length) return refuse('noteTwice');
  return Object.keys(marks).every((id) => known.has(id)) ? ok(undefined) : refuse('itemUnknown');
}

/** A1 */
export function decideAnswer(
  seat: SeatKind | null,
  report: { readonly digest: string; readonly shared: number },
  answer: { readonly digest: string; readonly verdict: 'confirmed' | 'objected'; readonly words: string },
): Result<void, Problem> {
  if (seat !== 'leadTeacher') return err(problem('permission.denied'));
  if (report.shared === 0) return err(problem('observation.nothingShared'));
  if (answer.digest !== report.digest) return err(problem('observation.reportChanged'));
  const isMute = answer.verdict === 'objected' && answer.words.trim() === '';
  return isMute ? err(problem('observation.wordsMissing')) : ok(undefined);
}

/** What a meeting is judged by. */
export type MeetingFacts = { readonly lessonState: LessonState; readonly shared: number };

/** M1, M2 */
export function decideMeeting(
  standing: ObservationStanding,
  kind: MeetingKind,
  { lessonState, shared }: MeetingFacts,
): Result<void, Problem> {
  if (!standing.isPlanner && !decideObserve(standing).ok) return err(problem('permission.denied'));
  if (kind === 'before') return lessonState === 'ended' ? err(problem('lesson.over')) : ok(undefined);
  return shared === 0 ? err(problem('observation.nothingShared')) : ok(undefined);
}

export type AnswerFacts = {
  readonly personId: string;
  readonly verdict: 'confirmed' | 'objected';
  readonly digest: string;
  readonly atMs: number;
};

type StateFacts = {
  readonly isPlanned: boolean;
  /** Meetings of which something was noted. */
  readonly met: readonly MeetingKind[];
  readonly digest: string;
  readonly shared: number;
  /** Newest first. */
  readonly answers: readonly AnswerFacts[];
  /** When it was last entered into a file. */
  readonly filedAtMs: number | null;
};

/** Z */
export function stateOf({ isPlanned, met, digest, shared, answers, filedAtMs }: StateFacts): ObservationState {
  if (isPlanned) return met.includes('before') ? 'preMeeting' : 'scheduled';
  if (shared === 0) return 'observing';
  const newest = [...Map.groupBy(answers, ({ personId }) => personId).values()].flatMap(([first]) => first ?? []);
  const current = newest.filter((answer) => answer.digest === digest);
  if (current.length === 0) return met.includes('after') ? 'postMeeting' : 'rated';
  const answeredAtMs = Math.max(...current.map(({ atMs }) => atMs));
  if (filedAtMs !== null && filedAtMs >= answeredAtMs) return 'archived';
  return current.some(({ verdict }) => verdict === 'objected') ? 'objected' : 'confirmed';
}
