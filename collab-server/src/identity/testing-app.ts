import { Writable } from 'node:stream';
import type { InjectOptions } from 'fastify';
import { pino } from 'pino';
import { auditMigrations, registerAudit } from '../audit/index.ts';
import type { TestDatabase } from '../platform/database/testing.ts';
import { type HttpApp, createHttpApp } from '../platform/http/index.ts';
import { createMetrics } from '../platform/metrics.ts';
import {
  administeredPaths,
  createAuthenticate,
  createSetupToken,
  hasPeople,
  identityMigrations,
  layDivisions,
  registerIdentity,
} from './index.ts';
import { hashPassword } from './password.ts';
import { insertMembership, insertPerson } from './person-store.ts';
import { orgUnitRow } from './org-unit-store.ts';
import { divisionId } from './divisions.ts';
import type { Db } from '../platform/database/index.ts';
import type { RoleCode } from './tables.ts';

export const testPassword = 'mountain-river-7';

export type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly cookie: string;
  readonly headers: Record<string, unknown>;
};
type Call = Pick<InjectOptions, 'payload' | 'headers'> & { readonly cookie?: string; readonly address?: string };

export type TestApp = {
  readonly app: HttpApp;
  readonly db: Db;
  readonly clock: { nowMs: number };
  /** What the server said of ended sessions. */
  readonly ended: { personId: string; sessionIds: readonly string[] }[];
  readonly setupToken: string;
  call(route: string, call?: Call): Promise<Answer>;
  raw(route: string, call?: Call): Promise<Buffer>;
  signIn(account: string, password?: string): Promise<string>;
  dispose(): Promise<void>;
};

/** The identity part of the server over a fresh database, with a clock that the test turns. */
export async function openTestApp(database: TestDatabase, fill?: (db: Db) => Promise<void>): Promise<TestApp> {
  const handle = await database.open(identityMigrations, auditMigrations);
  const { db } = handle;
  await fill?.(db);
  const clock = { nowMs: Date.UTC(2026, 8, 1, 4) };
  const now = () => clock.nowMs;
  const silent = pino(new Writable({ write: (_chunk, _encoding, done) => done() }));
  const app = await createHttpApp({
    log: silent,
    publicUrl: '',
    trustProxy: false,
    maxBlobBytes: 1_048_576,
    metrics: createMetrics(),
  });
  const authenticate = createAuthenticate(db, now);
  const ended: { personId: string; sessionIds: readonly string[] }[] = [];
  const setupToken = (await hasPeople(db)) ? null : createSetupToken();
  const onSessionsEnded = (personId: string, sessionIds: readonly string[]) =>
    void ended.push({ personId, sessionIds });
  registerIdentity(app, { db, authenticate, secureCookies: true, now, setupToken, onSessionsEnded });
  registerAudit(app, {
    db,
    authenticate,
    administeredPaths: (personId, orgUnitId) => administeredPaths(db, personId, now(), orgUnitId),
  });

  const inject = (route: string, { cookie, address, headers, payload }: Call = {}) => {
    const [method = 'GET', url = ''] = route.split(' ');
    return app.inject({
      method: method as 'GET',
      url,
      remoteAddress: address ?? '192.0.2.1',
      headers: { ...(cookie ? { cookie } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  };

  const call = async (route: string, options?: Call): Promise<Answer> => {
    const response = await inject(route, options);
    const isJson = String(response.headers['content-type']).includes('json');
    const [session] = response.cookies;
    return {
      status: response.statusCode,
      body: isJson ? response.json<Record<string, unknown>>() : {},
      cookie: session ? `${session.name}=${session.value}` : '',
      headers: response.headers,
    };
  };

  return {
    app,
    db,
    clock,
    ended,
    setupToken: setupToken?.text ?? '',
    call,
    raw: async (route, options) => (await inject(route, options)).rawPayload,
    async signIn(account, password = testPassword) {
      const answer = await call('POST /api/session', { payload: { account, password } });
      if (answer.status !== 200) throw new Error(`${account} could not sign in: ${JSON.stringify(answer.body)}`);
      return answer.cookie;
    },
    async dispose() {
      await app.close();
      await handle.dispose();
    },
  };
}

export const county = { lianjiang: divisionId('county', '350122'), shouning: divisionId('county', '350924') } as const;
export const everything = { subject: null, stage: null, beginsOn: null, endsOn: null } as const;

/**
 * Divisions, two schools in two counties, and people: `root` administers the province, `lian` and `shou` a county each,
 * `both` teaches in Lianjiang and researches for the province; `anna` and `bo` teach in one school each.
 */
export async function fillSmallProvince(db: Db): Promise<void> {
  await layDivisions(db);
  const passwordHash = await hashPassword(testPassword);
  const schools = [
    {
      id: 'school-a',
      parentId: county.lianjiang,
      divisionCode: '350122',
      name: '青屿小学',
      schoolIdentifier: '2135990101',
    },
    {
      id: 'school-b',
      parentId: county.shouning,
      divisionCode: '350924',
      name: '西浦溪小学',
      schoolIdentifier: '2135990102',
    },
  ];
  for (const { id, parentId, ...rest } of schools) {
    const parent = await db
      .selectFrom('orgUnit')
      .select(['id', 'path'])
      .where('id', '=', parentId)
      .executeTakeFirstOrThrow();
    const row = orgUnitRow(parent, { level: 'school', schoolType: 'primary', ...rest });
    await db
      .insertInto('orgUnit')
      .values({ ...row, id, path: `${parent.path}${id}/` })
      .execute();
  }
  const people: readonly (readonly [string, string, readonly (readonly [string, RoleCode])[]])[] = [
    ['root', '方一瑾', [[divisionId('province', '350000'), 'administrator']]],
    ['lian', '江予安', [[county.lianjiang, 'administrator']]],
    ['shou', '范桥生', [[county.shouning, 'administrator']]],
    [
      'both',
      '魏素心',
      [
        ['school-a', 'teacher'],
        [divisionId('province', '350000'), 'researcher'],
      ],
    ],
    ['anna', '林静澜', [['school-a', 'teacher']]],
    ['bo', '吴知行', [['school-b', 'teacher']]],
    ['pupil', '林小满', [['school-a', 'student']]],
  ];
  for (const [account, displayName, memberships] of people) {
    const id = await insertPerson(db, { account, displayName, passwordHash, temporaryUntilMs: null }, 0);
    for (const [orgUnitId, role] of memberships) await insertMembership(db, id, { orgUnitId, role, ...everything }, 0);
  }
}

export async function idOf(db: Db, account: string): Promise<string> {
  const person = await db.selectFrom('person').select('id').where('account', '=', account).executeTakeFirstOrThrow();
  return person.id;
}

/** A multipart body of files. */
export function multipart(files: Readonly<Record<string, string | Uint8Array>>): Call {
  const boundary = 'tongyan-test-boundary';
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
