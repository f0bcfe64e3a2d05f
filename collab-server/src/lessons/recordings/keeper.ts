import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { monotonicMs, removeSource, type spawnRecorder } from '@tongyan/media/recorder';
import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { consentsOfLesson, seatsWithConsent } from '../consents/lesson-consents.ts';
import { findApart } from '../consents/store.ts';
import { classroomIdOf } from '../classrooms.ts';
import type { RecordingMark } from '../floor/view.ts';
import { findLesson, type LessonRow, listSeats, type SeatRow } from '../store.ts';
import { isPupilsMicrophone, sourcesToRecord } from './rules.ts';
import { findRecording, keepRecording, listRecordings, listSources, markDeleted, type RecordingRow } from './store.ts';
import { type RecorderWatch, watchRecorder } from './watch.ts';

export type RecordingsDeps = {
  readonly db: Db;
  readonly log: Log;
  /** Folder of all recordings. */
  readonly folder: string;
  /** For moments that people read, in ms since 1970. */
  readonly now: () => number;
  /** The clock that lessons go by. */
  readonly lessonsNow: () => number;
  /** An address and a token for the recorder; undefined while there is no media server. */
  readonly admitRecorder: (lesson: LessonRow) => Promise<{ mediaUrl: string; token: string } | undefined>;
  /** Shows the red mark, or takes it away. */
  readonly mark: (lessonId: string, mark: RecordingMark | null) => Promise<void>;
  readonly spawn?: typeof spawnRecorder;
};

export type Recordings = {
  /** Looks after every recorder once; done every second anyway. */
  look(): Promise<void>;
  recorderOf(lessonId: string): ReturnType<RecorderWatch['state']> | null;
  folderOf(recording: RecordingRow): string;
  /** Has everything written, and keeps it. */
  stop(lessonId: string): Promise<void>;
  /** Gone for good. */
  remove(recording: RecordingRow): Promise<void>;
  /** Deletes what is recorded of somebody who consents no longer. */
  removePupil(pupilId: string): Promise<void>;
  /** Deletes what is past its time, and folders that belong to nothing. */
  sweep(): Promise<void>;
  close(): Promise<void>;
};

const LOOK_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 3_600_000;

/** Looks after the recorders of lessons and what they have written. */
export function keepRecordings(deps: RecordingsDeps): Recordings {
  const { db, log, now, lessonsNow } = deps;
  const watches = new Map<string, RecorderWatch>();
  const folderOf = ({ folder }: RecordingRow): string => join(deps.folder, folder);

  function watchOf(recording: RecordingRow): RecorderWatch {
    const known = watches.get(recording.lessonId);
    if (known !== undefined) return known;
    const watch = watchRecorder(folderOf(recording), deps.spawn);
    watches.set(recording.lessonId, watch);
    return watch;
  }

  async function lookAt(recording: RecordingRow): Promise<void> {
    const { lessonId } = recording;
    const lesson = await findLesson(db, lessonId);
    if (lesson?.state !== 'open' || lesson.openedAtMs === null) return stop(lessonId);
    const openedAtMs = lesson.openedAtMs;
    const seats = await listSeats(db, [lessonId]);
    const classrooms = await consentsOfLesson(db, lessonId, seats, now());
    const consented = seatsWithConsent(classrooms, 'recorded');
    const pupils = classrooms.flatMap((classroom) => classroom.pupils ?? []);
    const apart = classrooms.flatMap(({ decision }) => decision.apart);
    await deps.mark(lessonId, {
      pupils: pupils.length,
      consented: pupils.length - apart.length,
      apart: apart.length,
      since: Math.max(0, Math.round(recording.startedAtMs - openedAtMs)),
    });
    const sourceIds = sourcesToRecord(await listSources(db, lessonId), seats, consented);
    await watchOf(recording).look(sourceIds, async () => {
      const door = await deps.admitRecorder(lesson);
      const clock = { lessonMs: lessonsNow() - openedAtMs, monotonicMs: monotonicMs() };
      return door && { ...door, clock, sourceIds: [...sourceIds] };
    });
  }

  async function stop(lessonId: string): Promise<void> {
    const recording = await findRecording(db, lessonId);
    if (recording?.state !== 'recording') return;
    await deps.mark(lessonId, null);
    await watchOf(recording).end();
    await keepRecording(db, lessonId);
    watches.delete(lessonId);
  }

  let turn: Promise<unknown> = Promise.resolve();
  /** One thing after the other: a recorder is not started while its recording is being deleted. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  async function look(): Promise<void> {
    for (const recording of await listRecordings(db, 'recording')) {
      try {
        await lookAt(recording);
      } catch (error) {
        log.error({ err: error, lessonId: recording.lessonId }, 'a recorder could not be looked after');
      }
    }
  }

  async function remove(recording: RecordingRow): Promise<void> {
    await watchOf(recording).end();
    watches.delete(recording.lessonId);
    // First the files: what is marked as deleted is gone.
    await rm(folderOf(recording), { recursive: true, force: true });
    await markDeleted(db, recording.lessonId, now());
  }

  async function removePupil(pupilId: string): Promise<void> {
    for (const recording of await listRecordings(db, 'recording', 'kept')) {
      const seats = await listSeats(db, [recording.lessonId]);
      const theirs = await seatsOfPupil(pupilId, recording.lessonId, seats);
      for (const { sourceId, seatId } of await listSources(db, recording.lessonId)) {
        if (theirs.has(seatId)) await removeSource(folderOf(recording), sourceId);
      }
    }
  }

  /** Microphones that may have heard a pupil: their own, and that of their classroom unless they sat apart there. */
  async function seatsOfPupil(
    pupilId: string,
    lessonId: string,
    seats: readonly SeatRow[],
  ): Promise<ReadonlySet<string>> {
    const apart = await findApart(db, lessonId);
    const enrolled = await db.selectFrom('enrolment').where('personId', '=', pupilId).select('classGroupId').execute();
    const classGroupIds = new Set(enrolled.map(({ classGroupId }) => classGroupId));
    // A seat that was theirs, and has been given to somebody else since.
    const held = await db
      .selectFrom('lessonPresence')
      .where('lessonId', '=', lessonId)
      .where('personId', '=', pupilId)
      .select('seatId')
      .execute();
    const heldIds = new Set(held.map(({ seatId }) => seatId));
    const classroomIds = seats.flatMap((seat) => {
      const isTheirClass = seat.classGroupId !== null && classGroupIds.has(seat.classGroupId);
      const isTheirs = seat.personId === pupilId || heldIds.has(seat.id) || isTheirClass;
      const id = isTheirs ? classroomIdOf(seat, seats) : null;
      return id === null || apart.get(id)?.includes(pupilId) === true ? [] : [id];
    });
    const there = seats.filter((seat) => classroomIds.includes(classroomIdOf(seat, seats) ?? ''));
    return new Set(there.filter(({ seat }) => isPupilsMicrophone(seat)).map(({ id }) => id));
  }

  async function sweep(): Promise<void> {
    for (const recording of await listRecordings(db, 'kept')) {
      if (recording.keepUntilMs > now()) continue;
      await remove(recording);
      const detail = { lessonId: recording.lessonId, why: 'keptLongEnough' };
      await recordAudit(db, { action: 'recording.deleted', actor: null, detail }, now());
    }
    const kept = new Set((await listRecordings(db, 'recording', 'kept')).map(({ folder }) => folder));
    const there = await readdir(deps.folder).catch(() => []);
    for (const folder of there) {
      if (!kept.has(folder)) await rm(join(deps.folder, folder), { recursive: true, force: true });
    }
  }

  const failed = (error: unknown): void => log.error({ err: error }, 'recordings could not be looked through');
  let isLooking = false;
  const looking = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    inTurn(look)
      .catch(failed)
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_EVERY_MS);
  looking.unref();
  const sweeping = setInterval(() => void inTurn(sweep).catch(failed), SWEEP_EVERY_MS);
  sweeping.unref();
  inTurn(sweep).catch(failed);

  return {
    look: () => inTurn(look),
    recorderOf: (lessonId) => watches.get(lessonId)?.state() ?? null,
    folderOf,
    stop: (lessonId) => inTurn(() => stop(lessonId)),
    remove: (recording) => inTurn(() => remove(recording)),
    removePupil: (pupilId) => inTurn(() => removePupil(pupilId)),
    sweep: () => inTurn(sweep),
    async close() {
      clearInterval(looking);
      clearInterval(sweeping);
      // The recorders go on: a platform that comes back within three minutes finds them.
      await turn;
    },
  };
}
