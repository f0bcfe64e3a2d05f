import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CONTENT_FIELD } from './documents/content/index.ts';
import type { DocumentDetail } from './documents/contract.ts';
import { closeCodes } from './documents/sync/index.ts';
import { addCommunity, addDocument, addPerson } from './documents/testing.ts';
import { startWithPeople } from './testing-collaboration-people.ts';
import { closing, messageOf } from './testing-collaboration-server.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import type { TestCollaboration } from './testing-collaboration-server.ts';

const EXTENSION_MESSAGE = 100;

/** Sync, search and the workbench as people meet them; on every database. */
export function liveContract(testDatabase: TestDatabase): void {
  describe(`live documents, search and the workbench on ${testDatabase.name}`, () => {
    let server: TestCollaboration;
    const call: TestCollaboration['call'] = (...request) => server.call(...request);

    beforeAll(async () => {
      server = await startWithPeople(testDatabase);
    });
    afterAll(() => server.dispose());

    describe('live sync', () => {
      it('opens for readers, and closes at once for whom a right is taken from', async () => {
        const id = await addDocument(server.db, 'owner', { rights: { colleague: 'edit', reader: 'read' } });
        const socket = server.socket('colleague', id);
        await messageOf(socket, EXTENSION_MESSAGE);
        const other = server.socket('reader', id);
        await messageOf(other, EXTENSION_MESSAGE);
        const closed = closing(socket);
        await call('owner', 'DELETE', `/api/documents/${id}/members/colleague`);
        expect(await closed).toBe(closeCodes.forbidden);
        expect(other.readyState).toBe(other.OPEN);
        other.close();
      });

      it('closes for whoever is removed from the community that gave the right', async () => {
        const communityId = await addCommunity(server.db, 'owner', ['colleague']);
        const id = await addDocument(server.db, 'owner', { communityId, communityRight: 'edit' });
        const socket = server.socket('colleague', id);
        await messageOf(socket, EXTENSION_MESSAGE);
        const closed = closing(socket);
        await call('owner', 'DELETE', `/api/communities/${communityId}/members/colleague`);
        expect(await closed).toBe(closeCodes.forbidden);
      });

      it('refuses strangers, other sites and other addresses', async () => {
        const id = await addDocument(server.db, 'owner');
        expect(await closing(server.socket('stranger', id))).toBe(closeCodes.forbidden);
        expect(await closing(server.socket('owner', id, 'https://evil.example'))).toBe(403);
        expect(await closing(server.socket('owner', 'a/b'))).toBe(404);
      });

      it('takes updates over HTTP from writers, not from readers, not in the archive', async () => {
        const id = await addDocument(server.db, 'owner', { rights: { reader: 'read' } });
        const doc = new Y.Doc();
        const text = new Y.XmlText('同研');
        doc.getXmlFragment(CONTENT_FIELD).push([text]);
        const body = {
          clientKey: 'http-client',
          stateVector: Buffer.from(Y.encodeStateVector(doc)).toString('base64'),
          updates: [Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')],
          waitMs: 0,
        };
        const path = `/api/documents/${id}/sync`;
        const taken = await call('owner', 'POST', path, body);
        expect(taken.body).toMatchObject({ acknowledged: 1, right: 'own' });
        const copy = new Y.Doc();
        Y.applyUpdate(copy, await server.collaboration.sync.readDocument(id));
        expect(copy.getXmlFragment(CONTENT_FIELD).toJSON()).toBe('同研');

        text.insert(2, '被拒');
        const more = { ...body, updates: [Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')] };
        const asReader = await call('reader', 'POST', path, more);
        expect((asReader.body as { acknowledged?: number }).acknowledged ?? 0).toBe(0);
        await call('owner', 'POST', `/api/documents/${id}/archive`);
        const archived = await call('owner', 'POST', path, { ...more, clientKey: 'http-other' });
        expect((archived.body as { acknowledged?: number }).acknowledged ?? 0).toBe(0);
        const still = new Y.Doc();
        Y.applyUpdate(still, await server.collaboration.sync.readDocument(id));
        expect(still.getXmlFragment(CONTENT_FIELD).toJSON()).toBe('同研');
      });

      it('lets a program that is older than the document read and not write', async () => {
        const id = await addDocument(server.db, 'owner');
        await server.db.updateTable('document').set({ schemaVersion: 7 }).where('id', '=', id).execute();
        const body = { clientKey: 'http-client', stateVector: 'AA==', updates: [], waitMs: 0 };
        const rightWith = async (query: string): Promise<unknown> =>
          (await call('owner', 'POST', `/api/documents/${id}/sync${query}`, body)).body;
        expect(await rightWith('?schema=6')).toMatchObject({ right: 'comment' });
        expect(await rightWith('?schema=7')).toMatchObject({ right: 'own' });
        expect(await rightWith('')).toMatchObject({ right: 'own' });
        const doc = new Y.Doc();
        doc.getXmlFragment(CONTENT_FIELD).push([new Y.XmlText('旧')]);
        const updates = [Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')];
        const refused = await call('owner', 'POST', `/api/documents/${id}/sync?schema=1`, { ...body, updates });
        expect(refused.body).toMatchObject({ params: { closeCode: closeCodes.forbidden } });
      });
    });

    describe('search and the workbench', () => {
      it('finds titles, contents, communities and people, each only for who may see them', async () => {
        await addCommunity(server.db, 'owner', [], '潮汐数学共同体');
        const made = await call('owner', 'POST', '/api/documents', { title: '潮汐里的函数', template: 'lessonPlan' });
        const { id } = made.body as DocumentDetail;
        await server.collaboration.settled();
        const mine = await call('owner', 'GET', `/api/search?q=${encodeURIComponent('潮汐')}`);
        expect(mine.body).toMatchObject({
          documents: [
            {
              document: { id },
              title: [
                { text: '潮汐', hit: true },
                { text: '里的函数', hit: false },
              ],
            },
          ],
          communities: [
            {
              name: [
                { text: '潮汐', hit: true },
                { text: '数学共同体', hit: false },
              ],
            },
          ],
        });
        const theirs = await call('stranger', 'GET', `/api/search?q=${encodeURIComponent('潮汐')}`);
        expect(theirs.body).toEqual({ documents: [], communities: [], people: [], nextCursor: null });
        await call('owner', 'PATCH', `/api/documents/${id}`, { title: '月亮与函数' });
        await server.collaboration.settled();
        const renamed = await call('owner', 'GET', `/api/search?q=${encodeURIComponent('月亮')}&kind=document`);
        expect(renamed.body).toMatchObject({ documents: [{ document: { id } }], communities: [], people: [] });
      });

      it('finds colleagues by name, never pupils', async () => {
        const found = await call('reader', 'GET', `/api/search?q=${encodeURIComponent('知行')}`);
        expect(found.body).toMatchObject({
          people: [{ person: { personId: 'colleague', orgUnitName: '乙县第二小学' } }],
        });
        const pupil = await call('reader', 'GET', `/api/search?q=${encodeURIComponent('小同学')}`);
        expect(pupil.body).toMatchObject({ people: [] });
        const byPupil = await call('pupil', 'GET', `/api/search?q=${encodeURIComponent('知行')}`);
        expect(byPupil.body).toMatchObject({ people: [] });
      });

      it('shows on the workbench what was shared and not yet opened, and what I worked on', async () => {
        await addPerson(server.db, 'fresh');
        const id = await addDocument(server.db, 'owner', { title: '给您的', rights: { fresh: 'edit' } });
        const before = await call('fresh', 'GET', '/api/workbench');
        expect(before.body).toMatchObject({
          recentDocuments: [],
          sharedWithMe: [{ document: { id }, sharedBy: '林静澜' }],
          communities: [],
        });
        await call('fresh', 'GET', `/api/documents/${id}`);
        const after = await call('fresh', 'GET', '/api/workbench');
        expect(after.body).toMatchObject({ recentDocuments: [{ id }], sharedWithMe: [] });
      });
    });
  });
}
