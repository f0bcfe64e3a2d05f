import {
  type CommunityDocuments,
  findPeople,
  likePattern,
  listCommunities,
  overseenPaths,
  summariseCommunities,
  toReference,
} from '../../communities/index.ts';
import { type SqlBool, sql } from 'kysely';
import { colleagueRoles, heldRoles } from '../../identity/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Authenticate, type HttpApp, implementRoutes } from '../../platform/http/index.ts';
import { decodeCursor, encodeCursor } from '../../platform/paging.ts';
import { summariseDocuments } from '../describe.ts';
import { findDocuments } from '../store.ts';
import { type SearchAnswer, searchRoutes } from './contract.ts';
import { highlight } from './excerpt.ts';
import type { Extractor } from './extractor.ts';
import type { QueryTerm } from './query.ts';
import type { SearchIndex } from './search-index.ts';

export type SearchDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly index: SearchIndex;
  readonly extractor: Pick<Extractor, 'parse' | 'mark'>;
  readonly documents: CommunityDocuments;
  readonly now: () => number;
};

const DEFAULT_LIMIT = 20;
/** Names beside the documents. */
const MOST_NAMES = 6;

export function registerSearch(app: HttpApp, deps: SearchDeps): void {
  const { db, authenticate, index, extractor, now } = deps;

  async function searchDocuments(terms: readonly QueryTerm[], personId: string, offset: number, limit: number) {
    const hits = await index.search({ terms, personId, offset, limit: limit + 1 });
    const shown = hits.slice(0, limit);
    const rows = await findDocuments(
      db,
      shown.map((hit) => hit.documentId),
      personId,
    );
    const summaries = new Map((await summariseDocuments(db, rows)).map((summary) => [summary.id, summary]));
    const found = shown.flatMap(({ documentId, text }) => {
      const document = summaries.get(documentId);
      return document ? [{ document, title: document.title, text }] : [];
    });
    const marked = await extractor.mark(
      terms,
      found.map(({ title, text }) => ({ title, text })),
    );
    return {
      documents: found.map(({ document }, position) => ({
        document,
        title: marked[position]?.title ?? [{ text: document.title, hit: false }],
        excerpts: marked[position]?.excerpts ?? [],
      })),
      nextCursor: hits.length > limit ? encodeCursor({ atMs: offset + limit, id: '' }) : null,
    };
  }

  async function searchCommunities(query: string, terms: readonly QueryTerm[], personId: string) {
    const rows = await listCommunities(db, {
      viewerId: personId,
      overseen: overseenPaths(await heldRoles(db, personId, now())),
      scope: 'all',
      nameLike: query,
      limit: MOST_NAMES,
    });
    const summaries = await summariseCommunities(deps, rows);
    return summaries.map((community) => ({ community, name: highlight(community.name, terms) }));
  }

  const isColleague = async (personId: string) =>
    (await heldRoles(db, personId, now())).some(({ role }) => colleagueRoles.includes(role));

  /** Colleagues for colleagues alone, as everywhere: pupils and guardians find nobody and are found by nobody here. */
  async function searchPeople(query: string, terms: readonly QueryTerm[], viewerId: string) {
    if (!(await isColleague(viewerId))) return [];
    const rows = await db
      .selectFrom('person')
      .where('disabled', '=', 0)
      .where(sql<SqlBool>`lower("displayName") like ${likePattern(query)} escape '\\'`)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('membership')
            .whereRef('membership.personId', '=', 'person.id')
            .where('membership.role', 'in', [...colleagueRoles])
            .select('membership.id'),
        ),
      )
      .select('id')
      .orderBy('displayName')
      .orderBy('id')
      .limit(MOST_NAMES)
      .execute();
    // A membership of a colleague may have ended.
    const found = await Promise.all(rows.map(async ({ id }) => ((await isColleague(id)) ? [id] : [])));
    const people = await findPeople(db, found.flat());
    return [...people.values()].map((person) => ({
      person: toReference(person),
      name: highlight(person.displayName, terms),
    }));
  }

  implementRoutes(app, authenticate, searchRoutes, {
    'GET /api/search': async ({ query, viewer }): Promise<SearchAnswer> => {
      const { kind = 'all', limit = DEFAULT_LIMIT } = query;
      const q = query.q.trim();
      const terms = await extractor.parse(q);
      if (terms.length === 0) return { documents: [], communities: [], people: [], nextCursor: null };
      const offset = query.cursor ? decodeCursor(query.cursor).atMs : 0;
      const wants = (part: 'document' | 'community' | 'person') => kind === 'all' || kind === part;
      const [found, communities, people] = await Promise.all([
        wants('document')
          ? searchDocuments(terms, viewer.personId, offset, limit)
          : { documents: [], nextCursor: null },
        wants('community') && offset === 0 ? searchCommunities(q, terms, viewer.personId) : [],
        wants('person') && offset === 0 ? searchPeople(q, terms, viewer.personId) : [],
      ]);
      return { ...found, communities, people };
    },
  });
}
