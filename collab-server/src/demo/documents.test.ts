import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCollaboration, type TestCollaboration } from '../testing-collaboration-server.ts';
import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { demoCommunities, demoDocuments } from './document-list.ts';
import { seedDemoDocuments, seedDemoProvince } from './index.ts';

describe('the documents of the demo', () => {
  let server: TestCollaboration;
  const seed = () => seedDemoDocuments({ db: server.db, ...server.collaboration, now: Date.now });
  const call = async (person: string, path: string) => (await server.call(person, 'GET', path)).body;

  beforeAll(async () => {
    server = await startCollaboration(sqliteTestDatabase, { empty: true });
    await seedDemoProvince({ db: server.db, now: Date.now });
    await seed();
  });
  afterAll(() => server.dispose());

  async function everything() {
    const tables = ['community', 'communityMember', 'communityEvent', 'document', 'documentMember'] as const;
    const rows = await Promise.all(tables.map((table) => server.db.selectFrom(table).selectAll().execute()));
    const { length } = await server.collaboration.sync.readDocument('demo-fraction-division-lesson');
    return { rows, length };
  }

  it('are laid in once, however often the server starts', async () => {
    const before = await everything();
    await seed();
    expect(await everything()).toEqual(before);
    expect(before.rows[0]).toHaveLength(demoCommunities.length);
    expect(before.rows[3]).toHaveLength(demoDocuments.length);
  });

  it('show people of several schools and levels in one community', async () => {
    const community = await call('demo-linjinglan', '/api/communities/demo-grade-6-mathematics');
    const { members } = community as { members: { level: string; orgUnitName: string }[] };
    expect(new Set(members.map((member) => member.level))).toEqual(new Set(['school', 'county', 'city', 'province']));
    expect(new Set(members.map((member) => member.orgUnitName)).size).toBeGreaterThan(5);
  });

  it('give the workbench something true to show', async () => {
    expect(await call('demo-linjinglan', '/api/workbench')).toMatchObject({
      recentDocuments: [{ id: 'demo-fraction-division-lesson', right: 'own' }, {}, {}, {}, {}, {}, {}],
      changedByOthers: [{ id: 'demo-fraction-division-learning-plan' }, { id: 'demo-mixed-age-activity' }],
      sharedWithMe: [{ document: { id: 'demo-circle-observation' }, sharedBy: '魏素心' }],
      communities: [{}, {}],
    });
  });

  it('are found by what stands in them', async () => {
    await server.collaboration.settled();
    const found = await call('demo-wuzhixing', `/api/search?q=${encodeURIComponent('分数除')}`);
    const { documents } = found as {
      documents: { document: { id: string }; title: { text: string; hit: boolean }[] }[];
    };
    const [first] = documents;
    expect(first?.document.id).toBe('demo-fraction-division-lesson');
    expect(first?.title.filter((part) => part.hit).map((part) => part.text)).toEqual(['分数除', '分数除']);
    expect(documents.length).toBeGreaterThan(3);
  });
});
