import type { Db } from '../platform/database/index.ts';
import type { CommunityActivity, CommunityDetail, CommunitySummary } from './contract.ts';
import type { CommunityDocuments } from './documents-port.ts';
import { listMembers } from './member-store.ts';
import { findPeople, toReference } from './people.ts';
import { type CommunityStanding, mayInCommunity } from './rules.ts';
import { type CommunityRow, listEvents } from './store.ts';

type Deps = { readonly db: Db; readonly documents: CommunityDocuments };

const MOST_ACTIVITY = 30;

export async function summariseCommunities(
  { documents }: Deps,
  rows: readonly CommunityRow[],
): Promise<CommunitySummary[]> {
  const counts = await documents.countByCommunity(rows.map((row) => row.id));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    purpose: row.purpose,
    subject: row.subject,
    stage: row.stage,
    home: { orgUnitId: row.homeOrgUnitId, name: row.homeName, level: row.homeLevel },
    memberCount: row.memberCount,
    documentCount: counts.get(row.id) ?? 0,
    myRole: row.myRole,
    createdAtMs: row.createdAtMs,
    lastActivityAtMs: row.lastActivityAtMs,
  }));
}

export async function describeCommunity(
  deps: Deps,
  row: CommunityRow,
  standing: CommunityStanding,
  viewerId: string,
): Promise<CommunityDetail> {
  const [summaries, members, recentActivity] = await Promise.all([
    summariseCommunities(deps, [row]),
    listMembers(deps.db, row.id),
    listActivity(deps, row.id, viewerId),
  ]);
  const [summary] = summaries;
  if (!summary) throw new Error('one community has one summary');
  const hosts = members.filter((member) => member.role === 'host').length;
  return {
    ...summary,
    documentRight: row.documentRight,
    members,
    recentActivity,
    may: {
      createDocument: mayInCommunity(standing, 'createDocument'),
      update: mayInCommunity(standing, 'update'),
      manageMembers: mayInCommunity(standing, 'manageMembers'),
      leave: mayInCommunity(standing, 'leave') && !(standing === 'host' && hosts <= 1),
    },
  };
}

/** What was done to the community and what was written in it, as one list; documents that the viewer may not read stay unnamed. */
async function listActivity({ db, documents }: Deps, communityId: string, viewerId: string) {
  const [events, edited] = await Promise.all([
    listEvents(db, communityId, MOST_ACTIVITY),
    documents.lastEdited(viewerId, communityId, MOST_ACTIVITY),
  ]);
  const titles = await documents.readableTitles(
    viewerId,
    events.flatMap((event) => event.documentId ?? []),
  );
  const people = await findPeople(db, [
    ...events.flatMap((event) => [event.actorId, event.personId]),
    ...edited.map((document) => document.editedBy),
  ]);
  const reference = (id: string | null) => {
    const person = id === null ? undefined : people.get(id);
    return person ? toReference(person) : null;
  };
  const activities: CommunityActivity[] = [];
  for (const { kind, atMs, actorId, personId, documentId } of events) {
    const title = documentId === null ? undefined : titles.get(documentId);
    if (documentId !== null && title === undefined) continue;
    const person = reference(personId);
    activities.push({
      kind,
      atMs,
      actor: reference(actorId),
      ...(person ? { person } : {}),
      ...(documentId !== null && title !== undefined ? { document: { id: documentId, title } } : {}),
    });
  }
  for (const { id, title, editedAtMs, editedBy } of edited)
    activities.push({ kind: 'documentEdited', atMs: editedAtMs, actor: reference(editedBy), document: { id, title } });
  return activities.toSorted((a, b) => b.atMs - a.atMs).slice(0, MOST_ACTIVITY);
}
