import { decide, heldRoles } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import type { Viewer } from '../../platform/http/index.ts';
import { seatOf } from '../describe.ts';
import { decideObserve } from '../observation/rules.ts';
import { findLesson, type LessonRow, listSeats } from '../store.ts';
import { decideWatch } from './rules.ts';
import { findRecording } from './store.ts';

/** The lesson and its recording as somebody stands to them; administrators of its school stand to it too. */
export async function seeRecording(db: Db, lessonId: string, { personId }: Viewer, nowMs: number) {
  const lesson = await findLesson(db, lessonId);
  if (lesson === undefined) throw new ProblemError('lesson.notFound');
  const home = await db
    .selectFrom('orgUnit')
    .select(['id', 'name', 'path'])
    .where('id', '=', lesson.homeOrgUnitId)
    .executeTakeFirstOrThrow();
  const seats = await listSeats(db, [lessonId]);
  const mine = seatOf(seats, personId);
  const roles = await heldRoles(db, personId, nowMs);
  const standing = {
    // Who was sent out has the seat's rights no longer.
    seat: mine?.barred === 1 ? null : (mine?.seat ?? null),
    isBarred: mine?.barred === 1,
    isPlanner: lesson.createdBy === personId,
    administers: decide('manageRosters', roles, { orgPath: home.path }).ok,
  };
  const isStranger = mine === null && !standing.isPlanner && !standing.administers;
  if (isStranger) throw new ProblemError('lesson.notFound');
  const recording = await findRecording(db, lessonId);
  const seat = mine?.seat ?? null;
  const observing = { ...standing, seat, roles, homePath: home.path, subject: lesson.subject };
  const mayObserve = decideObserve(observing).ok;
  const facts = { lessonState: lesson.state, recording };
  return { lesson, home, seats, mine, standing, mayObserve, recording, facts };
}

export type SeenRecording = Awaited<ReturnType<typeof seeRecording>>;

/**
 * What stood on the lesson's stage, for those inside and for whoever may watch its replay.
 *
 * @returns whether only the replay lets them see it: then nothing that was not shown.
 */
export async function seeShown(
  db: Db,
  lessonId: string,
  viewer: Viewer,
  nowMs: number,
): Promise<{ readonly lesson: LessonRow; readonly onlyShown: boolean }> {
  const { lesson, standing, facts } = await seeRecording(db, lessonId, viewer, nowMs);
  if (standing.seat !== null || standing.isPlanner) return { lesson, onlyShown: false };
  if (decideWatch(standing, facts).ok) return { lesson, onlyShown: true };
  throw new ProblemError(standing.isBarred ? 'lesson.barred' : 'lesson.notFound');
}

/** For whom may watch it. */
export async function seeToWatch(db: Db, lessonId: string, viewer: Viewer, nowMs: number) {
  const seen = await seeRecording(db, lessonId, viewer, nowMs);
  orThrow(decideWatch(seen.standing, seen.facts));
  if (seen.recording === undefined) throw new ProblemError('recording.notFound');
  return { ...seen, recording: seen.recording };
}
