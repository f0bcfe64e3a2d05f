import { randomBytes } from 'node:crypto';
import { auditMigrations } from '../audit/index.ts';
import { communityMigrations } from '../communities/index.ts';
import { identityMigrations, type RoleCode } from '../identity/index.ts';
import { layClasses, layPerson, layUnits, namesIn } from '../identity/testing-people.ts';
import type { DatabaseHandle, Db } from '../platform/database/index.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import { type Answer, openTestHttp } from '../platform/http/testing.ts';
import { type CurrentScore, installationKeys, recordsMigrations, type RunningRecords, wireRecords } from './index.ts';
import { secretBoxOf } from './lrs/secret-box.ts';

/** Records with a training that a test plays. */
export type TestRecords = {
  readonly db: Db;
  readonly running: RunningRecords;
  /** What training says of attempts and of classes; tests change them. */
  readonly scores: Map<string, CurrentScore>;
  readonly classes: Map<string, readonly string[]>;
  /** Attempts of a person whose outcome they are not told yet. */
  readonly untold: Map<string, readonly string[]>;
  clockMs: number;
  /** From the next start on, the installation's key is another. */
  loseKey(): void;
  call(personId: string | null, method: string, path: string, body?: unknown): Promise<Answer>;
  /** Stops and starts on the same database, as a server that crashed would. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
};

const units = [
  { id: 'province', parentId: null, level: 'province', path: 'province/' },
  { id: 'countyA', parentId: 'province', level: 'county', path: 'province/city/countyA/' },
  { id: 'schoolA', parentId: 'countyA', level: 'school', path: 'province/city/countyA/schoolA/' },
  { id: 'schoolB', parentId: 'countyA', level: 'school', path: 'province/city/countyA/schoolB/' },
] as const;

const people: readonly (readonly [string, string, RoleCode, string])[] = [
  ['pupil', '林静澜', 'student', 'schoolA'],
  ['classmate', '吴知行', 'student', 'schoolA'],
  ['teacher', '韩砺行', 'trainingInstructor', 'schoolA'],
  ['otherTeacher', '施鸣远', 'trainingInstructor', 'schoolB'],
  ['schoolAdministrator', '连志微', 'administrator', 'schoolA'],
  ['countyAdministrator', '江予安', 'administrator', 'countyA'],
  ['otherAdministrator', '范桥生', 'administrator', 'schoolB'],
  ['researcher', '顾南舟', 'researcher', 'province'],
];

export const everybody = people.map(([id]) => id);

export async function startRecords(
  testDatabase: TestDatabase,
  trustedHosts: readonly string[] = [],
): Promise<TestRecords> {
  const handle = await testDatabase.open(identityMigrations, auditMigrations, communityMigrations, recordsMigrations);
  await layPeople(handle.db);
  const scores = new Map<string, CurrentScore>();
  const classes = new Map<string, readonly string[]>([
    ['teacher', ['class-a']],
    ['otherTeacher', ['class-b']],
  ]);
  const untold = new Map<string, readonly string[]>();
  const state = { clockMs: Date.UTC(2026, 9, 14, 8) };
  const given = { scores, classes, untold, now: () => state.clockMs, trustedHosts, key: randomBytes(32) };
  let server = await start(handle, given);
  return {
    db: handle.db,
    get running() {
      return server.running;
    },
    scores,
    classes,
    untold,
    loseKey() {
      given.key = randomBytes(32);
    },
    get clockMs() {
      return state.clockMs;
    },
    set clockMs(value) {
      state.clockMs = value;
    },
    call: (personId, method, path, body) => server.ask(personId, `${method} ${path}`, body),
    async restart() {
      await server.close();
      server = await start(handle, given);
    },
    async dispose() {
      await server.close();
      await handle.dispose();
    },
  };
}

async function start(
  { db }: DatabaseHandle,
  given: {
    readonly scores: ReadonlyMap<string, CurrentScore>;
    readonly classes: ReadonlyMap<string, readonly string[]>;
    readonly untold: ReadonlyMap<string, readonly string[]>;
    readonly now: () => number;
    readonly trustedHosts: readonly string[];
    readonly key: Uint8Array;
  },
) {
  const { app, log, authenticate, ask } = await openTestHttp({ viewerOf: namesIn(db) });
  const running = await wireRecords(app, {
    db,
    authenticate,
    keys: await installationKeys(db),
    box: secretBoxOf(given.key),
    training: {
      currentScore: (attemptId) => Promise.resolve(given.scores.get(attemptId) ?? null),
      classesOf: (personId) => Promise.resolve(given.classes.get(personId) ?? []),
      untoldTo: (personId) => Promise.resolve(given.untold.get(personId) ?? []),
    },
    origin: () => 'https://tongyan.example',
    trustedHosts: given.trustedHosts,
    log,
    now: given.now,
  });
  return {
    ask,
    running,
    async close() {
      await running.close();
      await app.close();
    },
  };
}

async function layPeople(db: Db): Promise<void> {
  await layUnits(db, units);
  for (const [id, displayName, role, orgUnitId] of people)
    await layPerson(db, { id, displayName }, [[role, orgUnitId]]);
  await layClasses(db, [
    ['class-a', 'schoolA'],
    ['class-b', 'schoolB'],
  ]);
}
