import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { LessonState, SeatKind } from '../contract.ts';
import type { RecordingRow } from './store.ts';

/** How somebody stands to a lesson and its recording. */
export type RecordingStanding = {
  readonly seat: SeatKind | null;
  readonly isBarred: boolean;
  readonly isPlanner: boolean;
  /** Administrator of the school whose lesson it is, or above it. */
  readonly administers: boolean;
};

export type RecordingFacts = {
  readonly lessonState: LessonState;
  readonly recording: Pick<RecordingRow, 'state' | 'startedAtMs'> | undefined;
};

const DAY_MS = 86_400_000;
/** Unless told otherwise: as the notice to guardians says. */
export const KEEP_MS = 180 * DAY_MS;
const LONGEST_MS = 3 * 366 * DAY_MS;

const turning: readonly (SeatKind | null)[] = ['leadTeacher', 'technician'];
/** Whose voices are adults', who take part as their work. */
const adults: readonly SeatKind[] = ['leadTeacher', 'assistantTeacher'];

export function decideStart(
  { seat }: RecordingStanding,
  { lessonState, recording }: RecordingFacts,
): Result<void, Problem> {
  if (!turning.includes(seat)) return err(problem('permission.denied'));
  if (lessonState !== 'open') return err(problem(lessonState === 'ended' ? 'lesson.over' : 'lesson.notOpen'));
  return recording !== undefined && isGone(recording) ? err(problem('recording.deleted')) : ok(undefined);
}

export function decideStop({ seat }: RecordingStanding, { recording }: RecordingFacts): Result<void, Problem> {
  if (!turning.includes(seat)) return err(problem('permission.denied'));
  return recording?.state === 'recording' ? ok(undefined) : err(problem('recording.notFound'));
}

/** Those with a seat who were not sent out, whoever planned the lesson, and administrators of its school. */
export function decideWatch(
  { seat, isBarred, isPlanner, administers }: RecordingStanding,
  { recording }: RecordingFacts,
): Result<void, Problem> {
  const may = (seat !== null && !isBarred) || isPlanner || administers;
  if (!may || recording === undefined) return err(problem('recording.notFound'));
  return isGone(recording) ? err(problem('recording.deleted')) : ok(undefined);
}

/** Nobody opens it any more, also while its files are not gone yet. */
const isGone = ({ state }: Pick<RecordingRow, 'state'>): boolean => state === 'deleted' || state === 'deleting';

/** One opening of a replay is good for a school day. */
export const WATCHING_MS = 12 * 3_600_000;

/** Chunks are given to whom the audit log names, for the lesson that it names. */
export function decideChunk(
  watching: { readonly lessonId: string; readonly personId: string; readonly beganAtMs: number } | undefined,
  wanted: { readonly lessonId: string; readonly personId: string },
  nowMs: number,
): Result<void, Problem> {
  const isTheirs = watching?.lessonId === wanted.lessonId && watching.personId === wanted.personId;
  const isNew = watching !== undefined && nowMs - watching.beganAtMs < WATCHING_MS;
  return isTheirs && isNew ? ok(undefined) : err(problem('recording.watchingUnknown'));
}

export function decideDelete(
  { seat, isPlanner, administers }: RecordingStanding,
  { lessonState, recording }: RecordingFacts,
): Result<void, Problem> {
  if (seat !== 'leadTeacher' && !isPlanner && !administers) return err(problem('permission.denied'));
  if (recording === undefined || isGone(recording)) return err(problem('recording.notFound'));
  return lessonState === 'open' ? err(problem('recording.lessonOpen')) : ok(undefined);
}

export function decideKeep(
  { isPlanner, administers }: RecordingStanding,
  { recording }: RecordingFacts,
  keepUntilMs: number,
  nowMs: number,
): Result<void, Problem> {
  if (!isPlanner && !administers) return err(problem('permission.denied'));
  if (recording === undefined || isGone(recording)) return err(problem('recording.notFound'));
  const fits = keepUntilMs > nowMs && keepUntilMs <= recording.startedAtMs + LONGEST_MS;
  return fits ? ok(undefined) : err(problem('recording.termWrong'));
}

/** Which enterings are recorded: adults, and pupils where consent is there. Whoever was sent out is not. */
export function sourcesToRecord(
  sources: readonly { readonly sourceId: string; readonly seatId: string; readonly removedAtMs: number | null }[],
  seats: readonly { readonly id: string; readonly seat: SeatKind; readonly barred: number }[],
  consentedSeats: ReadonlySet<string>,
): readonly string[] {
  return sources
    .filter(({ seatId, removedAtMs }) => {
      const seat = seats.find(({ id }) => id === seatId);
      if (seat === undefined || removedAtMs !== null || seat.barred === 1) return false;
      return adults.includes(seat.seat) || consentedSeats.has(seatId);
    })
    .map(({ sourceId }) => sourceId);
}

/** Seats whose microphone may have a pupil's voice, but for those of adults. */
export const isPupilsMicrophone = (seat: SeatKind): boolean =>
  seat === 'student' || seat === 'receivingClassroom' || seat === 'leadClassroom';
