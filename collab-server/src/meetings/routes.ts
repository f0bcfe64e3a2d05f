import { communityStanding, decideInCommunity, findCommunity } from '../communities/index.ts';
import { heldRoles } from '../identity/index.ts';
import { orThrow, ProblemError } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes, type RouteHandlers } from '../platform/http/index.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { meetingRoutes } from './contract.ts';
import { describeMeeting, describeRecord, summariseMeeting } from './describe.ts';
import type { MeetingDocuments } from './documents-port.ts';
import { openSession } from './live/session.ts';
import { type MeetingsLiveDeps, serveMeetings } from './live/meetings.ts';
import { standingOf } from './live/view.ts';
import { createScribe } from './minutes/scribe.ts';
import { type MeetingPerson, readPeople } from './roster.ts';
import { planHandlers } from './routes-plan.ts';
import { decideEnd, decideLend, decideOpen, decidePlan, decideReadRecord, decideSee } from './rules.ts';
import { hasPresence } from './store-live.ts';
import { findMeeting, isMember, listMeetings, listPeople, markOpened, type MeetingRow } from './store.ts';

export type MeetingDeps = MeetingsLiveDeps & {
  readonly authenticate: Authenticate;
  readonly documents: MeetingDocuments;
};

export type Meetings = {
  /** Goes on with meetings that were open when the server fell. Call once, before people come. */
  resume(): Promise<void>;
  /** A page came into a media room, as the media server tells. */
  joined(room: string): Promise<void>;
  /** Looks once for who is in a media room where they do not belong; done every quarter of a minute anyway. */
  sweep(): Promise<void>;
  /** Looks once for forgotten meetings and unwritten minutes; done every quarter of a minute anyway. */
  look(): Promise<void>;
  /** Somebody's account or sessions changed. */
  personChanged(personId: string): void;
  close(): Promise<void>;
};

/** A meeting as somebody stands to it. */
export type SeenMeeting = {
  readonly meeting: MeetingRow;
  readonly viewer: MeetingPerson;
  readonly seen: 'whole' | 'door';
};

const DEFAULT_LIMIT = 50;
const stateOf = { upcoming: 'planned', live: 'open', past: 'ended' } as const;

export function registerMeetings(app: HttpApp, deps: MeetingDeps): Meetings {
  const { db, authenticate, documents, now } = deps;
  const scribe = createScribe(deps);
  const live = serveMeetings(deps, scribe);

  async function see(meetingId: string, personId: string): Promise<SeenMeeting> {
    const meeting = await findMeeting(db, meetingId);
    if (meeting === undefined) throw new ProblemError('meeting.notFound');
    const viewer = (await readPeople(db, meeting, [personId], now())).get(personId);
    if (viewer === undefined) throw new ProblemError('meeting.notFound');
    const came = viewer.role === 'guest' && (await hasPresence(db, meetingId, personId));
    const standing = came ? standingOf((await sessionOf(meeting)).log.state(), personId) : 'outside';
    // A guest who was sent out has no more than the address, invited or not.
    const isInvited = viewer.isInvited && standing !== 'removed';
    const seen = orThrow(decideSee({ ...viewer, isInvited, wasInside: standing === 'inside' }));
    return { meeting, viewer, seen };
  }

  /** The session of an open meeting; one that is over is read from its log, and not kept. */
  const sessionOf = (meeting: MeetingRow) =>
    meeting.state === 'open' ? live.sessionOf(meeting) : openSession(db, meeting, now);

  async function detail(meetingId: string, personId: string) {
    const seen = await see(meetingId, personId);
    return describeMeeting({ db, documents, ...seen, present: live.present(meetingId), nowMs: now() });
  }

  /** @returns whether they may plan a meeting of it */
  async function seeCommunity(communityId: string, personId: string): Promise<boolean> {
    const community = await findCommunity(db, communityId, personId);
    if (community === undefined) throw new ProblemError('community.notFound');
    const standing = communityStanding(await heldRoles(db, personId, now()), community.homePath, community.myRole);
    orThrow(decideInCommunity(standing, 'see'));
    return decidePlan(standing).ok;
  }

  const liveHandlers: Omit<RouteHandlers<typeof meetingRoutes>, keyof ReturnType<typeof planHandlers>> = {
    'GET /api/meetings': async ({ query, viewer }) => {
      const { personId } = viewer;
      const { communityId, cursor, when } = query;
      const mayPlan =
        communityId === undefined ? await isMember(db, personId) : await seeCommunity(communityId, personId);
      const limit = query.limit ?? DEFAULT_LIMIT;
      const rows = await listMeetings(db, {
        state: stateOf[when],
        of: communityId === undefined ? { personId } : { communityId },
        order: when === 'past' ? 'desc' : 'asc',
        ...(cursor === undefined ? {} : { after: decodeCursor(cursor) }),
        limit: limit + 1,
      });
      const page = pageOf(rows, limit, ({ startsAtMs, id }) => ({ atMs: startsAtMs, id }));
      const meetings = [];
      for (const meeting of page.rows) {
        const mine = (await readPeople(db, meeting, [personId], now())).get(personId);
        if (mine !== undefined) meetings.push(summariseMeeting(meeting, mine, live.present(meeting.id)));
      }
      return { meetings, nextCursor: page.nextCursor, mayPlan };
    },
    'GET /api/meetings/:meetingId': ({ params, viewer }) => detail(params.meetingId, viewer.personId),
    'POST /api/meetings/:meetingId/open': async ({ params, viewer: { personId } }) => {
      const { meeting, viewer } = await see(params.meetingId, personId);
      orThrow(decideOpen(viewer.role, meeting, now()));
      await markOpened(db, meeting.id, live.nowMs());
      const opened = await findMeeting(db, meeting.id);
      if (opened?.state === 'open') await live.open(opened, personId);
      return detail(meeting.id, personId);
    },
    'POST /api/meetings/:meetingId/end': async ({ params, viewer: { personId } }) => {
      const { meeting, viewer } = await see(params.meetingId, personId);
      orThrow(decideEnd(viewer.role, meeting.state));
      await live.end(meeting, personId);
      return detail(meeting.id, personId);
    },
    'POST /api/meetings/:meetingId/guest-readers': async ({ params, viewer: { personId } }) => {
      const { meeting, viewer } = await see(params.meetingId, personId);
      orThrow(decideLend(viewer.role, meeting));
      const lending = { lenderId: personId, personIds: await guestsOf(meeting) };
      const { documentId } = meeting;
      return {
        guests: lending.personIds.length,
        minutes: await documents.lend(meeting.minutesDocumentId, lending),
        document: documentId === null ? null : await documents.lend(documentId, lending),
      };
    },
    'POST /api/meetings/:meetingId/admissions': ({ params, viewer }) => live.admit(params.meetingId, viewer.personId),
    'GET /api/meetings/:meetingId/record': async ({ params, viewer: { personId } }) => {
      const { meeting, viewer, seen } = await see(params.meetingId, personId);
      orThrow(decideReadRecord(seen, meeting.state));
      return describeRecord(db, await sessionOf(meeting), viewer);
    },
  };
  /** Everybody who is a guest by invitation or was let in, but for those sent out. */
  async function guestsOf(meeting: MeetingRow): Promise<readonly string[]> {
    const state = (await sessionOf(meeting)).log.state();
    const came = [...state.people.known.keys()].filter((id) => standingOf(state, id) === 'inside');
    const invited = (await listPeople(db, [meeting.id])).map(({ personId }) => personId);
    const ids = [...new Set([...came, ...invited])].filter((id) => standingOf(state, id) !== 'removed');
    const people = await readPeople(db, meeting, ids, now());
    return ids.filter((id) => people.get(id)?.role === 'guest');
  }

  implementRoutes(app, authenticate, meetingRoutes, {
    ...liveHandlers,
    ...planHandlers({ db, now, documents, see, detail, peopleChanged: (meetingId) => live.peopleChanged(meetingId) }),
  });

  return {
    resume: () => live.resume(),
    joined: (room) => live.joined(room),
    sweep: () => live.sweep(),
    look: () => live.look(),
    personChanged: (personId) => live.personChanged(personId),
    close: () => live.close(),
  };
}
