import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { chunkPath, listChunks } from '@tongyan/media/recorder';
import { recordAudit } from '../../audit/index.ts';
import { decide, heldRoles } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { orThrow, ProblemError } from '../../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type Viewer } from '../../platform/http/index.ts';
import { seatOf } from '../describe.ts';
import { findLesson, listSeats } from '../store.ts';
import { type Recording, recordingRoutes } from './contract.ts';
import type { Recordings } from './keeper.ts';
import { buildReplay } from './replay.ts';
import { decideDelete, decideKeep, decideStart, decideStop, decideWatch, KEEP_MS } from './rules.ts';
import { findRecording, type RecordingRow, setKeepUntil, startRecording } from './store.ts';

export type RecordingRouteDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly now: () => number;
  readonly lessonsNow: () => number;
  readonly recordings: Recordings;
};

export function registerRecordings(app: HttpApp, deps: RecordingRouteDeps): void {
  const { db, authenticate, now, recordings } = deps;

  /** The lesson and its recording as somebody stands to them; administrators of its school stand to it too. */
  async function see(lessonId: string, { personId }: Viewer) {
    const lesson = await findLesson(db, lessonId);
    if (lesson === undefined) throw new ProblemError('lesson.notFound');
    const home = await db
      .selectFrom('orgUnit')
      .select(['id', 'name', 'path'])
      .where('id', '=', lesson.homeOrgUnitId)
      .executeTakeFirstOrThrow();
    const seats = await listSeats(db, [lessonId]);
    const mine = seatOf(seats, personId);
    const roles = await heldRoles(db, personId, now());
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
    return { lesson, home, seats, mine, standing, recording, facts: { lessonState: lesson.state, recording } };
  }

  async function describe(lessonId: string, viewer: Viewer): Promise<Recording> {
    const { standing, recording, facts } = await see(lessonId, viewer);
    const kept = recording === undefined ? [] : await listChunks(recordings.folderOf(recording));
    const sizes = await Promise.all(kept.map(async (chunk) => (await sizeOf(recording, chunk)) ?? 0));
    return {
      state: recording?.state ?? 'none',
      recorder: recording?.state === 'recording' ? (recordings.recorderOf(lessonId) ?? 'starting') : null,
      startedAtMs: recording?.startedAtMs ?? null,
      keepUntilMs: recording?.keepUntilMs ?? null,
      deletedAtMs: recording?.deletedAtMs ?? null,
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

  async function sizeOf(recording: RecordingRow | undefined, chunk: Parameters<typeof chunkPath>[1]) {
    if (recording === undefined) return undefined;
    const found = await stat(chunkPath(recordings.folderOf(recording), chunk)).catch(() => undefined);
    return found?.size;
  }

  async function seeToWatch(lessonId: string, viewer: Viewer) {
    const seen = await see(lessonId, viewer);
    orThrow(decideWatch(seen.standing, seen.facts));
    if (seen.recording === undefined) throw new ProblemError('recording.notFound');
    return { ...seen, recording: seen.recording };
  }

  const audit = (action: string, viewer: Viewer, seen: Awaited<ReturnType<typeof see>>) =>
    recordAudit(
      db,
      { action, actor: viewer, orgUnit: seen.home, detail: { lessonId: seen.lesson.id, title: seen.lesson.title } },
      now(),
    );

  implementRoutes(app, authenticate, recordingRoutes, {
    'GET /api/lessons/:lessonId/recording': ({ params, viewer }) => describe(params.lessonId, viewer),
    'POST /api/lessons/:lessonId/recording': async ({ params, viewer }) => {
      const seen = await see(params.lessonId, viewer);
      orThrow(decideStart(seen.standing, seen.facts));
      const nowMs = now();
      const keepUntilMs = nowMs + KEEP_MS;
      await startRecording(db, { lessonId: seen.lesson.id, startedBy: viewer.personId, nowMs, keepUntilMs });
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
      const seen = await seeToWatch(params.lessonId, viewer);
      await audit('recording.watched', viewer, seen);
      const { lesson, seats, mine, standing, recording } = seen;
      return buildReplay(db, {
        lesson,
        seats,
        mine,
        seesAll: standing.isPlanner || standing.administers,
        folder: recordings.folderOf(recording),
        lessonNowMs: deps.lessonsNow() - (lesson.openedAtMs ?? 0),
      });
    },
    'GET /api/lessons/:lessonId/replay/sources/:sourceId/:startMs': async ({ params, viewer, reply }) => {
      const { recording } = await seeToWatch(params.lessonId, viewer);
      const folder = recordings.folderOf(recording);
      const chunks = await listChunks(folder, params.sourceId);
      const chunk = chunks.find(({ startMs }) => startMs === params.startMs);
      const size = chunk && (await sizeOf(recording, chunk));
      if (chunk === undefined || size === undefined) throw new ProblemError('recording.chunkNotFound');
      return (
        reply
          .type('audio/webm')
          .header('content-length', size)
          // What is deleted stays in no browser.
          .header('cache-control', 'no-store')
          .header('x-content-type-options', 'nosniff')
          .send(createReadStream(chunkPath(folder, chunk)))
      );
    },
  });
}
