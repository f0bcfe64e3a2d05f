import { foundCommunity, recordEvent } from '../communities/index.ts';
import { contentToUpdate, createDocument, type DocumentSync } from '../documents/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow } from '../platform/errors.ts';
import { demoCommunities, demoDocuments, type DemoCommunity, type DemoDocument } from './document-list.ts';
import { demoPersonId } from './people.ts';

export type DemoDocumentDeps = {
  readonly db: Db;
  readonly sync: DocumentSync;
  readonly now: () => number;
  /** Resolves once what was written is noted: only then is it dated back. */
  readonly noted: () => Promise<void>;
};

const HOUR_MS = 3_600_000;
/** Communities are this much older than the demo. */
const COMMUNITY_AGE_MS = 30 * 24 * HOUR_MS;
/** An empty Yjs update is two bytes. */
const EMPTY_UPDATE_BYTES = 2;

/**
 * Lays communities and documents with real content into a demo province. Again and again changes nothing; what a crash
 * left out is laid in at the next start.
 */
export async function seedDemoDocuments(deps: DemoDocumentDeps): Promise<void> {
  for (const community of demoCommunities) await layCommunity(deps, community);
  const fresh: DemoDocument[] = [];
  for (const document of demoDocuments) if (await layDocument(deps, document)) fresh.push(document);
  if (fresh.length === 0) return;
  await deps.noted();
  for (const document of fresh) await dateBack(deps, document);
}

async function layCommunity({ db, now }: DemoDocumentDeps, demo: DemoCommunity): Promise<void> {
  const { id, name, purpose, subject, stage, founder, hosts = [], members } = demo;
  const known = await db.selectFrom('community').select('id').where('id', '=', id).executeTakeFirst();
  if (known) return;
  const nowMs = now() - COMMUNITY_AGE_MS;
  const home = await db
    .selectFrom('membership')
    .select('orgUnitId')
    .where('personId', '=', demoPersonId(founder))
    .orderBy('id')
    .executeTakeFirstOrThrow();
  await db.transaction().execute(async (tx) => {
    const founderId = demoPersonId(founder);
    const fixed = { name, purpose, subject, stage, homeOrgUnitId: home.orgUnitId, documentRight: 'edit' } as const;
    await foundCommunity(tx, { ...fixed, founderId, nowMs }, id);
    const people = [
      ...hosts.map((account) => [account, 'host'] as const),
      ...members.map((account) => [account, 'member'] as const),
    ];
    for (const [index, [account, role]] of people.entries()) {
      const personId = demoPersonId(account);
      const joinedAtMs = nowMs + (index + 1) * HOUR_MS;
      await tx
        .insertInto('communityMember')
        .values({ communityId: id, personId, role, joinedAtMs, addedBy: founderId })
        .execute();
      await recordEvent(tx, { communityId: id, kind: 'memberJoined', atMs: joinedAtMs, actorId: founderId, personId });
    }
  });
}

/** Whether the document was laid in now. */
async function layDocument(deps: DemoDocumentDeps, demo: DemoDocument): Promise<boolean> {
  const { db, sync, now } = deps;
  const known = await db.selectFrom('document').select('id').where('id', '=', demo.id).executeTakeFirst();
  if (known) return false;
  const { length } = await sync.readDocument(demo.id);
  if (length <= EMPTY_UPDATE_BYTES) {
    await sync.appendServerUpdate(demo.id, demoPersonId(demo.editedBy), contentToUpdate(demo.content()));
  }
  const createdAtMs = now() - (demo.editedHoursAgo + 48) * HOUR_MS;
  const created = await createDocument(
    { db, sync, now: () => createdAtMs },
    {
      actorId: demoPersonId(demo.owner),
      title: demo.title,
      template: demo.template,
      communityId: demo.communityId,
      communityRight: demo.communityRight,
      documentId: demo.id,
      content: null,
    },
  );
  orThrow(created);
  for (const [account, right] of Object.entries(demo.rights ?? {})) {
    await db
      .insertInto('documentMember')
      .values({
        documentId: demo.id,
        personId: demoPersonId(account),
        right,
        grantedAtMs: now() - demo.editedHoursAgo * HOUR_MS,
        grantedBy: demoPersonId(demo.owner),
      })
      .execute();
  }
  return true;
}

/** Lets the lists show days of work instead of the second of the seeding. */
async function dateBack({ db, now }: DemoDocumentDeps, demo: DemoDocument): Promise<void> {
  const editedAtMs = now() - demo.editedHoursAgo * HOUR_MS;
  await db
    .updateTable('document')
    .set({
      lastEditedAtMs: editedAtMs,
      lastEditedBy: demoPersonId(demo.editedBy),
      archivedAtMs: demo.archived ? editedAtMs + HOUR_MS : null,
    })
    .where('id', '=', demo.id)
    .execute();
  await db.deleteFrom('documentVisit').where('documentId', '=', demo.id).execute();
  const visitors = new Set([demo.owner, demo.editedBy, ...(demo.openedBy ?? [])]);
  const visitAt = (account: string, lastAtMs: number) => ({
    documentId: demo.id,
    personId: demoPersonId(account),
    openedAtMs: lastAtMs,
    lastAtMs,
  });
  const visits = [
    ...[...visitors].map((account, index) => visitAt(account, editedAtMs + index * 60_000)),
    ...(demo.openedBeforeBy ?? []).map((account) => visitAt(account, editedAtMs - 20 * HOUR_MS)),
  ];
  await db.insertInto('documentVisit').values(visits).execute();
  if (demo.communityId === null) return;
  await db
    .updateTable('community')
    .set({ lastActivityAtMs: editedAtMs })
    .where('id', '=', demo.communityId)
    .where((eb) => eb.or([eb('lastActivityAtMs', '<', editedAtMs), eb('lastActivityAtMs', '>', now() - HOUR_MS / 60)]))
    .execute();
}
