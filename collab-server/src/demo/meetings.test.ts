import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetingDetail, MeetingRecord, MeetingSummary } from '../contracts.ts';
import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { MINUTE_MS, startMeetings, type TestMeetings } from '../testing-meetings-server.ts';
import { seedDemoDocuments, seedDemoMeetings, seedDemoProvince } from './index.ts';

const HOST = 'demo-linjinglan';

describe('the research meetings of the demo', () => {
  let server: TestMeetings;
  const now = () => server.clockMs;
  const seed = () =>
    seedDemoMeetings({ db: server.db, documents: server.documents, log: pino({ level: 'silent' }), now });
  async function ask<Body>(route: string): Promise<Body> {
    const { status, body } = await server.call(HOST, route);
    expect([route, status]).toEqual([route, 200]);
    return body as Body;
  }
  const list = async (when: string) =>
    (await ask<{ meetings: readonly MeetingSummary[] }>(`GET /api/meetings?when=${when}`)).meetings;

  beforeAll(async () => {
    server = await startMeetings(sqliteTestDatabase, { empty: true });
    await seedDemoProvince({ db: server.db, now });
    await seedDemoDocuments({ db: server.db, ...server.collaboration, now });
    await seed();
  });
  afterAll(() => server.dispose());

  it('are one that can be opened, with a document beside it, and one that is over', async () => {
    const [coming, ...others] = await list('upcoming');
    expect(others).toEqual([]);
    const detail = await ask<MeetingDetail>(`GET /api/meetings/${coming?.id}`);
    expect(detail).toMatchObject({ may: { open: true }, document: { title: expect.stringContaining('分数除法') } });
    expect(await list('past')).toHaveLength(1);
  });

  it('have a past whose minutes hold what its log says', async () => {
    const [past] = await list('past');
    const record = await ask<MeetingRecord>(`GET /api/meetings/${past?.id}/record`);
    expect(record).toMatchObject({
      isWritten: true,
      lastedMs: 52 * MINUTE_MS,
      decisions: [{}, {}],
      tasks: [{ who: '许映川' }, { who: '吴知行' }],
      agenda: [{ spentMs: 14 * MINUTE_MS }, { spentMs: 21 * MINUTE_MS }, { spentMs: 10 * MINUTE_MS }],
    });
    expect(record.attendance).toHaveLength(7);
    const { minutesDocumentId } = await ask<MeetingDetail>(`GET /api/meetings/${past?.id}`);
    expect((await server.call(HOST, `GET /api/documents/${minutesDocumentId}`)).status).toBe(200);
  });

  it('are laid in once, and another one is once nobody came to the last', async () => {
    await seed();
    expect([await list('upcoming'), await list('past')].map(({ length }) => length)).toEqual([1, 1]);
    server.clockMs += 200 * MINUTE_MS;
    await seed();
    expect(await list('upcoming')).toHaveLength(2);
  });
});
