import { heldRoles, listMemberships } from '../identity/index.ts';
import type { Db } from '../platform/database/index.ts';
import { orThrow, ProblemError } from '../platform/errors.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../platform/http/index.ts';
import { decodeCursor, pageOf } from '../platform/paging.ts';
import { communityRoutes, type CommunityRole } from './contract.ts';
import { describeCommunity, summariseCommunities } from './describe.ts';
import type { CommunityDocuments } from './documents-port.ts';
import { canBeBroughtIn, changeMember } from './member-store.ts';
import { communityStanding, decideInCommunity, decideMemberChange, mayFoundAt, overseenPaths } from './rules.ts';
import { findCommunity, insertCommunity, listCommunities, updateCommunity } from './store.ts';

export type CommunityDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly documents: CommunityDocuments;
  /** Somebody came, went, or has another role: rights in the community's documents follow. */
  readonly onMembershipChanged: (communityId: string, personId: string) => Promise<void>;
  readonly now: () => number;
};

const DEFAULT_LIMIT = 50;

export function registerCommunities(app: HttpApp, deps: CommunityDeps): void {
  const { db, authenticate, now } = deps;

  /** The community and how the viewer stands to it; a problem where they may not see it. */
  async function open(communityId: string, viewerId: string) {
    const [community, roles] = await Promise.all([
      findCommunity(db, communityId, viewerId),
      heldRoles(db, viewerId, now()),
    ]);
    if (!community) throw new ProblemError('community.notFound');
    const mine = communityStanding(roles, community.homePath, community.myRole);
    orThrow(decideInCommunity(mine, 'see'));
    return { community, standing: mine };
  }

  async function detail(communityId: string, viewerId: string) {
    const { community, standing } = await open(communityId, viewerId);
    return describeCommunity(deps, community, standing, viewerId);
  }

  async function applyMember(communityId: string, personId: string, viewerId: string, next: CommunityRole | null) {
    const { standing } = await open(communityId, viewerId);
    if (next !== null) {
      orThrow(decideInCommunity(standing, 'manageMembers'));
      if (!(await canBeBroughtIn(db, personId, now()))) throw new ProblemError('community.personNotFound');
    }
    const before = orThrow(
      await changeMember(db, {
        communityId,
        personId,
        next,
        actorId: viewerId,
        nowMs: now(),
        decide: (current, hostCount) =>
          decideMemberChange({
            actorStanding: standing,
            isSelf: personId === viewerId,
            current,
            next,
            hostCount,
          }),
      }),
    );
    if (before !== next) await deps.onMembershipChanged(communityId, personId);
  }

  implementRoutes(app, authenticate, communityRoutes, {
    'GET /api/communities': async ({ query, viewer }) => {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const rows = await listCommunities(db, {
        viewerId: viewer.personId,
        overseen: overseenPaths(await heldRoles(db, viewer.personId, now())),
        scope: query.scope ?? 'mine',
        nameLike: query.query?.trim() ?? '',
        ...(query.cursor ? { after: decodeCursor(query.cursor) } : {}),
        limit: limit + 1,
      });
      const page = pageOf(rows, limit, (row) => ({ atMs: row.lastActivityAtMs, id: row.id }));
      return { communities: await summariseCommunities(deps, page.rows), nextCursor: page.nextCursor };
    },
    'POST /api/communities': async ({ body, viewer }) => {
      const memberships = await listMemberships(db, viewer.personId, now());
      const founding = memberships.filter((membership) => mayFoundAt([membership], membership.orgPath));
      const [first] = founding;
      if (!first) throw new ProblemError('permission.denied');
      const homeId = body.homeOrgUnitId ?? first.orgUnitId;
      const home = await db.selectFrom('orgUnit').select(['id', 'path']).where('id', '=', homeId).executeTakeFirst();
      if (!home || !mayFoundAt(founding, home.path)) throw new ProblemError('community.homeRefused');
      const id = await insertCommunity(db, {
        name: body.name.trim(),
        purpose: body.purpose?.trim() ?? '',
        subject: body.subject ?? null,
        stage: body.stage ?? null,
        homeOrgUnitId: home.id,
        documentRight: body.documentRight ?? 'edit',
        founderId: viewer.personId,
        nowMs: now(),
      });
      return detail(id, viewer.personId);
    },
    'GET /api/communities/:communityId': ({ params, viewer }) => detail(params.communityId, viewer.personId),
    'PATCH /api/communities/:communityId': async ({ params, body, viewer }) => {
      const { standing } = await open(params.communityId, viewer.personId);
      orThrow(decideInCommunity(standing, 'update'));
      await updateCommunity(db, params.communityId, {
        ...body,
        ...(body.name === undefined ? {} : { name: body.name.trim() }),
        ...(body.purpose === undefined ? {} : { purpose: body.purpose.trim() }),
      });
      return detail(params.communityId, viewer.personId);
    },
    'PUT /api/communities/:communityId/members/:personId': async ({ params, body, viewer }) => {
      await applyMember(params.communityId, params.personId, viewer.personId, body.role);
      return detail(params.communityId, viewer.personId);
    },
    'DELETE /api/communities/:communityId/members/:personId': ({ params, viewer }) =>
      applyMember(params.communityId, params.personId, viewer.personId, null),
  });
}
