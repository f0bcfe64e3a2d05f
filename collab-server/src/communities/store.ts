import { randomUUID } from 'node:crypto';
import { type ExpressionBuilder, type Expression, type SqlBool, sql } from 'kysely';
import type { Db, Tables } from '../platform/database/index.ts';
import type { PagePosition } from '../platform/paging.ts';
import type { CommunityRight, CommunityRole } from './contract.ts';
import type { CommunityEventKind } from './tables.ts';

/** A community with its home, and how the viewer belongs to it. */
export type CommunityRow = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly subject: string | null;
  readonly stage: string | null;
  readonly documentRight: CommunityRight;
  readonly createdAtMs: number;
  readonly lastActivityAtMs: number;
  readonly homeOrgUnitId: string;
  readonly homeName: string;
  readonly homeLevel: Tables['orgUnit']['level'];
  readonly homePath: string;
  readonly memberCount: number;
  readonly myRole: CommunityRole | null;
};

function selectCommunities(db: Db, viewerId: string) {
  return db
    .selectFrom('community')
    .innerJoin('orgUnit as home', 'home.id', 'community.homeOrgUnitId')
    .leftJoin('communityMember as mine', (join) =>
      join.onRef('mine.communityId', '=', 'community.id').on('mine.personId', '=', viewerId),
    )
    .select((eb) => [
      'community.id',
      'community.name',
      'community.purpose',
      'community.subject',
      'community.stage',
      'community.documentRight',
      'community.createdAtMs',
      'community.lastActivityAtMs',
      'community.homeOrgUnitId',
      'home.name as homeName',
      'home.level as homeLevel',
      'home.path as homePath',
      'mine.role as myRole',
      eb
        .selectFrom('communityMember as every')
        .whereRef('every.communityId', '=', 'community.id')
        .select((e) => e.fn.countAll<number>().as('count'))
        .$asScalar()
        .$notNull()
        .as('memberCount'),
    ]);
}

/** In the query what `communityStanding` decides for one: in it, or overseeing its home. */
function visibleTo(overseen: readonly string[]) {
  return (eb: ExpressionBuilder<Joined, 'mine'>): Expression<SqlBool> =>
    eb.or([
      eb('mine.personId', 'is not', null),
      ...overseen.map((path) => sql<SqlBool>`substr("home"."path", 1, ${path.length}) = ${path}`),
    ]);
}

type Joined = Tables & { mine: Nullable<Tables['communityMember']> };
type Nullable<T> = { [K in keyof T]: T[K] | null };

export async function findCommunity(db: Db, communityId: string, viewerId: string): Promise<CommunityRow | undefined> {
  return selectCommunities(db, viewerId).where('community.id', '=', communityId).executeTakeFirst();
}

export type CommunityQuery = {
  readonly viewerId: string;
  /** Paths of the units whose communities the viewer oversees; matters for the scope `all`. */
  readonly overseen: readonly string[];
  readonly scope: 'mine' | 'all';
  /** Part of the name; empty for every name. */
  readonly nameLike: string;
  readonly after?: PagePosition;
  readonly limit: number;
};

/** Communities that the viewer may see, last active first. */
export async function listCommunities(db: Db, query: CommunityQuery): Promise<CommunityRow[]> {
  const { viewerId, overseen, scope, nameLike, after, limit } = query;
  return selectCommunities(db, viewerId)
    .$if(scope === 'mine', (q) => q.where('mine.personId', 'is not', null))
    .$if(scope === 'all', (q) => q.where(visibleTo(overseen)))
    .$if(nameLike !== '', (q) =>
      q.where(sql<SqlBool>`lower("community"."name") like ${likePattern(nameLike)} escape '\\'`),
    )
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb('community.lastActivityAtMs', '<', after?.atMs ?? 0),
          eb.and([eb('community.lastActivityAtMs', '=', after?.atMs ?? 0), eb('community.id', '<', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('community.lastActivityAtMs', 'desc')
    .orderBy('community.id', 'desc')
    .limit(limit)
    .execute();
}

/** A LIKE pattern for names that contain a text, whatever signs stand in it. */
export function likePattern(text: string): string {
  return `%${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

export type NewCommunity = {
  readonly name: string;
  readonly purpose: string;
  readonly subject: string | null;
  readonly stage: string | null;
  readonly homeOrgUnitId: string;
  readonly documentRight: CommunityRight;
  readonly founderId: string;
  readonly nowMs: number;
};

/** Founds a community with its founder as host. */
export async function insertCommunity(db: Db, community: NewCommunity, id: string = randomUUID()): Promise<string> {
  await db.transaction().execute((tx) => foundCommunity(tx, community, id));
  return id;
}

/** As `insertCommunity`, within a transaction of the caller's. */
export async function foundCommunity(tx: Db, community: NewCommunity, id: string): Promise<void> {
  const { founderId, nowMs, ...fields } = community;
  await tx
    .insertInto('community')
    .values({ id, ...fields, createdBy: founderId, createdAtMs: nowMs, lastActivityAtMs: nowMs })
    .execute();
  await tx
    .insertInto('communityMember')
    .values({ communityId: id, personId: founderId, role: 'host', joinedAtMs: nowMs, addedBy: founderId })
    .execute();
  await recordEvent(tx, { communityId: id, kind: 'communityCreated', atMs: nowMs, actorId: founderId });
}

export type CommunityChange = Partial<
  Pick<Tables['community'], 'name' | 'purpose' | 'subject' | 'stage' | 'documentRight'>
>;

export async function updateCommunity(db: Db, communityId: string, change: CommunityChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable('community').set(change).where('id', '=', communityId).execute();
}

export type CommunityEvent = {
  readonly communityId: string;
  readonly kind: CommunityEventKind;
  readonly atMs: number;
  readonly actorId: string;
  readonly personId?: string;
  readonly documentId?: string;
};

/** Remembers what happened, and moves the community to the top of its lists. */
export async function recordEvent(db: Db, event: CommunityEvent): Promise<void> {
  await db
    .insertInto('communityEvent')
    .values({ id: randomUUID(), personId: null, documentId: null, ...event })
    .execute();
  await touchCommunity(db, event.communityId, event.atMs);
}

export async function touchCommunity(db: Db, communityId: string, atMs: number): Promise<void> {
  await db
    .updateTable('community')
    .set({ lastActivityAtMs: atMs })
    .where('id', '=', communityId)
    .where('lastActivityAtMs', '<', atMs)
    .execute();
}

export async function listEvents(db: Db, communityId: string, limit: number) {
  return db
    .selectFrom('communityEvent')
    .selectAll()
    .where('communityId', '=', communityId)
    .orderBy('atMs', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}
