import {
  canBeBroughtIn,
  communityStanding,
  decideInCommunity,
  findCommunity,
  recordEvent,
} from '../communities/index.ts';
import { heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { ProblemError, orThrow } from '../platform/errors.ts';
import { requireDocument } from './access.ts';
import type { CommunityRight, DocumentRight } from './contract.ts';
import { changeMemberRight } from './member-store.ts';
import { decideMemberRight, documentRight } from './rules.ts';
import { type DocumentChange, type DocumentRow, findDocument, updateDocument } from './store.ts';
import type { DocumentSync } from './sync-port.ts';

type Deps = {
  readonly db: Db;
  readonly sync: DocumentSync;
  readonly now: () => number;
  readonly onDocumentChanged: (documentId: string) => void;
};

/** Renames a document, moves it, or both; nothing where one of them is refused. */
export async function editDocument(
  deps: Deps,
  documentId: string,
  personId: string,
  wanted: { readonly title?: string; readonly communityId?: string | null },
): Promise<void> {
  const { db, sync } = deps;
  const row = await requireDocument(db, documentId, personId, 'read');
  const title = wanted.title?.trim();
  const moves = wanted.communityId !== undefined && wanted.communityId !== row.communityId;
  const change: DocumentChange = {
    ...(title === undefined || title === row.title ? {} : await rename(deps, row, personId, title)),
    ...(moves ? await move(deps, row, personId, wanted.communityId ?? null) : {}),
  };
  if (Object.keys(change).length === 0) return;
  await updateDocument(db, documentId, change);
  if (moves) {
    await record(deps, row.communityId, documentId, personId, 'documentMoved');
    await record(deps, change.communityId ?? null, documentId, personId, 'documentMoved');
    await sync.rightsChanged(documentId);
  }
  sync.documentChanged(documentId);
  deps.onDocumentChanged(documentId);
}

async function rename({ db }: Deps, row: DocumentRow, personId: string, title: string): Promise<DocumentChange> {
  await requireDocument(db, row.id, personId, 'rename');
  return { title };
}

/** The community's own default stands for the new place: the old one's right was meant for other people. */
async function move(
  { db, now }: Deps,
  row: DocumentRow,
  personId: string,
  communityId: string | null,
): Promise<DocumentChange> {
  await requireDocument(db, row.id, personId, 'move');
  if (communityId === null) {
    // A host who does not own it by name would put it out of their own sight.
    if (row.ownRight === null) throw new ProblemError('permission.denied');
    return { communityId, communityRight: 'none' };
  }
  const community = await findCommunity(db, communityId, personId);
  if (!community) throw new ProblemError('community.notFound');
  const roles = await heldRoles(db, personId, now());
  orThrow(decideInCommunity(communityStanding(roles, community.homePath, community.myRole), 'createDocument'));
  if (row.ownRight === null && community.documentRight === 'none') throw new ProblemError('permission.denied');
  return { communityId, communityRight: community.documentRight };
}

export async function archiveDocument(deps: Deps, documentId: string, personId: string): Promise<void> {
  const row = await requireDocument(deps.db, documentId, personId, 'archive');
  await updateDocument(deps.db, documentId, { archivedAtMs: deps.now() });
  await announce(deps, row, personId, 'documentArchived');
}

export async function restoreDocument(deps: Deps, documentId: string, personId: string): Promise<void> {
  const row = await requireDocument(deps.db, documentId, personId, 'restore');
  await updateDocument(deps.db, documentId, { archivedAtMs: null });
  await announce(deps, row, personId, 'documentRestored');
}

async function announce(
  deps: Deps,
  row: DocumentRow,
  personId: string,
  kind: 'documentArchived' | 'documentRestored',
): Promise<void> {
  await record(deps, row.communityId, row.id, personId, kind);
  await deps.sync.rightsChanged(row.id);
  deps.sync.documentChanged(row.id);
}

async function record(
  { db, now }: Deps,
  communityId: string | null,
  documentId: string,
  actorId: string,
  kind: 'documentMoved' | 'documentArchived' | 'documentRestored',
): Promise<void> {
  if (communityId === null) return;
  await recordEvent(db, { communityId, kind, atMs: now(), actorId, documentId });
}

export type MemberRightWanted = {
  readonly documentId: string;
  readonly personId: string;
  readonly actorId: string;
  /** null: taken away, or given up. */
  readonly next: DocumentRight | null;
};

/** Gives, changes or takes away one person's right by name; open sockets obey before this resolves. */
export async function setMemberRight(deps: Deps, wanted: MemberRightWanted): Promise<void> {
  const { db, sync, now } = deps;
  const { documentId, personId, actorId, next } = wanted;
  await requireDocument(db, documentId, actorId, 'read');
  if (next !== null && !(await canBeBroughtIn(db, personId, now()))) throw new ProblemError('document.personNotFound');
  const before = orThrow(
    await changeMemberRight(db, {
      documentId,
      personId,
      next,
      actorId,
      nowMs: now(),
      // Asked again within the transaction: the actor's own right may have been taken meanwhile.
      decide: async (tx, current, ownerCount) => {
        const row = await findDocument(tx, documentId, actorId);
        return decideMemberRight({
          actorRight: row ? documentRight(row) : null,
          archived: (row?.archivedAtMs ?? null) !== null,
          isSelf: personId === actorId,
          current,
          next,
          ownerCount,
        });
      },
    }),
  );
  if (before === next) return;
  await sync.rightsChanged(documentId, personId);
  sync.documentChanged(documentId);
}

export async function setCommunityRight(
  deps: Deps,
  documentId: string,
  personId: string,
  right: CommunityRight,
): Promise<void> {
  const row = await requireDocument(deps.db, documentId, personId, 'share');
  if (row.communityId === null) throw new ProblemError('document.notInCommunity');
  await updateDocument(deps.db, documentId, { communityRight: right });
  await deps.sync.rightsChanged(documentId);
  deps.sync.documentChanged(documentId);
}
