import { type Problem, problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import type { RecordingStanding } from './rules.ts';
import type { RecordingRow } from './store.ts';

/** What somebody may say of pictures in a recording. */
export type PictureSay = {
  /** Whether the recording is wanted with the lead teacher's picture. */
  readonly wish: boolean;
  /** Whether it is a yes or no to one's own picture. */
  readonly own: boolean;
};

/** P4: the planner says what is wanted; of their own picture lead teachers alone decide, and their yes is the wish too. */
export function decideSay({ seat, isPlanner }: RecordingStanding, wanted: boolean): Result<PictureSay, Problem> {
  if (seat === 'leadTeacher') return ok({ wish: wanted, own: true });
  return isPlanner ? ok({ wish: true, own: false }) : err(problem('permission.denied'));
}

export type PictureSpan = { readonly fromMs: number; readonly toMs: number | null };

export type PictureFacts = {
  readonly recording: Pick<RecordingRow, 'state'> | undefined;
  readonly isWanted: boolean;
  readonly hasAgreed: boolean;
  /** Whether the entering is one of the viewer's own seat, which was not sent out. */
  readonly isOwnSource: boolean;
  /** Lesson time during which the lesson was recorded. */
  readonly spans: readonly PictureSpan[];
  /** Chunks of the source that are there. */
  readonly known: readonly { readonly startMs: number; readonly durationMs: number }[];
  readonly lessonNowMs: number;
};

export type PictureOffer = { readonly startMs: number; readonly endMs: number; readonly sizeBytes: number };

/** Of one chunk, whatever its length. */
export const MOST_PICTURE_BYTES = 2 * 1_024 * 1_024;
const MOST_BYTES_PER_S = 160 * 1_024;
const MOST_START_BYTES = 192 * 1_024;
/** By so much may a page's clock be off, and its timers late. */
const CLOCK_TOLERANCE_MS = 1_000;
/** One recorder of the browser is stopped once the page hears that the next has its first picture: late, where it stands still. */
const MOST_OVERLAP_MS = 12_000;
/** Two of one source begin no closer together. */
const LEAST_APART_MS = 1_000;

/** P4. @returns from which lesson time on nothing of the chunk is kept */
export function decidePicture(
  { seat }: RecordingStanding,
  facts: PictureFacts,
  { startMs, endMs, sizeBytes }: PictureOffer,
): Result<{ readonly cutMs: number }, Problem> {
  if (seat !== 'leadTeacher' || !facts.isOwnSource) return err(problem('permission.denied'));
  const state = facts.recording?.state;
  if (state === undefined) return err(problem('recording.notFound'));
  if (state !== 'recording' && state !== 'kept') return err(problem('recording.deleted'));
  if (!facts.isWanted || !facts.hasAgreed) return err(problem('recording.pictureNotAgreed'));
  const lengthMs = endMs - startMs;
  const mostBytes = MOST_START_BYTES + (MOST_BYTES_PER_S * lengthMs) / 1_000;
  if (!(lengthMs > 0) || sizeBytes > mostBytes) return err(problem('recording.pictureWrong', { why: 'tooLarge' }));
  if (endMs > facts.lessonNowMs + CLOCK_TOLERANCE_MS) return err(problem('recording.pictureWrong', { why: 'future' }));
  const span = facts.spans.find(
    ({ fromMs, toMs }) => startMs >= fromMs - CLOCK_TOLERANCE_MS && startMs < (toMs ?? Number.POSITIVE_INFINITY),
  );
  return span === undefined
    ? err(problem('recording.pictureOutside'))
    : ok({ cutMs: span.toMs ?? Number.POSITIVE_INFINITY });
}

/** P1: chunks of a source follow each other. One that was there already, because its answer was lost, is no second one. */
export function decideOrder(
  known: PictureFacts['known'],
  { startMs, durationMs }: { readonly startMs: number; readonly durationMs: number },
): Result<{ readonly isKnown: boolean }, Problem> {
  if (known.some((each) => each.startMs === startMs && each.durationMs === durationMs)) return ok({ isKnown: true });
  const collides = known.some((each) => {
    const overlapMs = Math.min(each.startMs + each.durationMs, startMs + durationMs) - Math.max(each.startMs, startMs);
    return Math.abs(each.startMs - startMs) < LEAST_APART_MS || overlapMs > MOST_OVERLAP_MS;
  });
  return collides ? err(problem('recording.pictureWrong', { why: 'overlaps' })) : ok({ isKnown: false });
}
