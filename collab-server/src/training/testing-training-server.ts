import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { auditMigrations } from '../audit/index.ts';
import { identityMigrations, type RoleCode } from '../identity/index.ts';
import { layClasses, layPerson, layUnits } from '../identity/testing-people.ts';
import type { DatabaseHandle, Db } from '../platform/database/index.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import { type Authenticate, createHttpApp } from '../platform/http/index.ts';
import { createMetrics } from '../platform/metrics.ts';
import { openRealtime } from '../platform/realtime/index.ts';
import type { Records } from '../records/index.ts';
import { LIVE_PATH, registerTraining, type Training, trainingMigrations } from './index.ts';
import { source } from './testing-scenes.ts';

const PERSON_HEADER = 'x-test-person';

export type Answer = {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: unknown;
  readonly text: string;
};

/** What records were told, in order. */
export type Told = {
  readonly what: 'opened' | 'expired' | 'scored';
  readonly attemptId: string;
  readonly revision?: number;
  readonly complete?: boolean;
};

export type TestTraining = {
  readonly db: Db;
  readonly training: Training;
  readonly told: readonly Told[];
  /** Attempts whose score records cannot be told. */
  readonly untellable: Set<string>;
  clockMs: number;
  call(personId: string | null, route: string, body?: unknown, type?: string): Promise<Answer>;
  address(): string;
  /** Stops and starts on the same database, as after a crash: threads and sockets are gone. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
};

const units = [
  { id: 'province', parentId: null, level: 'province', path: 'province/' },
  { id: 'county', parentId: 'province', level: 'county', path: 'province/county/' },
  { id: 'schoolA', parentId: 'county', level: 'school', path: 'province/county/schoolA/' },
  { id: 'schoolB', parentId: 'county', level: 'school', path: 'province/county/schoolB/' },
] as const;

type Enrolled = readonly (readonly [string, 'teacher' | 'student'])[];

/** One person of each kind that rules tell apart. */
const people: readonly (readonly [string, RoleCode, string, Enrolled?])[] = [
  ['pupil', 'student', 'schoolA', [['class-a', 'student']]],
  ['classmate', 'student', 'schoolA', [['class-a', 'student']]],
  ['instructor', 'trainingInstructor', 'schoolA', [['class-a', 'teacher']]],
  ['colleague', 'trainingInstructor', 'schoolA'],
  ['classTeacher', 'teacher', 'schoolA', [['class-a', 'teacher']]],
  ['otherTeacher', 'teacher', 'schoolA'],
  ['mentor', 'enterpriseMentor', 'schoolA', [['class-a', 'teacher']]],
  ['strangeMentor', 'enterpriseMentor', 'schoolA'],
  ['otherPupil', 'student', 'schoolB', [['class-b', 'student']]],
  ['otherInstructor', 'trainingInstructor', 'schoolB', [['class-b', 'teacher']]],
  ['schoolAdministrator', 'administrator', 'schoolA'],
  ['countyAdministrator', 'administrator', 'county'],
  ['otherAdministrator', 'administrator', 'schoolB'],
  ['researcher', 'researcher', 'county'],
  ['guardian', 'guardian', 'schoolA'],
  ['learner', 'publicLearner', 'province'],
];

export const everybody = people.map(([id]) => id);
export const START_MS = Date.UTC(2026, 9, 14, 8);

/** Training as one server, where a header says who asks and a field what time it is. */
export async function startTraining(testDatabase: TestDatabase): Promise<TestTraining> {
  const handle = await testDatabase.open(identityMigrations, auditMigrations, trainingMigrations);
  await layPeople(handle.db);
  const state = { clockMs: START_MS };
  const told: Told[] = [];
  const untellable = new Set<string>();
  const open = () => start(handle, { told, untellable, now: () => state.clockMs });
  let server = await open();
  return {
    db: handle.db,
    get training() {
      return server.training;
    },
    told,
    untellable,
    get clockMs() {
      return state.clockMs;
    },
    set clockMs(value) {
      state.clockMs = value;
    },
    async call(personId, route, body, type) {
      const [method = '', url = ''] = route.split(' ');
      const answer = await server.app.inject({
        method: method as 'GET',
        url,
        headers: {
          ...(personId === null ? {} : { [PERSON_HEADER]: personId }),
          ...(type === undefined ? {} : { 'content-type': type }),
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = /json/.test(answer.headers['content-type'] ?? '');
      const read = isJson && answer.body !== '' ? answer.json<unknown>() : undefined;
      const code = (read as { code?: string } | undefined)?.code;
      return { status: answer.statusCode, code, body: read, text: answer.body };
    },
    address: () => server.address,
    async restart() {
      await server.close();
      server = await open();
    },
    async dispose() {
      await server.close();
      await handle.dispose();
    },
  };
}

async function start(
  { db }: DatabaseHandle,
  { told, untellable, now }: { told: Told[]; untellable: ReadonlySet<string>; now: () => number },
) {
  const log = pino({ level: 'silent' });
  const metrics = createMetrics();
  const app = await createHttpApp({
    log,
    metrics,
    publicUrl: '',
    trustProxy: false,
    maxBlobBytes: 1_024,
    ratePerMinute: 1e6,
  });
  const records: Records = {
    async attemptOpened(_tx, { attemptId }) {
      told.push({ what: 'opened', attemptId });
    },
    async attemptExpired(_tx, { attemptId }) {
      told.push({ what: 'expired', attemptId });
    },
    async attemptScored(_tx, { attemptId, revision, complete }) {
      if (untellable.has(attemptId)) throw new Error('records cannot be told of it');
      told.push({ what: 'scored', attemptId, revision, complete });
    },
  };
  const authenticate: Authenticate = async (request) => {
    const personId = request.headers[PERSON_HEADER];
    if (typeof personId !== 'string') return null;
    const person = await db
      .selectFrom('person')
      .select(['account', 'displayName'])
      .where('id', '=', personId)
      .executeTakeFirst();
    return person ? { personId, ...person, sessionId: personId } : null;
  };
  const realtime = openRealtime({ server: app.server, path: LIVE_PATH, authenticate, publicUrl: '', log, now });
  const training = registerTraining(app, {
    db,
    authenticate,
    realtime,
    log,
    registry: metrics.registry,
    now,
    records,
    scenes: { source, url: new URL('./testing-scenes.ts', import.meta.url).href },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    app,
    training,
    address: `http://127.0.0.1:${port}`,
    async close() {
      await training.close();
      await realtime.close();
      await app.close();
    },
  };
}

async function layPeople(db: Db): Promise<void> {
  await layUnits(db, units);
  await layClasses(db, [
    ['class-a', 'schoolA'],
    ['class-b', 'schoolB'],
  ]);
  for (const [id, role, orgUnitId, enrolled] of people) await addPerson(db, id, role, orgUnitId, enrolled);
}

export async function addPerson(
  db: Db,
  id: string,
  role: RoleCode,
  orgUnitId: string,
  enrolled: Enrolled = [],
): Promise<void> {
  await layPerson(db, { id, displayName: `人 ${id}` }, [[role, orgUnitId]]);
  const always = { beginsOn: null, endsOn: null, sourcedId: null, createdAtMs: 0 };
  for (const [classGroupId, as] of enrolled)
    await db
      .insertInto('enrolment')
      .values({ id: randomUUID(), classGroupId, personId: id, role: as, isPrimary: 0, ...always })
      .execute();
}
