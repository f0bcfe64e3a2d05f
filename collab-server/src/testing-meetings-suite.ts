import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { updateToContent } from './documents/content/index.ts';
import type { ContentNode } from './documents/index.ts';
import type { MeetingDetail } from './meetings/contract.ts';
import type { TestDatabase } from './platform/database/testing.ts';
import { MINUTE_MS, type MeetingPage, START_MS, startMeetings, type TestMeetings } from './testing-meetings-server.ts';

export const agenda = [
  { id: 'talk', title: '说课：分数除法', minutes: 20, speaker: '人 lin' },
  { id: 'rules', title: '作业设计的标准', minutes: 30, speaker: '' },
];

export const textOf = (node: ContentNode): string => node.text ?? (node.content ?? []).map(textOf).join('');

/** What a token says, without asking whether it is genuine: the tests of the media workspace ask a real server that. */
export function claimsOf(body: unknown) {
  const { token } = body as { readonly token: string };
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
    readonly sub: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly video: { readonly room: string; readonly canPublishSources: readonly string[] };
  };
}

/** One server for all tests of a suite: what a test leaves is ended or called off. */
export function useMeetings(testDatabase: TestDatabase) {
  let server: TestMeetings;
  beforeAll(async () => {
    server = await startMeetings(testDatabase);
  });
  beforeEach(() => {
    server.clockMs = START_MS;
    server.hasMedia = true;
  });
  afterEach(async () => {
    server.leave();
    for (const { id } of await list('lin', 'when=live')) await server.call('lin', `POST /api/meetings/${id}/end`);
    for (const { id } of await list('lin')) await server.call('lin', `DELETE /api/meetings/${id}`);
  });
  afterAll(() => server.dispose());

  async function ask<Body = MeetingDetail>(personId: string, route: string, body?: unknown): Promise<Body> {
    const answer = await server.call(personId, route, body);
    expect([route, answer.status, answer.code]).toEqual([route, 200, undefined]);
    return answer.body as Body;
  }
  async function list(personId: string, query = 'when=upcoming') {
    const { meetings } = await ask<{ meetings: readonly { id: string }[] }>(personId, `GET /api/meetings?${query}`);
    return meetings;
  }
  const plan = () => ({
    communityId: server.communityId,
    title: '分数除法单元教研',
    purpose: '商定作业标准',
    startsAtMs: START_MS + 10 * MINUTE_MS,
    durationMs: 60 * MINUTE_MS,
    agenda,
    coHostIds: ['zhao'],
    guestIds: [] as readonly string[],
  });
  const planned = () => ask('lin', 'POST /api/meetings', plan());
  async function nodesOf(id: string): Promise<readonly ContentNode[]> {
    const { minutesDocumentId } = await ask('lin', `GET /api/meetings/${id}`);
    return updateToContent(await server.collaboration.sync.readDocument(minutesDocumentId ?? '')).content ?? [];
  }
  return {
    get server(): TestMeetings {
      return server;
    },
    ask,
    list,
    plan,
    planned,
    /** Of lin. @returns its id */
    opened: async (): Promise<string> => {
      const { id } = await planned();
      await ask('lin', `POST /api/meetings/${id}/open`);
      return id;
    },
    /** Pages of people who follow it, in their order. */
    come: async (id: string, ...personIds: readonly string[]): Promise<MeetingPage[]> => {
      const pages: MeetingPage[] = [];
      for (const personId of personIds) {
        const page = server.page(personId);
        expect(await page.follow(id)).toMatchObject({ ok: true });
        pages.push(page);
      }
      return pages;
    },
    admit: (personId: string, id: string) => server.call(personId, `POST /api/meetings/${id}/admissions`),
    sees: (page: MeetingPage | undefined, part: object) => expect.poll(() => page?.view).toMatchObject(part),
    /** Blocks of the minutes document. */
    nodesOf,
    /** What stands in its lists of one kind, by item. */
    itemsOf: async (id: string, type: string): Promise<readonly string[]> => {
      const lists = (await nodesOf(id)).filter((node) => node.type === type);
      return lists.flatMap((node) => (node.content ?? []).map(textOf));
    },
  };
}
