import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaConnection, MediaEgress, MediaLauncher, MediaServerState } from '@tongyan/media/server';
import { pino } from 'pino';
import { auditMigrations } from '../audit/index.ts';
import { identityMigrations, type RoleCode } from '../identity/index.ts';
import { openContentWriter } from '../documents/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import { type Authenticate, createHttpApp, type HttpApp } from '../platform/http/index.ts';
import { createMetrics } from '../platform/metrics.ts';
import { openRealtime } from '../platform/realtime/index.ts';
import { ok } from '../platform/result.ts';
import { type FakeRooms, fakeRooms } from '../testing-media-rooms.ts';
import {
  lessonMigrations,
  type ObservationDocuments,
  openMaterialFiles,
  registerLessons,
  steadyClock,
} from './index.ts';
import { removeFiles } from './recordings/deletions.ts';
import type { Lessons } from './routes.ts';

/** Of one file in a test's lesson. */
export const MOST_MATERIAL_BYTES = 512 * 1_024;
const PERSON_HEADER = 'x-test-person';
export const START_MS = Date.UTC(2026, 9, 14, 8);
export const KEYS = { apiKey: 'tongyan-test', apiSecret: 's'.repeat(48) };

const units = [
  ['province', null, 'province', 'province/'],
  ['cityschool', 'province', 'school', 'province/cityschool/'],
  ['village', 'province', 'school', 'province/village/'],
] as const;

const people: readonly (readonly [string, RoleCode, string])[] = [
  ['planner', 'administrator', 'province'],
  ['citychief', 'administrator', 'cityschool'],
  ['villagechief', 'administrator', 'village'],
  ['lead', 'teacher', 'cityschool'],
  ['assistant', 'teacher', 'village'],
  ['classroom', 'teacher', 'village'],
  ['pupil', 'student', 'village'],
  ['researcher', 'researcher', 'province'],
  ['technician', 'teacher', 'cityschool'],
  ['stranger', 'teacher', 'village'],
];

export type Answer = { readonly status: number; readonly code: string | undefined; readonly body: unknown };

export type TestLessons = {
  readonly db: Db;
  readonly app: HttpApp;
  readonly address: string;
  readonly lessons: Lessons;
  readonly rooms: FakeRooms;
  readonly recordingsFolder: string;
  readonly materialsFolder: string;
  /** Recorders that were to be started: folder and generation. None is, without a real media server. */
  readonly spawned: readonly (readonly [string, number])[];
  /** Documents that were to be made of observations. */
  readonly filed: readonly Parameters<ObservationDocuments['create']>[0][];
  clockMs: number;
  /** A disk that removes nothing of a recording for now. */
  refusesToDelete: boolean;
  /** When every document of a lesson was written on. */
  documentChanges: readonly number[];
  /** Whether the media server can be reached. */
  hasMedia: boolean;
  call(personId: string | null, route: string, body?: unknown): Promise<Answer>;
  /** The same with bytes that are no JSON. */
  send(
    personId: string,
    route: string,
    what: {
      readonly query: Readonly<Record<string, string>>;
      readonly type: string;
      readonly bytes: Uint8Array;
    },
  ): Promise<Answer>;
  dispose(): Promise<void>;
};

/** Lessons as one server, where a header says who asks; with a real media server where its launcher is given. */
export async function startLessons(
  testDatabase: TestDatabase,
  launcher?: MediaLauncher,
  /** How lead teachers are filmed; not at all unless it is given. */
  egress?: MediaEgress,
): Promise<TestLessons> {
  const handle = await testDatabase.open(identityMigrations, auditMigrations, lessonMigrations);
  const { db } = handle;
  await layPeople(db);
  const state = {
    clockMs: START_MS,
    hasMedia: true,
    refusesToDelete: false,
    documentChanges: [] as readonly number[],
  };
  const rooms = fakeRooms();
  const connection: MediaConnection = { url: 'http://127.0.0.1:7880', ...KEYS };
  const mediaState = (): MediaServerState =>
    state.hasMedia ? { kind: 'external', connection } : { kind: 'missing', cause: { why: 'notFound' } };
  const fake: MediaLauncher = {
    state: mediaState,
    connect: async () => (state.hasMedia ? connection : undefined),
    stop: async () => {},
  };
  const log = pino({ level: 'silent' });
  const metrics = createMetrics();
  const app = await createHttpApp({ log, metrics, publicUrl: '', trustProxy: false, maxBlobBytes: 1_024 });
  const authenticate: Authenticate = async (request) => {
    const personId = request.headers[PERSON_HEADER];
    if (typeof personId !== 'string') return null;
    return { personId, account: personId, displayName: personId, sessionId: personId };
  };
  const now = () => state.clockMs;
  const realtime = openRealtime({ server: app.server, path: '/live', authenticate, publicUrl: '', log, now });
  const materialsFolder = await mkdtemp(join(tmpdir(), 'lesson-materials-'));
  const recordingsFolder = await mkdtemp(join(tmpdir(), 'recordings-'));
  const spawned: (readonly [string, number])[] = [];
  const filed: Parameters<ObservationDocuments['create']>[0][] = [];
  const writer = openContentWriter({ publicUrl: '', log, now });
  const lessons = registerLessons(app, {
    db,
    realtime,
    authenticate,
    launcher: launcher ?? fake,
    mediaUrl: '',
    log,
    now,
    recordingsFolder,
    ...(egress === undefined ? {} : { egressFolder: recordingsFolder, egressOf: () => egress }),
    async removeRecorded(folder, what) {
      if (state.refusesToDelete) throw new Error('EIO: the disk removes nothing');
      await removeFiles(folder, what);
    },
    pastDocuments: {
      titleFor: async (documentId, personId) => (personId === 'technician' ? null : `文档 ${documentId}`),
      changesOf: async () => state.documentChanges,
      read: async (documentId, { afterMs, untilMs }) =>
        new TextEncoder().encode(`${documentId} ${afterMs ?? ''}–${untilMs}`),
    },
    observationDocuments: {
      write: (request) => writer.write(request),
      async create(request) {
        filed.push(request);
        return ok(`document-${filed.length}`);
      },
    },
    materials: await openMaterialFiles(materialsFolder, MOST_MATERIAL_BYTES),
    ...(launcher === undefined
      ? { roomsOf: () => rooms, spawnRecorder: (folder, generation) => void spawned.push([folder, generation]) }
      : // Lesson time goes on where sound is recorded.
        { clock: steadyClock() }),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    db,
    app,
    address: `http://127.0.0.1:${port}`,
    lessons,
    rooms,
    recordingsFolder,
    materialsFolder,
    spawned,
    filed,
    get clockMs() {
      return state.clockMs;
    },
    set clockMs(value) {
      state.clockMs = value;
    },
    get documentChanges() {
      return state.documentChanges;
    },
    set documentChanges(value) {
      state.documentChanges = value;
    },
    get refusesToDelete() {
      return state.refusesToDelete;
    },
    set refusesToDelete(value) {
      state.refusesToDelete = value;
    },
    get hasMedia() {
      return state.hasMedia;
    },
    set hasMedia(value) {
      state.hasMedia = value;
    },
    async call(personId, route, body) {
      const [method = '', url = ''] = route.split(' ');
      return read(
        await app.inject({
          method: method as 'GET',
          url,
          headers: personId === null ? {} : { [PERSON_HEADER]: personId },
          ...(body === undefined ? {} : { payload: body as object }),
        }),
      );
    },
    async send(personId, route, { query, type, bytes }) {
      const [method = '', url = ''] = route.split(' ');
      return read(
        await app.inject({
          method: method as 'POST',
          url,
          query,
          headers: { [PERSON_HEADER]: personId, 'content-type': type },
          payload: Buffer.from(bytes),
        }),
      );
    },
    async dispose() {
      await lessons.close();
      await writer.close();
      await realtime.close();
      await app.close();
      await handle.dispose();
      for (const folder of [recordingsFolder, materialsFolder]) await rm(folder, { recursive: true, force: true });
    },
  };
}

type Injected = Awaited<ReturnType<HttpApp['inject']>>;

function read(answer: Injected): Answer {
  const isJson = String(answer.headers['content-type']).includes('json');
  const body = answer.body === '' ? undefined : isJson ? answer.json<unknown>() : answer.body;
  return { status: answer.statusCode, code: (body as { code?: string } | undefined)?.code, body };
}

async function layPeople(db: Db): Promise<void> {
  for (const [id, parentId, level, path] of units) {
    const rest = { divisionCode: id, schoolIdentifier: null, schoolType: null, sourcedId: null, sortKey: id };
    await db
      .insertInto('orgUnit')
      .values({ id, parentId, level, path, name: `单位 ${id}`, ...rest })
      .execute();
  }
  const made = { sourcedId: null, createdAtMs: 0 };
  for (const [id, role, orgUnitId] of people) {
    const account = { account: id, displayName: `人 ${id}`, passwordHash: null, disabled: 0, temporaryUntilMs: null };
    await db
      .insertInto('person')
      .values({ id, ...account, ...made })
      .execute();
    const always = { subject: null, stage: null, beginsOn: null, endsOn: null };
    await db
      .insertInto('membership')
      .values({ id: `m-${id}`, personId: id, orgUnitId, role, ...always, ...made })
      .execute();
  }
}
