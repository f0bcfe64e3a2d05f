import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communityRoutes } from './communities/contract.ts';
import { documentSyncRoutes } from './documents/contract-sync.ts';
import { documentRoutes } from './documents/contract.ts';
import { searchRoutes } from './documents/search/contract.ts';
import { addCommunity, addDocument } from './documents/testing.ts';
import { workbenchRoutes } from './workbench/contract.ts';
import { codeOf, startWithPeople } from './testing-collaboration-people.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import type { TestCollaboration } from './testing-collaboration-server.ts';

/** A body that each route accepts, so that refusals are those of authorisation. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/communities': { name: '共同体' },
  'PATCH /api/communities/:communityId': { name: '新名' },
  'PUT /api/communities/:communityId/members/:personId': { role: 'member' },
  'POST /api/documents': { title: '新文档' },
  'PATCH /api/documents/:documentId': { title: '新题目' },
  'PUT /api/documents/:documentId/members/:personId': { right: 'read' },
  'PUT /api/documents/:documentId/community-right': { right: 'read' },
  'POST /api/documents/:documentId/sync': { clientKey: 'test-client', stateVector: 'AA==', updates: [], waitMs: 0 },
};

const allRoutes = Object.keys({
  ...communityRoutes,
  ...documentRoutes,
  ...documentSyncRoutes,
  ...searchRoutes,
  ...workbenchRoutes,
});

/** Who may use which route; on every database. */
export function authorisationContract(testDatabase: TestDatabase): void {
  describe(`authorisation on ${testDatabase.name}`, () => {
    let server: TestCollaboration;
    const call: TestCollaboration['call'] = (...request) => server.call(...request);

    beforeAll(async () => {
      server = await startWithPeople(testDatabase);
    });
    afterAll(() => server.dispose());

    /** Calls a route by its key with these ids in its path. */
    function callRoute(person: string | null, key: string, ids: Readonly<Record<string, string>> = {}) {
      const [method = '', path = ''] = key.split(' ');
      const filled = path.replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? '0'.repeat(64));
      return call(person, method, key === 'GET /api/search' ? `${filled}?q=x` : filled, bodies[key]);
    }

    describe('authorisation', () => {
      it.each(allRoutes)('%s is for people who have signed in', async (key) => {
        const answer = await callRoute(null, key);
        expect([answer.status, codeOf(answer)]).toEqual([401, 'session.required']);
      });

      const ofDocuments = allRoutes.filter((key) => key.includes(':documentId'));
      it.each(ofDocuments)('%s tells a stranger the same of a hidden document as of none', async (key) => {
        const documentId = await addDocument(server.db, 'owner', { title: '秘密' });
        const [hidden, absent] = await Promise.all([
          callRoute('stranger', key, { documentId, personId: 'stranger' }),
          callRoute('stranger', key, { documentId: 'no-such-document', personId: 'stranger' }),
        ]);
        const expected = key.endsWith('/sync') ? [409, 'sync.refused'] : [404, 'document.notFound'];
        expect([hidden.status, codeOf(hidden)]).toEqual(expected);
        expect([absent.status, codeOf(absent)]).toEqual(expected);
        expect(JSON.stringify(hidden.body)).not.toContain('秘密');
      });

      const changing = ofDocuments.filter((key) => !key.startsWith('GET ') && !key.endsWith('/sync'));
      it.each(changing)('%s is not for a reader, and changes nothing', async (key) => {
        const documentId = await addDocument(server.db, 'owner', { rights: { reader: 'read' } });
        const before = await call('owner', 'GET', `/api/documents/${documentId}`);
        const answer = await callRoute('reader', key, { documentId, personId: 'colleague' });
        expect([answer.status, codeOf(answer)]).toEqual([403, 'permission.denied']);
        expect((await call('owner', 'GET', `/api/documents/${documentId}`)).body).toEqual(before.body);
      });

      const ofCommunities = allRoutes.filter((key) => key.includes(':communityId'));
      it.each(ofCommunities)('%s tells a stranger the same of a hidden community as of none', async (key) => {
        const communityId = await addCommunity(server.db, 'owner', [], '看不见的组');
        for (const id of [communityId, 'no-such-community']) {
          const answer = await callRoute('stranger', key, { communityId: id, personId: 'stranger' });
          expect([answer.status, codeOf(answer)]).toEqual([404, 'community.notFound']);
        }
      });

      it('lets a researcher of its home see a community, and do nothing in it', async () => {
        const communityId = await addCommunity(server.db, 'owner');
        expect((await call('overseer', 'GET', `/api/communities/${communityId}`)).status).toBe(200);
        const all = await call('overseer', 'GET', '/api/communities?scope=all&limit=100');
        expect(JSON.stringify(all.body)).toContain(communityId);
        for (const key of ofCommunities.filter((each) => !each.startsWith('GET '))) {
          const answer = await callRoute('overseer', key, { communityId, personId: 'colleague' });
          expect([key, answer.status]).toEqual([key, 403]);
        }
        const made = await call('overseer', 'POST', '/api/documents', { title: 'x', communityId });
        expect(made.status).toBe(403);
      });
    });
  });
}
