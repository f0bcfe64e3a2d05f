import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SCHEMA_VERSION, updateToContent } from './documents/content/index.ts';
import type { DocumentDetail, DocumentMembers, DocumentSummary } from './documents/contract.ts';
import { addCommunity, addDocument, addPerson } from './documents/testing.ts';
import { codeOf, startWithPeople, statuses } from './testing-collaboration-people.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import type { TestCollaboration } from './testing-collaboration-server.ts';

/** What people do with communities and documents; on every database. */
export function documentsContract(testDatabase: TestDatabase): void {
  describe(`communities and documents on ${testDatabase.name}`, () => {
    let server: TestCollaboration;
    const call: TestCollaboration['call'] = (...request) => server.call(...request);

    beforeAll(async () => {
      server = await startWithPeople(testDatabase);
    });
    afterAll(() => server.dispose());

    describe('communities', () => {
      it('are founded, joined, led and left', async () => {
        const founded = await call('owner', 'POST', '/api/communities', { name: ' 备课组 ', purpose: '一起备课' });
        const { id } = founded.body as { id: string };
        expect(founded.body).toMatchObject({
          name: '备课组',
          myRole: 'host',
          memberCount: 1,
          home: { orgUnitId: 'schoolA' },
        });
        const joined = await call('owner', 'PUT', `/api/communities/${id}/members/colleague`, { role: 'member' });
        expect(joined.body).toMatchObject({
          memberCount: 2,
          members: [
            { personId: 'owner', role: 'host', countyName: '甲县', cityName: '福州市' },
            { personId: 'colleague', role: 'member', orgUnitName: '乙县第二小学', level: 'school', countyName: '乙县' },
          ],
        });
        expect(codeOf(await call('owner', 'DELETE', `/api/communities/${id}/members/owner`))).toBe(
          'community.lastHost',
        );
        await call('owner', 'PUT', `/api/communities/${id}/members/colleague`, { role: 'host' });
        expect((await call('owner', 'DELETE', `/api/communities/${id}/members/owner`)).status).toBe(204);
        const left = await call('colleague', 'GET', `/api/communities/${id}`);
        expect(left.body).toMatchObject({
          memberCount: 1,
          recentActivity: [{ kind: 'memberLeft' }, { kind: 'memberJoined' }, { kind: 'communityCreated' }],
        });
        const mine = await call('owner', 'GET', '/api/communities');
        expect(JSON.stringify(mine.body)).not.toContain(id);
      });

      it('are founded by staff alone, at or below their own unit', async () => {
        for (const person of ['pupil', 'mentor'])
          expect(codeOf(await call(person, 'POST', '/api/communities', { name: 'x' }))).toBe('permission.denied');
        const above = await call('owner', 'POST', '/api/communities', { name: 'x', homeOrgUnitId: 'countyA' });
        expect(codeOf(above)).toBe('community.homeRefused');
        const below = await call('overseer', 'POST', '/api/communities', { name: 'x', homeOrgUnitId: 'schoolA' });
        expect(below.status).toBe(200);
      });

      it('take no pupils, and nobody whom there is not', async () => {
        const communityId = await addCommunity(server.db, 'owner');
        for (const person of ['pupil', 'nobody']) {
          const answer = await call('owner', 'PUT', `/api/communities/${communityId}/members/${person}`, {
            role: 'member',
          });
          expect(codeOf(answer)).toBe('community.personNotFound');
        }
      });

      it('keep a host where two leave at once', async () => {
        const communityId = await addCommunity(server.db, 'owner', ['colleague']);
        await call('owner', 'PUT', `/api/communities/${communityId}/members/colleague`, { role: 'host' });
        const both = await Promise.all(
          ['owner', 'colleague'].map((person) =>
            call(person, 'DELETE', `/api/communities/${communityId}/members/${person}`),
          ),
        );
        expect(statuses(both)).toEqual([204, 409]);
      });
    });

    describe('documents', () => {
      const make = async (person: string, body: object) => {
        const answer = await call(person, 'POST', '/api/documents', { title: '教案', ...body });
        return { answer, id: (answer.body as DocumentDetail).id };
      };

      it('start with the content of their template, and know who wrote it', async () => {
        const { answer, id } = await make('owner', { template: 'lessonPlan' });
        expect(answer.body).toMatchObject({ right: 'own', template: 'lessonPlan', community: null });
        const content = updateToContent(await server.collaboration.sync.readDocument(id));
        expect(JSON.stringify(content)).toContain('教学过程');
        await server.collaboration.settled();
        const after = await call('owner', 'GET', `/api/documents/${id}`);
        expect(after.body).toMatchObject({
          lastEditedBy: { personId: 'owner', displayName: '林静澜' },
          schemaVersion: CONTENT_SCHEMA_VERSION,
        });
        expect(codeOf((await make('owner', { template: 'noSuch' })).answer)).toBe('document.templateUnknown');
      });

      it('are made by staff, and by mentors where they were invited', async () => {
        const communityId = await addCommunity(server.db, 'owner', ['mentor']);
        expect((await make('pupil', {})).answer.status).toBe(403);
        expect((await make('mentor', {})).answer.status).toBe(403);
        expect((await make('mentor', { communityId })).answer.body).toMatchObject({ communityRight: 'edit' });
        expect(codeOf((await make('stranger', { communityId })).answer)).toBe('community.notFound');
      });

      it('are shared by name and through the community, and never lose their last owner', async () => {
        const communityId = await addCommunity(server.db, 'owner', ['colleague']);
        const { id } = await make('owner', { communityId });
        const path = `/api/documents/${id}`;
        expect((await call('colleague', 'GET', path)).body).toMatchObject({ right: 'edit' });
        await call('owner', 'PUT', `${path}/community-right`, { right: 'none' });
        expect((await call('colleague', 'GET', path)).status).toBe(404);
        const shared = await call('owner', 'PUT', `${path}/members/reader`, { right: 'comment' });
        expect((shared.body as DocumentMembers).members.map(({ person, right }) => [person.personId, right])).toEqual([
          ['owner', 'own'],
          ['reader', 'comment'],
        ]);
        expect((await call('reader', 'GET', path)).body).toMatchObject({
          right: 'comment',
          actions: ['read', 'export', 'comment'],
        });
        expect(codeOf(await call('owner', 'PUT', `${path}/members/owner`, { right: 'read' }))).toBe(
          'document.lastOwner',
        );
        for (const person of ['nobody', 'pupil']) {
          const refused = await call('owner', 'PUT', `${path}/members/${person}`, { right: 'read' });
          expect(codeOf(refused)).toBe('document.personNotFound');
        }
        expect((await call('reader', 'DELETE', `${path}/members/reader`)).status).toBe(204);
        expect((await call('reader', 'GET', path)).status).toBe(404);
        const audit = await server.db
          .selectFrom('auditEntry')
          .select(['actorId', 'subjectPersonId', 'orgUnitId', 'detail'])
          .where('action', '=', 'documentRight.changed')
          .where('detail', 'like', `%${id}%`)
          .orderBy('id')
          .execute();
        expect(audit.map((entry) => ({ ...entry, detail: JSON.parse(entry.detail) as unknown }))).toEqual([
          {
            actorId: 'owner',
            subjectPersonId: 'reader',
            orgUnitId: 'schoolA',
            detail: { documentId: id, before: null, after: 'comment' },
          },
          {
            actorId: 'reader',
            subjectPersonId: 'reader',
            orgUnitId: 'schoolB',
            detail: { documentId: id, before: 'comment', after: null },
          },
        ]);
      });

      it('keep an owner where two give up at once', async () => {
        const id = await addDocument(server.db, 'owner', { rights: { colleague: 'own' } });
        const both = await Promise.all(
          ['owner', 'colleague'].map((person) => call(person, 'DELETE', `/api/documents/${id}/members/${person}`)),
        );
        expect(statuses(both)).toEqual([204, 409]);
      });

      it('move between communities with the new one’s default right, and out again', async () => {
        const [from, to] = await Promise.all([
          addCommunity(server.db, 'owner', ['reader']),
          addCommunity(server.db, 'owner', ['colleague']),
        ]);
        await call('owner', 'PATCH', `/api/communities/${to}`, { documentRight: 'comment' });
        const { id } = await make('owner', { communityId: from });
        const path = `/api/documents/${id}`;
        const moved = await call('owner', 'PATCH', path, { communityId: to, title: '搬家的教案' });
        expect(moved.body).toMatchObject({ title: '搬家的教案', community: { id: to }, communityRight: 'comment' });
        expect((await call('reader', 'GET', path)).status).toBe(404);
        expect((await call('colleague', 'GET', path)).body).toMatchObject({ right: 'comment' });
        const strange = await addCommunity(server.db, 'colleague');
        expect(codeOf(await call('owner', 'PATCH', path, { communityId: strange, title: '不改' }))).toBe(
          'community.notFound',
        );
        const out = await call('owner', 'PATCH', path, { communityId: null });
        expect(out.body).toMatchObject({ title: '搬家的教案', community: null, communityRight: 'none' });
        expect(codeOf(await call('owner', 'PUT', `${path}/community-right`, { right: 'read' }))).toBe(
          'document.notInCommunity',
        );
      });

      it('are archived, read-only for all with everything kept, and taken back', async () => {
        const { id } = await make('owner', { template: 'lessonPlan' });
        const path = `/api/documents/${id}`;
        const before = await server.collaboration.sync.readDocument(id);
        const archived = await call('owner', 'POST', `${path}/archive`);
        expect(archived.body).toMatchObject({ right: 'read', actions: ['read', 'export', 'restore'] });
        expect(codeOf(await call('owner', 'PATCH', path, { title: 'x' }))).toBe('document.archived');
        expect(codeOf(await call('owner', 'POST', `${path}/archive`))).toBe('document.archived');
        const scopes = await Promise.all(
          ['mine', 'archived'].map((scope) => call('owner', 'GET', `/api/documents?scope=${scope}&limit=100`)),
        );
        expect(scopes.map((answer) => JSON.stringify(answer.body).includes(id))).toEqual([false, true]);
        expect((await call('owner', 'DELETE', `${path}/archive`)).body).toMatchObject({
          right: 'own',
          archivedAtMs: null,
        });
        expect(await server.collaboration.sync.readDocument(id)).toEqual(before);
        expect((await call('owner', 'DELETE', `${path}/archive`)).status).toBe(403);
      });

      it('are listed by scope, page after page, each once', async () => {
        await addPerson(server.db, 'busy');
        const communityId = await addCommunity(server.db, 'busy');
        for (let i = 0; i < 7; i += 1)
          await addDocument(server.db, 'busy', {
            title: `第${i}篇`,
            nowMs: 1_000 + (i >> 1),
            communityId,
            communityRight: 'read',
          });
        for (const scope of [
          '/api/documents?scope=mine',
          '/api/documents?scope=recent',
          `/api/communities/${communityId}/documents?`,
        ]) {
          const seen: string[] = [];
          let cursor: string | null = null;
          do {
            const next: string = cursor === null ? '' : `&cursor=${cursor}`;
            const page = await call('busy', 'GET', `${scope}&limit=3${next}`.replace('?&', '?'));
            const body = page.body as { documents: DocumentSummary[]; nextCursor: string | null };
            seen.push(...body.documents.map((document) => document.title));
            cursor = body.nextCursor;
          } while (cursor !== null);
          expect([scope, seen.length, new Set(seen).size]).toEqual([scope, 7, 7]);
          expect(seen[0]).toBe('第6篇');
        }
        expect(codeOf(await call('busy', 'GET', '/api/documents?cursor=bm9uc2Vuc2U'))).toBe('list.cursorInvalid');
      });
    });
  });
}
