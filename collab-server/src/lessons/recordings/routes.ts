import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import {
  type ChunkFile,
  chunkPath,
  listChunks,
  listPictures,
  type PictureFile,
  picturePath,
} from '@tongyan/media/recorder';
import type { FastifyReply } from 'fastify';
import { recordAudit } from '../../audit/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type Viewer } from '../../platform/http/index.ts';
import type { LessonPastDocuments } from '../past-documents/port.ts';
import { registerPastDocuments } from '../past-documents/routes.ts';
import { type Recording, recordingRoutes } from './contract.ts';
import { listDeletions } from './deletions.ts';
import { describeFilms, filmThere, listFilms } from './films.ts';
import type { Recordings } from './keeper.ts';
import { pictureHandlers } from './picture-routes.ts';
import { decideSay } from './picture-rules.ts';
import { findPictureWish, hasAgreedToPicture } from './picture-store.ts';
import { buildReplay } from './replay.ts';
import { decideChunk, decideDelete, decideKeep, decideStart, decideStop, decideWatch, KEEP_MS } from './rules.ts';
import { seeRecording, seeToWatch, type SeenRecording } from './sight.ts';
import { findWatching, insertWatching, openSpan, setKeepUntil, startRecording } from './store.ts';

export type RecordingRouteDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly now: () => number;
  readonly lessonsNow: () => number;
  readonly recordings: Recordings;
  readonly pastDocuments: LessonPastDocuments;
};

export function registerRecordings(app: HttpApp, deps: RecordingRouteDeps): void {
  const { db, authenticate, now, recordings } = deps;

  const see = (lessonId: string, viewer: Viewer) => seeRecording(db, lessonId, viewer, now());
  const toWatch = (lessonId: string, viewer: Viewer) => seeToWatch(db, lessonId, viewer, now());

  async function describe(lessonId: string, viewer: Viewer): Promise<Recording> {
    const { standing, recording, facts, seats } = await see(lessonId, viewer);
    const folder = recording === undefined ? undefined : recordings.folderOf(recording);
    const kept = folder === undefined ? [] : await listChunks(folder);
    const pictures = folder === undefined ? [] : await listPictures(folder);
    const paths = [
      ...kept.map((chunk) => chunkPath(folder ?? '', chunk)),
      ...pictures.map((chunk) => picturePath(folder ?? '', chunk)),
    ];
    const sizes = await Promise.all(paths.map(async (path) => (await sizeOf(path)) ?? 0));
    const mayDelete = standing.seat === 'leadTeacher' || standing.administers || standing.isPlanner;
    const waiting = (await listDeletions(db, lessonId)).filter(({ trouble }) => trouble !== null);
    return {
      state: recording?.state ?? 'none',
      recorder: recording?.state === 'recording' ? (recordings.recorderOf(lessonId) ?? 'starting') : null,
      startedAtMs: recording?.startedAtMs ?? null,
      keepUntilMs: recording?.keepUntilMs ?? null,
      deletedAtMs: recording?.deletedAtMs ?? null,
      picture: {
        wanted: await findPictureWish(db, lessonId),
        agreed: standing.seat === 'leadTeacher' ? await hasAgreedToPicture(db, lessonId, viewer.personId) : null,
        maySay: decideSay(standing, true).ok,
        pictureMs: pictures.reduce((sum, { durationMs }) => sum + durationMs, 0),
      },
      films: decideWatch(standing, facts).ok ? await describeFilms(db, folder ?? '', lessonId, seats) : [],
      deletionsWaiting: mayDelete ? waiting.length : 0,
      soundMs: kept.reduce((sum, { durationMs }) => sum + durationMs, 0),
      sizeBytes: sizes.reduce((sum, size) => sum + size, 0),
      may: {
        start: recording?.state !== 'recording' && decideStart(standing, facts).ok,
        stop: decideStop(standing, facts).ok,
        watch: decideWatch(standing, facts).ok,
        keep: recording !== undefined && decideKeep(standing, facts, recording.keepUntilMs, now()).ok,
        delete: decideDelete(standing, facts).ok,
      },
    };
  }

  async function sizeOf(path: string): Promise<number | undefined> {
    return (await stat(path).catch(() => undefined))?.size;
  }

  /** For an opening that stands in the audit log, and for nothing that is to be deleted. */
  async function sendChunk<One extends Pick<ChunkFile, 'startMs'>>(
    { params, query, viewer, reply }: ChunkRequest,
    { part, list, pathOf, mime }: ChunkKind<One>,
  ) {
    const { recording } = await toWatch(params.lessonId, viewer);
    const wanted = { lessonId: params.lessonId, personId: viewer.personId };
    orThrow(decideChunk(await findWatching(db, query.watching), wanted, now()));
    const folder = recordings.folderOf(recording);
    const deletions = await listDeletions(db, params.lessonId);
    const isGone = deletions.some(
      (each) => each.sourceId === params.sourceId && (each.part === 'source' || each.part === part),
    );
    const chunk = isGone
      ? undefined
      : (await list(folder, params.sourceId)).find(({ startMs }) => startMs === params.startMs);
    const path = chunk && pathOf(folder, chunk);
    const size = path === undefined ? undefined : await sizeOf(path);
    if (path === undefined || size === undefined) throw new ProblemError('recording.chunkNotFound');
    return (
      reply
        .type(mime)
        .header('content-length', size)
        // What is deleted stays in no browser.
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .send(createReadStream(path))
    );
  }

  const audit = (action: string, viewer: Viewer, seen: SeenRecording) =>
    recordAudit(
      db,
      { action, actor: viewer, orgUnit: seen.home, detail: { lessonId: seen.lesson.id, title: seen.lesson.title } },
      now(),
    );

  registerPastDocuments(app, { ...deps, toWatch });

  implementRoutes(app, authenticate, recordingRoutes, {
    'GET /api/lessons/:lessonId/recording': ({ params, viewer }) => describe(params.lessonId, viewer),
    'POST /api/lessons/:lessonId/recording': async ({ params, viewer }) => {
      const seen = await see(params.lessonId, viewer);
      orThrow(decideStart(seen.standing, seen.facts));
      const nowMs = now();
      const keepUntilMs = nowMs + KEEP_MS;
      await startRecording(db, { lessonId: seen.lesson.id, startedBy: viewer.personId, nowMs, keepUntilMs });
      await openSpan(db, seen.lesson.id, Math.round(deps.lessonsNow() - (seen.lesson.openedAtMs ?? 0)));
      await audit('recording.started', viewer, seen);
      await recordings.look();
      return describe(params.lessonId, viewer);
    },
    'POST /api/lessons/:lessonId/recording/stop': async ({ params, viewer }) => {
      const seen = await see(params.lessonId, viewer);
      orThrow(decideStop(seen.standing, seen.facts));
      await recordings.stop(seen.lesson.id);
      await audit('recording.stopped', viewer, seen);
      return describe(params.lessonId, viewer);
    },
    'PATCH /api/lessons/:lessonId/recording': async ({ params, body, viewer }) => {
      const seen = await see(params.lessonId, viewer);
      orThrow(decideKeep(seen.standing, seen.facts, body.keepUntilMs, now()));
      await setKeepUntil(db, seen.lesson.id, body.keepUntilMs);
      await audit('recording.termChanged', viewer, seen);
      return describe(params.lessonId, viewer);
    },
    'DELETE /api/lessons/:lessonId/recording': async ({ params, viewer }) => {
      const seen = await see(params.lessonId, viewer);
      orThrow(decideDelete(seen.standing, seen.facts));
      if (seen.recording) await recordings.remove(seen.recording);
      await audit('recording.deleted', viewer, seen);
      return describe(params.lessonId, viewer);
    },
    'GET /api/lessons/:lessonId/replay': async ({ params, viewer }) => {
      const seen = await toWatch(params.lessonId, viewer);
      const { lesson, seats, mine, standing, mayObserve, recording } = seen;
      await audit('recording.watched', viewer, seen);
      const watching = await insertWatching(db, { lessonId: lesson.id, personId: viewer.personId, nowMs: now() });
      return buildReplay(db, {
        lesson,
        seats,
        mine,
        seesAll: standing.isPlanner || standing.administers,
        mayObserve,
        folder: recordings.folderOf(recording),
        lessonNowMs: deps.lessonsNow() - (lesson.openedAtMs ?? 0),
        watching,
      });
    },
    'GET /api/lessons/:lessonId/recording/films/:filmId': async ({ params, viewer, reply }) => {
      const seen = await toWatch(params.lessonId, viewer);
      const film = (await listFilms(db, params.lessonId)).find(({ egressId }) => egressId === params.filmId);
      const there = film && (await filmThere(recordings.folderOf(seen.recording), film));
      if (there === undefined) throw new ProblemError('recording.chunkNotFound');
      await audit('recording.downloaded', viewer, seen);
      return reply
        .type('video/mp4')
        .header('content-length', there.sizeBytes)
        .header('content-disposition', `attachment; filename="${params.filmId}.mp4"`)
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .send(createReadStream(there.path));
    },
    'GET /api/lessons/:lessonId/replay/sources/:sourceId/:startMs': (input) => sendChunk(input, VOICES),
    'GET /api/lessons/:lessonId/replay/pictures/:sourceId/:startMs': (input) => sendChunk(input, PICTURES),
    ...pictureHandlers(app, deps, describe),
  });
}

interface ChunkRequest {
  readonly params: { readonly lessonId: string; readonly sourceId: string; readonly startMs: number };
  readonly query: { readonly watching: string };
  readonly viewer: Viewer;
  readonly reply: FastifyReply;
}

interface ChunkKind<One extends Pick<ChunkFile, 'startMs'>> {
  readonly part: 'source' | 'pictures';
  readonly list: (folder: string, sourceId: string) => Promise<readonly One[]>;
  readonly pathOf: (folder: string, chunk: One) => string;
  readonly mime: string;
}

const VOICES: ChunkKind<ChunkFile> = { part: 'source', list: listChunks, pathOf: chunkPath, mime: 'audio/webm' };
const PICTURES: ChunkKind<PictureFile> = {
  part: 'pictures',
  list: listPictures,
  pathOf: picturePath,
  mime: 'video/webm',
};
