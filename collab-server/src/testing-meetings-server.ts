import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { auditMigrations } from './audit/index.ts';
import { type Collaboration, wireCollaboration } from './collaboration.ts';
import { communityMigrations } from './communities/index.ts';
import { documentMigrations } from './documents/index.ts';
import { addCommunity, addPerson } from './documents/testing.ts';
import { searchMigrations } from './documents/search/index.ts';
import { syncMigrations } from './documents/sync/index.ts';
import { identityMigrations, type RoleCode } from './identity/index.ts';
import { layUnits } from './identity/testing-people.ts';
import { documentsOfMeetings } from './meeting-documents.ts';
import type { DatabaseHandle, Db } from './platform/database/index.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import { type Answer, openTestHttp } from './platform/http/testing.ts';
import { openRealtime } from './platform/realtime/index.ts';
import { type Acted, openTestSocket } from './platform/realtime/testing.ts';
import { fakeLauncher } from './testing-media-launcher.ts';
import { type FakeRooms, fakeRooms } from './testing-media-rooms.ts';
import type { MeetingAct, MeetingView } from './meetings/contract-live.ts';
import type { MeetingDocuments } from './meetings/documents-port.ts';
import { meetingMigrations, type Meetings, registerMeetings } from './meetings/index.ts';

export const START_MS = Date.UTC(2026, 9, 14, 8);
export const MINUTE_MS = 60_000;

const units = [
  { id: 'province', parentId: null, level: 'province', name: '福建省', path: 'province/' },
  { id: 'countyA', parentId: 'province', level: 'county', name: '甲县', path: 'province/countyA/' },
  { id: 'schoolA', parentId: 'countyA', level: 'school', name: '甲县第一小学', path: 'province/countyA/schoolA/' },
  { id: 'schoolB', parentId: 'countyA', level: 'school', name: '甲县第二中学', path: 'province/countyA/schoolB/' },
] as const;

/** wang hosts the community, lin the meetings; zhao, chen and gao are members, dai is elsewhere, xue is a pupil. */
const people: readonly (readonly [string, RoleCode, 'province' | 'countyA' | 'schoolA' | 'schoolB'])[] = [
  ['wang', 'teacher', 'schoolA'],
  ['lin', 'teacher', 'schoolA'],
  ['zhao', 'teacher', 'schoolA'],
  ['chen', 'teacher', 'schoolB'],
  ['gao', 'researcher', 'province'],
  ['dai', 'teacher', 'schoolB'],
  ['xue', 'student', 'schoolA'],
];

/** A page of a meeting, without its picture. */
export class MeetingPage {
  readonly socket: Socket;
  /** As this person is told it. */
  view: MeetingView | undefined;
  isEnded = false;
  readonly #page = randomUUID();
  #n = 0;

  constructor(address: string, personId: string) {
    this.socket = openTestSocket(address, '/meetings', personId);
    this.socket.on('meeting', (changed: Partial<MeetingView>) => {
      if (this.view) this.view = { ...this.view, ...changed };
    });
    this.socket.on('ended', () => {
      this.isEnded = true;
    });
  }

  async follow(meetingId: string): Promise<Acted & { readonly view?: MeetingView }> {
    const answer = (await this.socket.emitWithAck('meetingFollow', { meetingId })) as Acted & { view?: MeetingView };
    this.view = answer.view;
    return answer;
  }

  do(act: MeetingAct): Promise<Acted> {
    this.#n += 1;
    return this.again(act);
  }

  /** Sends the last act once more, as after a lost answer. */
  again(act: unknown): Promise<Acted> {
    return this.socket.emitWithAck('meetingAct', { page: this.#page, n: this.#n, act }) as Promise<Acted>;
  }
}

export type TestMeetings = {
  readonly db: Db;
  readonly collaboration: Collaboration;
  readonly rooms: FakeRooms;
  readonly communityId: string;
  readonly meetings: Meetings;
  readonly documents: MeetingDocuments;
  clockMs: number;
  hasMedia: boolean;
  /** What the minutes document does not take for now. */
  refusesToWrite: (documentId: string) => boolean;
  call(personId: string | null, route: string, body?: unknown): Promise<Answer>;
  page(personId: string): MeetingPage;
  /** Every page goes. */
  leave(): void;
  /** Ends the server without a word and starts another on the same data. */
  fall(): Promise<void>;
  dispose(): Promise<void>;
};

/** Meetings with communities and documents as one server, where a header says who asks. */
export async function startMeetings(
  testDatabase: TestDatabase,
  { empty = false }: { readonly empty?: boolean } = {},
): Promise<TestMeetings> {
  const handle = await testDatabase.open(
    identityMigrations,
    auditMigrations,
    communityMigrations,
    documentMigrations,
    syncMigrations,
    searchMigrations,
    meetingMigrations,
  );
  const communityId = empty ? '' : await layPeople(handle.db);
  const state = { clockMs: START_MS, hasMedia: true, refusesToWrite: (_documentId: string) => false };
  const rooms = fakeRooms();
  const dataDir = await mkdtemp(join(tmpdir(), 'meetings-'));
  let running = await startOne(handle, dataDir, rooms, state);
  const pages: MeetingPage[] = [];
  const leave = () => {
    for (const { socket } of pages.splice(0)) socket.disconnect();
  };
  return {
    db: handle.db,
    get collaboration() {
      return running.collaboration;
    },
    get meetings() {
      return running.meetings;
    },
    get documents() {
      return running.documents;
    },
    rooms,
    communityId,
    get clockMs() {
      return state.clockMs;
    },
    set clockMs(value) {
      state.clockMs = value;
    },
    get hasMedia() {
      return state.hasMedia;
    },
    set hasMedia(value) {
      state.hasMedia = value;
    },
    get refusesToWrite() {
      return state.refusesToWrite;
    },
    set refusesToWrite(value) {
      state.refusesToWrite = value;
    },
    call: (personId, route, body) => running.call(personId, route, body),
    page(personId) {
      const page = new MeetingPage(running.address, personId);
      pages.push(page);
      return page;
    },
    leave,
    async fall() {
      leave();
      await running.stop();
      running = await startOne(handle, dataDir, rooms, state);
    },
    async dispose() {
      leave();
      await running.stop();
      await handle.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** @returns the id of their community */
async function layPeople(db: Db): Promise<string> {
  await layUnits(db, units);
  for (const [account, role, unit] of people) await addPerson(db, account, [[role, unit]], `人 ${account}`);
  await db.updateTable('orgUnit').set({ schoolType: 'primary' }).where('id', '=', 'schoolA').execute();
  await db.updateTable('orgUnit').set({ schoolType: 'juniorSecondary' }).where('id', '=', 'schoolB').execute();
  return addCommunity(db, 'wang', ['lin', 'zhao', 'chen', 'gao']);
}

type State = { clockMs: number; hasMedia: boolean; refusesToWrite: (documentId: string) => boolean };

async function startOne(handle: DatabaseHandle, dataDir: string, rooms: FakeRooms, state: State) {
  const { db } = handle;
  const now = () => state.clockMs;
  const { app, log, metrics, authenticate, ask, listen } = await openTestHttp({});
  const config = { dataDir, maxBlobBytes: 1_024, publicUrl: '' };
  const otherSockets = ['/live'];
  const collaboration = await wireCollaboration({ app, handle, config, authenticate, log, metrics, now, otherSockets });
  const realtime = openRealtime({ server: app.server, path: '/live', authenticate, publicUrl: '', log, now: Date.now });
  const real = documentsOfMeetings({ db, ...collaboration, now });
  const documents: MeetingDocuments = {
    ...real,
    async write(documentId, personId, update) {
      if (state.refusesToWrite(documentId)) throw new Error('the document takes nothing');
      await real.write(documentId, personId, update);
    },
  };
  const meetings = registerMeetings(app, {
    db,
    realtime,
    authenticate,
    launcher: fakeLauncher(() => state.hasMedia),
    mediaUrl: '',
    documents,
    log,
    now,
    seed: () => 7,
    roomsOf: () => rooms,
  });
  await meetings.resume();
  return {
    collaboration,
    meetings,
    documents,
    address: await listen(),
    call: ask,
    async stop() {
      await meetings.close();
      await realtime.close();
      await collaboration.close();
      await app.close();
    },
  };
}
