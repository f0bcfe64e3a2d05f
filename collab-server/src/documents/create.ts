import { randomUUID } from 'node:crypto';
import { communityStanding, findCommunity, recordEvent } from '../communities/index.ts';
import { heldRoles } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import { contentToUpdate, isTemplateId, templateContent } from './content/index.ts';
import type { CommunityRight } from './contract.ts';
import { decideCreate } from './rules.ts';
import { type HeldPicture, insertDocument } from './store.ts';
import type { DocumentSync } from './sync-port.ts';

export type CreateDocument = {
  readonly actorId: string;
  readonly title: string;
  readonly template: string | null;
  readonly communityId: string | null;
  /** For a document in a community; the community's default otherwise. */
  readonly communityRight?: CommunityRight | undefined;
  /** Content in place of the template's, as a Yjs update: what an import has read. null: it stands in the log already. */
  readonly content?: Uint8Array | null;
  /** Pictures that the content shows; the caller sees to it that nobody removes them meanwhile. */
  readonly pictures?: readonly HeldPicture[];
  /** A fixed id, for demo data that is laid in once. */
  readonly documentId?: string;
};

export type CreateDeps = { readonly db: Db; readonly sync: DocumentSync; readonly now: () => number };

/** Makes a document with its first content; decides by itself whether this person may. Answers the new id. */
export async function createDocument(
  { db, sync, now }: CreateDeps,
  request: CreateDocument,
): Promise<Result<string, Problem>> {
  const { actorId, template, communityId } = request;
  if (template !== null && !isTemplateId(template)) return err(problem('document.templateUnknown'));
  const roles = await heldRoles(db, actorId, now());
  const community = communityId === null ? null : await findCommunity(db, communityId, actorId);
  if (community === undefined) return err(problem('community.notFound'));
  const decision = decideCreate(roles, community && communityStanding(roles, community.homePath, community.myRole));
  if (!decision.ok) return decision;

  const id = request.documentId ?? randomUUID();
  const content = request.content === undefined ? contentOf(template) : request.content;
  // The content first: where it cannot be kept there is no document, and not an empty one in its place.
  if (content) await sync.appendServerUpdate(id, actorId, content);
  const nowMs = now();
  await insertDocument(db, {
    id,
    title: request.title.trim(),
    template,
    communityId,
    communityRight: community ? (request.communityRight ?? community.documentRight) : 'none',
    ownerId: actorId,
    pictures: request.pictures ?? [],
    nowMs,
  });
  if (community) {
    await recordEvent(db, {
      communityId: community.id,
      kind: 'documentCreated',
      atMs: nowMs,
      actorId,
      documentId: id,
    });
  }
  return ok(id);
}

/** A blank document starts with no update at all: the first who types makes its first line. */
function contentOf(template: string | null): Uint8Array | undefined {
  return template !== null && isTemplateId(template) && template !== 'blank'
    ? contentToUpdate(templateContent(template))
    : undefined;
}
