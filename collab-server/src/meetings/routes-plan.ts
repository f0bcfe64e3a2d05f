import { communityStanding, findCommunity } from '../communities/index.ts';
import { heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow, ProblemError } from '../platform/errors.ts';
import type { RouteHandlers } from '../platform/http/index.ts';
import type { MeetingDetail, meetingRoutes } from './contract.ts';
import type { MeetingDocuments } from './documents-port.ts';
import { readPeople } from './roster.ts';
import type { SeenMeeting } from './routes.ts';
import { decideAgenda, decidePeople, decidePlan, decideReplan } from './rules.ts';
import {
  changePlanned,
  deletePerson,
  deletePlanned,
  findMeeting,
  insertMeeting,
  type MeetingRow,
  putPerson,
} from './store.ts';

type PlanRoute =
  | 'POST /api/meetings'
  | 'PATCH /api/meetings/:meetingId'
  | 'DELETE /api/meetings/:meetingId'
  | 'PUT /api/meetings/:meetingId/people/:personId'
  | 'DELETE /api/meetings/:meetingId/people/:personId';

export type PlanDeps = {
  readonly db: Db;
  readonly now: () => number;
  readonly documents: MeetingDocuments;
  readonly see: (meetingId: string, personId: string) => Promise<SeenMeeting>;
  readonly detail: (meetingId: string, personId: string) => Promise<MeetingDetail>;
  readonly peopleChanged: (meetingId: string) => Promise<void>;
};

/** Routes by which a meeting is planned and changed, and its people are chosen. */
export function planHandlers(deps: PlanDeps): Pick<RouteHandlers<typeof meetingRoutes>, PlanRoute> {
  const { db, now, documents, see, detail, peopleChanged } = deps;

  async function checkDocument(documentId: string | null | undefined, personId: string): Promise<void> {
    if (documentId === null || documentId === undefined) return;
    if ((await documents.titleFor(documentId, personId)) === null) throw new ProblemError('document.notFound');
  }

  /** Co-hosts must be of the community, guests must not, and all must be colleagues. */
  async function checkPerson(
    meeting: MeetingRow,
    actor: SeenMeeting['viewer'],
    personId: string,
    next: 'coHost' | 'guest' | null,
  ): Promise<void> {
    const target = (await readPeople(db, meeting, [personId], now())).get(personId);
    if (target === undefined) throw new ProblemError('meeting.personNotFound');
    orThrow(decidePeople(actor.role, meeting.state, target, next));
  }

  return {
    'POST /api/meetings': async ({ body, viewer: { personId } }) => {
      const { communityId } = body;
      const community = await findCommunity(db, communityId, personId);
      if (community === undefined) throw new ProblemError('community.notFound');
      const roles = await heldRoles(db, personId, now());
      orThrow(decidePlan(communityStanding(roles, community.homePath, community.myRole)));
      const agenda = body.agenda ?? [];
      orThrow(decideAgenda(agenda));
      await checkDocument(body.documentId, personId);
      const planned = {
        communityId,
        title: body.title.trim(),
        purpose: body.purpose?.trim() ?? '',
        startsAtMs: body.startsAtMs,
        durationMs: body.durationMs,
        agenda,
        documentId: body.documentId ?? null,
        locale: body.locale ?? 'zh-CN',
        hostId: personId,
        nowMs: now(),
      };
      const people = [
        ...(body.coHostIds ?? []).map((id) => ({ id, role: 'coHost' as const })),
        ...(body.guestIds ?? []).map((id) => ({ id, role: 'guest' as const })),
      ];
      const id = await insertMeeting(db, planned);
      const meeting = await findMeeting(db, id);
      if (meeting === undefined) throw new Error('a meeting that was planned is there');
      try {
        const { viewer } = await see(id, personId);
        for (const each of people) await checkPerson(meeting, viewer, each.id, each.role);
      } catch (error) {
        // Nothing of a plan that is refused stays.
        await deletePlanned(db, id);
        throw error;
      }
      for (const { id: each, role } of people) {
        await putPerson(db, { meetingId: id, personId: each, role, addedBy: personId, addedAtMs: now() });
      }
      return detail(id, personId);
    },
    'PATCH /api/meetings/:meetingId': async ({ params, body, viewer: { personId } }) => {
      const { meeting, viewer } = await see(params.meetingId, personId);
      orThrow(decideReplan(viewer.role, meeting.state));
      const { agenda, title, purpose, ...rest } = body;
      if (agenda !== undefined) orThrow(decideAgenda(agenda));
      await checkDocument(body.documentId, personId);
      const change = {
        ...rest,
        ...(title === undefined ? {} : { title: title.trim() }),
        ...(purpose === undefined ? {} : { purpose: purpose.trim() }),
        ...(agenda === undefined ? {} : { agenda: JSON.stringify(agenda) }),
      };
      if (!(await changePlanned(db, meeting.id, change))) throw new ProblemError('meeting.begun');
      return detail(meeting.id, personId);
    },
    'DELETE /api/meetings/:meetingId': async ({ params, viewer: { personId } }) => {
      const { meeting, viewer } = await see(params.meetingId, personId);
      orThrow(decideReplan(viewer.role, meeting.state));
      if (!(await deletePlanned(db, meeting.id))) throw new ProblemError('meeting.begun');
    },
    'PUT /api/meetings/:meetingId/people/:personId': async ({ params, body, viewer }) => {
      const { meeting, viewer: actor } = await see(params.meetingId, viewer.personId);
      await checkPerson(meeting, actor, params.personId, body.role);
      const { personId: addedBy } = viewer;
      const person = { meetingId: meeting.id, personId: params.personId, role: body.role, addedBy, addedAtMs: now() };
      await putPerson(db, person);
      await peopleChanged(meeting.id);
      return detail(meeting.id, addedBy);
    },
    'DELETE /api/meetings/:meetingId/people/:personId': async ({ params, viewer }) => {
      const { meeting, viewer: actor } = await see(params.meetingId, viewer.personId);
      await checkPerson(meeting, actor, params.personId, null);
      await deletePerson(db, meeting.id, params.personId);
      await peopleChanged(meeting.id);
      return detail(meeting.id, viewer.personId);
    },
  };
}
