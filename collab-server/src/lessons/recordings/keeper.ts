import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  listChunks,
  listPictures,
  monotonicMs,
  removePictureDrafts,
  type spawnRecorder,
} from '@tongyan/media/recorder';
import type { MediaEgress } from '@tongyan/media/server';
import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { consentsOfLesson, seatsWithConsent } from '../consents/lesson-consents.ts';
import type { RecordingMark } from '../floor/view.ts';
import { findLesson, type LessonRow, listSeats } from '../store.ts';
import { type Deletions, keepDeletions, listDeletions, type RemoveFiles } from './deletions.ts';
import { keepFilms } from './films.ts';
import { seatsOfPupil, withdrawnPupils } from './pupils.ts';
import { sourcesToRecord, WATCHING_MS } from './rules.ts';
import {
  closeSpan,
  findRecording,
  forgetWatchings,
  keepRecording,
  listFilmed,
  listRecordings,
  listSources,
  markDeleting,
  type RecordingRow,
} from './store.ts';
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
  /** How files are removed; a test lets it fail. */
  readonly remove?: RemoveFiles;
  /** The folder as LiveKit's egress service sees it; empty: no films. */
  readonly egressFolder: string;
  readonly egress: () => MediaEgress | undefined;
};

export type Recordings = {
  /** Looks after every recorder once; done every second anyway. */
  look(): Promise<void>;
  recorderOf(lessonId: string): ReturnType<RecorderWatch['state']> | null;
  folderOf(recording: RecordingRow): string;
  /** Has everything written, and keeps it. */
  stop(lessonId: string): Promise<void>;
  /** Nobody watches it from now on, and it is gone for good; where its files cannot be removed now, as soon as they can. */
  remove(recording: RecordingRow): Promise<void>;
  /** After what is being done with recordings, and before what comes next. */
  inTurn<T>(task: () => Promise<T>): Promise<T>;
  /** Deletes a lead teacher's pictures of a lesson; their voice stays. */
  removePictures(lessonId: string, seatId: string): Promise<void>;
  /** Deletes what is recorded of somebody who consents no longer. */
  removePupil(pupilId: string): Promise<void>;
  /** Deletes what is past its time, and folders that belong to nothing. */
  sweep(): Promise<void>;
  /** Tries again to delete what could not be deleted; done twice a minute anyway. */
  retryDeletions(): Promise<void>;
  /** What of that waits, for an operator. */
  deletionsWaiting: Deletions['whatWaits'];
  close(): Promise<void>;
};

const LOOK_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 3_600_000;
const RETRY_EVERY_MS = 30_000;

/** Looks after the recorders of lessons and what they have written. */
export function keepRecordings(deps: RecordingsDeps): Recordings {
  const { db, log, now, lessonsNow } = deps;
  const watches = new Map<string, RecorderWatch>();
  const folderOf = ({ folder }: RecordingRow): string => join(deps.folder, folder);
  const deletions = keepDeletions(deps);
  const films = keepFilms(deps);

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
    await films.look(recording, lesson);
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
    const lesson = await findLesson(db, lessonId);
    await closeSpan(db, lessonId, Math.round((lesson?.endedAtMs ?? lessonsNow()) - (lesson?.openedAtMs ?? 0)));
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
    // Films are closed a little after their recording.
    for (const recording of await listFilmed(db)) await films.look(recording, undefined);
  }

  async function remove(recording: RecordingRow): Promise<void> {
    const { lessonId, folder } = recording;
    await markDeleting(db, lessonId);
    await watchOf(recording).end();
    watches.delete(lessonId);
    await deletions.ask([{ lessonId, folder, part: 'all', sourceId: '' }]);
  }

  async function removeOf(recording: RecordingRow, part: 'source' | 'pictures', seatIds: ReadonlySet<string>) {
    const { lessonId, folder } = recording;
    const sources = (await listSources(db, lessonId)).filter(({ seatId }) => seatIds.has(seatId));
    await deletions.ask(sources.map(({ sourceId }) => ({ lessonId, folder, part, sourceId })));
  }

  async function removePupil(pupilId: string): Promise<void> {
    for (const recording of await listRecordings(db, 'recording', 'kept')) {
      const seats = await listSeats(db, [recording.lessonId]);
      await removeOf(recording, 'source', await seatsOfPupil(db, pupilId, recording.lessonId, seats));
    }
  }

  /** The platform may have been killed between a withdrawal and what follows from it. */
  async function removeWithdrawn(recording: RecordingRow): Promise<void> {
    const { lessonId, startedAtMs } = recording;
    const pupilIds = await withdrawnPupils(db, startedAtMs, now());
    if (pupilIds.length === 0) return;
    const [seats, known] = [await listSeats(db, [lessonId]), await listDeletions(db, lessonId)];
    const sources = await listSources(db, lessonId);
    for (const pupilId of pupilIds) {
      const theirs = await seatsOfPupil(db, pupilId, lessonId, seats);
      const isAsked = (sourceId: string): boolean => known.some((each) => each.sourceId === sourceId);
      const folder = folderOf(recording);
      const there = new Set(
        [...(await listChunks(folder)), ...(await listPictures(folder))].map((one) => one.sourceId),
      );
      const left = sources.filter(({ sourceId }) => there.has(sourceId) && !isAsked(sourceId));
      await removeOf(
        recording,
        'source',
        new Set(left.map(({ seatId }) => seatId).filter((seatId) => theirs.has(seatId))),
      );
    }
  }

  async function sweep(): Promise<void> {
    for (const recording of await listRecordings(db, 'deleting')) await remove(recording);
    for (const recording of await listRecordings(db, 'recording', 'kept')) await removeWithdrawn(recording);
    for (const recording of await listRecordings(db, 'kept')) {
      if (recording.keepUntilMs > now()) continue;
      await remove(recording);
      const detail = { lessonId: recording.lessonId, why: 'keptLongEnough' };
      await recordAudit(db, { action: 'recording.deleted', actor: null, detail }, now());
    }
    await forgetWatchings(db, now() - WATCHING_MS);
    const known = new Set((await listRecordings(db, 'recording', 'kept', 'deleting')).map(({ folder }) => folder));
    const there = await readdir(deps.folder).catch(() => []);
    for (const folder of there) {
      if (!known.has(folder)) await rm(join(deps.folder, folder), { recursive: true, force: true });
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
  const retrying = setInterval(() => void inTurn(() => deletions.tryAgain()).catch(failed), RETRY_EVERY_MS);
  retrying.unref();
  inTurn(async () => {
    for (const recording of await listRecordings(db, 'recording', 'kept'))
      await removePictureDrafts(folderOf(recording));
    await deletions.tryAgain();
  }).catch(failed);

  return {
    look: () => inTurn(look),
    recorderOf: (lessonId) => watches.get(lessonId)?.state() ?? null,
    folderOf,
    stop: (lessonId) => inTurn(() => stop(lessonId)),
    remove: (recording) => inTurn(() => remove(recording)),
    removePupil: (pupilId) => inTurn(() => removePupil(pupilId)),
    inTurn,
    removePictures: (lessonId, seatId) =>
      inTurn(async () => {
        const recording = await findRecording(db, lessonId);
        if (recording !== undefined) await removeOf(recording, 'pictures', new Set([seatId]));
      }),
    sweep: () => inTurn(sweep),
    retryDeletions: () => inTurn(() => deletions.tryAgain()),
    deletionsWaiting: () => deletions.whatWaits(),
    async close() {
      clearInterval(looking);
      clearInterval(sweeping);
      clearInterval(retrying);
      // The recorders go on: a platform that comes back within three minutes finds them.
      await turn;
    },
  };
}
