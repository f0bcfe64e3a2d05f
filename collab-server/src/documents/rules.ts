import { type Problem, problem } from '../platform/errors.ts';
import { type Result, err, ok } from '../platform/result.ts';
import {
  type CommunityRight,
  type CommunityRole,
  type CommunityStanding,
  decideInCommunity,
} from '../communities/index.ts';
import { type HeldRole, decide } from '../identity/index.ts';
import type { DocumentAction, DocumentRight } from './contract.ts';

const order: readonly DocumentRight[] = ['read', 'comment', 'edit', 'own'];

export function isAtLeast(right: DocumentRight, least: DocumentRight): boolean {
  return order.indexOf(right) >= order.indexOf(least);
}

/** All that decides what one person may do in one document. */
export type DocumentStanding = {
  /** Right given to this person by name. */
  readonly ownRight: DocumentRight | null;
  /** Their role in the document's community; null for a personal document, and for whoever is not in it. */
  readonly communityRole: CommunityRole | null;
  /** What the document grants to its community. */
  readonly communityRight: CommunityRight;
};

/**
 * The greater of the right by name and the right through the community. A document that grants its community nothing is
 * closed to the hosts too; one that grants anything is in the hosts' care: they own it beside its owners.
 */
export function documentRight(standing: DocumentStanding): DocumentRight | null {
  const through = rightThroughCommunity(standing);
  const { ownRight } = standing;
  if (ownRight === null || through === null) return ownRight ?? through;
  return isAtLeast(ownRight, through) ? ownRight : through;
}

function rightThroughCommunity({ communityRole, communityRight }: DocumentStanding): DocumentRight | null {
  if (communityRole === null || communityRight === 'none') return null;
  return communityRole === 'host' ? 'own' : communityRight;
}

const leastRight: Readonly<Record<DocumentAction, DocumentRight>> = {
  read: 'read',
  export: 'read',
  comment: 'comment',
  edit: 'edit',
  rename: 'edit',
  share: 'own',
  move: 'own',
  archive: 'own',
  restore: 'own',
};

/** An archived document is read, exported and restored; nothing else. */
const whileArchived: readonly DocumentAction[] = ['read', 'export', 'restore'];

export const documentActions = Object.keys(leastRight) as readonly DocumentAction[];

/** Whether this right allows the action now. Nothing allows deleting: an archived document is kept. */
export function decideDocument(
  action: DocumentAction,
  right: DocumentRight | null,
  archived: boolean,
): Result<DocumentRight, Problem> {
  // Whoever may not read does not learn that it exists.
  if (right === null) return err(problem('document.notFound'));
  if (!isAtLeast(right, leastRight[action])) return err(problem('permission.denied'));
  if (archived && !whileArchived.includes(action)) return err(problem('document.archived'));
  if (!archived && action === 'restore') return err(problem('permission.denied'));
  return ok(right);
}

export function allowedActions(right: DocumentRight, archived: boolean): DocumentAction[] {
  return documentActions.filter((action) => decideDocument(action, right, archived).ok);
}

/** The right that an open editor works with: an archived document is read-only for all. */
export function effectiveRight(right: DocumentRight, archived: boolean): DocumentRight {
  return archived ? 'read' : right;
}

/**
 * The right of a program that knows the content schema up to `known` (undefined: it does not say) in a document that was
 * written by `written`: an older program would drop what it does not know, so it may read and not write.
 */
export function rightOfProgram(right: DocumentRight, known: number | undefined, written: number): DocumentRight {
  const mayWrite = known === undefined || known >= written;
  return mayWrite || right === 'read' ? right : 'comment';
}

/** Whether a person's right by name may become `next` (null: taken away). */
export function decideMemberRight(input: {
  readonly actorRight: DocumentRight | null;
  readonly archived: boolean;
  readonly isSelf: boolean;
  readonly current: DocumentRight | null;
  readonly next: DocumentRight | null;
  /** People who own the document by name. */
  readonly ownerCount: number;
}): Result<void, Problem> {
  const { actorRight, archived, isSelf, current, next, ownerCount } = input;
  const givingUp = isSelf && next === null && current !== null;
  const decision = decideDocument(givingUp ? 'read' : 'share', actorRight, archived);
  if (!decision.ok) return decision;
  if (current === 'own' && next !== 'own' && ownerCount <= 1) return err(problem('document.lastOwner'));
  return ok(undefined);
}

/**
 * Who may make a document: by the permission matrix ("create a teaching document"), of their own within their scope; in a
 * community whoever is in it, which is scope and invitation at once.
 *
 * @param community how the person stands to the community it is for; null for a personal document
 */
export function decideCreate(roles: readonly HeldRole[], community: CommunityStanding | null): Result<void, Problem> {
  if (community !== null) {
    const decision = decideInCommunity(community, 'createDocument');
    if (!decision.ok) return decision;
    if (decide('createTeachingDocument', roles, { invited: true }).ok) return ok(undefined);
  }
  const withinOwnScope = roles.some((role) => decide('createTeachingDocument', [role], { orgPath: role.orgPath }).ok);
  return withinOwnScope ? ok(undefined) : err(problem('permission.denied'));
}
