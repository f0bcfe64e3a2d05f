import { randomUUID } from 'node:crypto';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaEgress } from '@tongyan/media/server';
import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { type LessonRow, listSeats, type SeatRow } from '../store.ts';
import { findPictureWish, hasAgreedToPicture } from './picture-store.ts';
import { listSources, type RecordingRow } from './store.ts';
import type { RecordingFilmTable } from './tables.ts';

export type Film = Readonly<RecordingFilmTable>;

export type FilmsDeps = {
  readonly db: Db;
  readonly log: Log;
  readonly now: () => number;
  /** Folder of all recordings, as the platform sees it. */
  readonly folder: string;
  /** The same folder as LiveKit's egress service sees it; empty: no films. */
  readonly egressFolder: string;
  /** undefined while there is no media server. */
  readonly egress: () => MediaEgress | undefined;
};

export type Films = {
  /** Begins and ends films as the recording, the wish and the lead teachers' own yes are now. */
  look(recording: RecordingRow, lesson: LessonRow | undefined): Promise<void>;
};

const LOOK_EVERY_MS = 5_000;
const MOST_TRIES = 3;
const PRIVATE_FOLDER_MODE = 0o700;

/** A film lies among the pictures of its source, and goes with them. */
const filmPath = (folder: string, film: Pick<Film, 'sourceId' | 'name'>): string =>
  join(folder, 'pictures', film.sourceId, film.name);

export function listFilms(db: Db, lessonId: string): Promise<readonly Film[]> {
  return db.selectFrom('recordingFilm').where('lessonId', '=', lessonId).orderBy('startedAtMs').selectAll().execute();
}

/** Of a film that is done and there. */
export async function filmThere(folder: string, film: Film): Promise<{ path: string; sizeBytes: number } | undefined> {
  if (film.state !== 'complete') return undefined;
  const path = filmPath(folder, film);
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : { path, sizeBytes: found.size };
}

/**
 * Films of lead teachers by LiveKit's egress, where it is configured: of their own camera and microphone alone, never of a room. What becomes of a
 * film is asked from the service; its webhooks only make that sooner.
 */
export function keepFilms({ db, log, now, egressFolder, egress, folder }: FilmsDeps): Films {
  const lookedAtMs = new Map<string, number>();

  async function wanted(recording: RecordingRow): Promise<ReadonlySet<string>> {
    if (recording.state !== 'recording' || !(await findPictureWish(db, recording.lessonId))) return new Set();
    const seats = await listSeats(db, [recording.lessonId]);
    const sources = await listSources(db, recording.lessonId);
    const found = new Set<string>();
    for (const { id, seat, personId, barred } of seats) {
      if (seat !== 'leadTeacher' || barred === 1) continue;
      if (!(await hasAgreedToPicture(db, recording.lessonId, personId))) continue;
      const last = sources.findLast(({ seatId, removedAtMs }) => seatId === id && removedAtMs === null);
      if (last !== undefined) found.add(last.sourceId);
    }
    return found;
  }

  async function begin(recording: RecordingRow, lesson: LessonRow, sourceId: string): Promise<void> {
    const name = `${randomUUID()}.mp4`;
    const place = { sourceId, name };
    const begun = { lessonId: lesson.id, ...place, startedAtMs: now(), endedAtMs: null, durationMs: 0, detail: '' };
    const service = egress();
    if (service === undefined) return;
    const theirs = join(folder, recording.folder, 'pictures', sourceId);
    await mkdir(theirs, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    await chmod(theirs, PRIVATE_FOLDER_MODE);
    const outcome = await service
      .start({
        room: lesson.mediaRoom,
        identity: sourceId,
        file: filmPath(join(egressFolder, recording.folder), place),
      })
      .then(
        (egressId) => ({ egressId, state: 'running' as const }),
        (error: unknown) => ({ egressId: `none ${randomUUID()}`, state: 'failed' as const, detail: textOf(error) }),
      );
    if (outcome.state === 'failed') log.warn({ lessonId: lesson.id, detail: outcome.detail }, 'no film was begun');
    await db
      .insertInto('recordingFilm')
      .values({ ...begun, ...outcome })
      .execute();
  }

  async function lookAt(film: Film, isWanted: boolean): Promise<void> {
    const service = egress();
    if (service === undefined || now() - (lookedAtMs.get(film.egressId) ?? 0) < LOOK_EVERY_MS) return;
    lookedAtMs.set(film.egressId, now());
    const facts = await service.look(film.egressId);
    if (facts?.state === 'running') {
      if (!isWanted) await service.stop(film.egressId);
      return;
    }
    const outcome = facts ?? { state: 'failed' as const, detail: 'the egress service does not know it', durationMs: 0 };
    const { state, detail, durationMs } = outcome;
    await db
      .updateTable('recordingFilm')
      .set({ state, detail, durationMs, endedAtMs: now() })
      .where('egressId', '=', film.egressId)
      .execute();
    lookedAtMs.delete(film.egressId);
  }

  return {
    async look(recording, lesson) {
      if (egressFolder === '') return;
      const sources = await wanted(recording);
      const films = await listFilms(db, recording.lessonId);
      for (const film of films.filter(({ state }) => state === 'running')) {
        await lookAt(film, sources.has(film.sourceId)).catch((error: unknown) =>
          log.warn({ err: error, egressId: film.egressId }, 'a film could not be looked after'),
        );
      }
      for (const sourceId of sources) {
        const own = films.filter((film) => film.sourceId === sourceId);
        const isBegun = own.some(({ state }) => state === 'running');
        const failures = own.filter(({ state }) => state === 'failed').length;
        if (lesson !== undefined && !isBegun && failures < MOST_TRIES) await begin(recording, lesson, sourceId);
      }
    },
  };
}

/** @param folder of the recording */
export async function describeFilms(db: Db, folder: string, lessonId: string, seats: readonly SeatRow[]) {
  const [films, sources] = [await listFilms(db, lessonId), await listSources(db, lessonId)];
  const described = films.map(async (film) => {
    const there = await filmThere(folder, film);
    // Deleted with the pictures of its source.
    if (film.state === 'complete' && there === undefined) return [];
    const seatId = sources.find(({ sourceId }) => sourceId === film.sourceId)?.seatId;
    const { egressId: filmId, state, startedAtMs, durationMs, detail } = film;
    const name = seats.find(({ id }) => id === seatId)?.displayName ?? '';
    return [{ filmId, state, name, startedAtMs, durationMs, sizeBytes: there?.sizeBytes ?? 0, detail }];
  });
  return (await Promise.all(described)).flat();
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
