import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { dispose, RoomEvent } from '@livekit/rtc-node';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetingAct, MeetingView } from '../../../collab-server/src/meetings/contract-live.ts';
import type { MeetingDetail, MeetingRecord, MeetingSummary } from '../../../collab-server/src/meetings/contract.ts';
import {
  startTestMediaServer,
  type TestMediaServer,
  whyNoMediaServer,
} from '../../../media/src/server/launcher/testing-server.ts';
import { disconnected, join } from '../../../media/src/server/tokens/testing-participant.ts';
import { demoPassword, type ServerProcess, startServerProcess } from '../../e2e/support/server-process.ts';

const PATIENT = { timeout: 30_000 };
const absent = await whyNoMediaServer();
if (absent !== undefined) process.stdout.write(`A meeting with a media server is skipped: ${absent}\n`);

type Acted = { readonly ok: boolean; readonly seq?: number; readonly code?: string };

/** A page that follows its meeting again after each lost connection, and sends an act until it is answered. */
class Page {
  readonly socket: Socket;
  view: MeetingView | undefined;
  readonly #page = randomUUID();
  #n = 0;

  constructor(address: string, cookie: string, meetingId: string) {
    this.socket = io(`${address}/meetings`, {
      path: '/live',
      transports: ['websocket'],
      extraHeaders: { cookie },
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 500,
    });
    this.socket.on('connect', () => {
      this.socket.emit('meetingFollow', { meetingId }, (answer: { view?: MeetingView }) => {
        this.view = answer.view ?? this.view;
      });
    });
    this.socket.on('meeting', (changed: Partial<MeetingView>) => {
      if (this.view) this.view = { ...this.view, ...changed };
    });
  }

  async do(act: MeetingAct): Promise<Acted> {
    this.#n += 1;
    const message = { page: this.#page, n: this.#n, act };
    for (;;) {
      try {
        const answer = (await this.socket.timeout(3_000).emitWithAck('meetingAct', message)) as Acted;
        // It came before the page had followed again.
        if (answer.code !== 'meeting.notFound') return answer;
      } catch {
        // No answer: the line was cut, and it is sent again.
      }
    }
  }
}

describe.skipIf(absent !== undefined)('a research meeting with a real media server', () => {
  let dataDir: string;
  let media: TestMediaServer;
  let settings: Readonly<Record<string, string>>;
  let server: ServerProcess;
  const cookies = new Map<string, string>();
  const pages: Page[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(joinPath(tmpdir(), 'tongyan-meeting-'));
    media = await startTestMediaServer();
    const { url, apiKey, apiSecret } = await media.connection();
    settings = { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
    server = await startServerProcess(dataDir, 0, settings);
  });
  afterAll(async () => {
    for (const { socket } of pages) socket.close();
    await server.stop();
    await media.dispose();
    await rm(dataDir, { recursive: true, force: true });
    await dispose();
  });

  async function cookieOf(account: string): Promise<string> {
    const known = cookies.get(account);
    if (known !== undefined) return known;
    const answer = await fetch(`${server.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password: demoPassword }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    cookies.set(account, cookie);
    return cookie;
  }

  const ask = async (account: string, method: string, path: string): Promise<Response> =>
    fetch(`${server.address}${path}`, { method, headers: { cookie: await cookieOf(account) } });
  async function read<Body>(account: string, method: string, path: string): Promise<Body> {
    const answer = await ask(account, method, path);
    expect([path, answer.status]).toEqual([path, 200]);
    return (await answer.json()) as Body;
  }

  it('keeps its door and its groups, and goes on whole after the platform was killed with groups open', async () => {
    const { meetings } = await read<{ meetings: MeetingSummary[] }>('linjinglan', 'GET', '/api/meetings?when=upcoming');
    const id = meetings[0]?.id ?? '';
    await read<MeetingDetail>('linjinglan', 'POST', `/api/meetings/${id}/open`);
    const come = async (account: string): Promise<Page> => {
      const page = new Page(server.address, await cookieOf(account), id);
      pages.push(page);
      await expect.poll(() => page.view?.me.personId, PATIENT).toBe(`demo-${account}`);
      return page;
    };
    type Admission = { readonly admissionId: string; readonly mediaUrl: string; readonly token: string };
    const admit = (account: string) => read<Admission>(account, 'POST', `/api/meetings/${id}/admissions`);
    const enter = async (account: string) => {
      const { mediaUrl, token, admissionId } = await admit(account);
      return { ...(await join(mediaUrl, token)), admissionId, mediaUrl, token };
    };

    const [host, one, two, guest] = [
      await come('linjinglan'),
      await come('yeqinghe'),
      await come('wuzhixing'),
      await come('duruoxi'),
    ];
    // The waiting room.
    expect(guest.view?.me.standing).toBe('waiting');
    expect((await ask('duruoxi', 'POST', `/api/meetings/${id}/admissions`)).status).toBe(403);
    await host.do({ kind: 'person.admit', personId: 'demo-duruoxi' });
    await expect.poll(() => guest.view?.me.standing, PATIENT).toBe('inside');
    const [hostRoom, guestRoom] = [await enter('linjinglan'), await enter('duruoxi')];
    await expect.poll(() => hostRoom.others(), PATIENT).toEqual([guestRoom.admissionId]);
    expect(await guestRoom.send('microphone')).toBe(true);
    const muted = new Promise<string>((resolve) => {
      hostRoom.room.once(RoomEvent.TrackMuted, (_publication, participant) => resolve(participant.identity));
    });
    await host.do({ kind: 'media.mute', personId: 'demo-duruoxi' });
    expect(await muted).toBe(guestRoom.admissionId);
    expect(await guestRoom.send('screen')).toBe(false);

    // Sent out is out, also by the token that still lives.
    const sentOut = disconnected(guestRoom);
    await host.do({ kind: 'person.remove', personId: 'demo-duruoxi' });
    await sentOut;
    const again = await join(guestRoom.mediaUrl, guestRoom.token);
    await disconnected(again);
    await expect.poll(() => hostRoom.others(), PATIENT).toEqual([]);

    // Groups are rooms apart.
    const group = (groupId: string, account: string) => {
      return { id: groupId, name: groupId, topic: '', documentId: null, personIds: [`demo-${account}`] };
    };
    await host.do({ kind: 'groups.lay', groups: [group('a', 'yeqinghe'), group('b', 'wuzhixing')] });
    await host.do({ kind: 'groups.open', minutes: 30 });
    await expect.poll(() => [one.view?.me.groupId, two.view?.me.groupId], PATIENT).toEqual(['a', 'b']);
    const [oneRoom, twoRoom] = [await enter('yeqinghe'), await enter('wuzhixing')];
    await host.do({ kind: 'group.visit', groupId: 'b' });
    const visit = await enter('linjinglan');
    await expect.poll(() => twoRoom.others(), PATIENT).toEqual([visit.admissionId]);
    expect(oneRoom.others()).toEqual([]);

    // Some acts are acknowledged, others are on their way when the power goes.
    const texts = ['决议甲', '决议乙', '决议丙', '决议丁'];
    await host.do({ kind: 'agenda.next' });
    const acts = texts.map((text) => host.do({ kind: 'decision.record', text }));
    const tasks = one.do({ kind: 'task.record', text: '写样例', who: '', personId: 'demo-wuzhixing', due: null });
    await acts[0];
    const port = Number(new URL(server.address).port);
    await server.kill();
    server = await startServerProcess(dataDir, port, settings);
    expect((await Promise.all([...acts, tasks])).map(({ ok }) => ok)).toEqual([true, true, true, true, true]);

    await expect.poll(() => two.view?.decisions.map(({ text }) => text).toSorted(), PATIENT).toEqual(texts.toSorted());
    expect(two.view).toMatchObject({
      me: { groupId: 'b' },
      groups: { groups: [{}, { visitorIds: ['demo-linjinglan'] }] },
    });
    expect(oneRoom.others()).toEqual([]);
    const backIn = await enter('yeqinghe');
    await expect.poll(() => backIn.others(), PATIENT).toEqual([oneRoom.admissionId]);
    expect((await ask('duruoxi', 'POST', `/api/meetings/${id}/admissions`)).status).toBe(403);

    const { minutesDocumentId } = await read<MeetingDetail>('linjinglan', 'POST', `/api/meetings/${id}/end`);
    const record = await read<MeetingRecord>('wuzhixing', 'GET', `/api/meetings/${id}/record`);
    expect(record.decisions.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
    const path = `/api/documents/${minutesDocumentId}/export?format=markdown`;
    await expect
      .poll(async () => {
        const minutes = await (await ask('linjinglan', 'GET', path)).text();
        return [...texts, '写样例', '出席'].map((text) => minutes.split(text).length - 1);
      }, PATIENT)
      .toEqual([1, 1, 1, 1, 1, 1]);
    for (const room of [hostRoom, again, oneRoom, twoRoom, visit, backIn]) await room.leave();
  });
});
