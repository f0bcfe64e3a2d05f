import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FloorView } from '../../../collab-server/src/lessons/contract-floor.ts';
import type { LessonDetail } from '../../../collab-server/src/lessons/contract.ts';
import { createStageLink, type StageLink } from '../../../media/src/client/index.ts';
import { demoPassword, type ServerProcess, startServerProcess } from '../../e2e/support/server-process.ts';

const DAY_MS = 24 * 3_600_000;

let dataDir: string;
let server: ServerProcess;
const cookies = new Map<string, string>();
const sockets: Socket[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tongyan-lesson-'));
  server = await startServerProcess(dataDir, 0, { LIVEKIT: 'off' });
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
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

async function call<Body>(account: string, method: string, path: string): Promise<Body> {
  const answer = await fetch(`${server.address}${path}`, { method, headers: { cookie: await cookieOf(account) } });
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Body;
}

async function enter(account: string, lessonId: string): Promise<{ link: StageLink; socket: Socket }> {
  const socket = io(`${server.address}/lessons`, {
    path: '/live',
    transports: ['websocket'],
    extraHeaders: { cookie: await cookieOf(account) },
    forceNew: true,
    reconnectionDelay: 200,
    reconnectionDelayMax: 500,
  });
  sockets.push(socket);
  const link = createStageLink({
    socket,
    lessonId,
    page: randomUUID(),
    now: () => performance.now(),
    after(delayMs, act) {
      const timer = setTimeout(act, delayMs);
      return () => clearTimeout(timer);
    },
  });
  await expect.poll(() => link.getSnapshot().connection, { timeout: 20_000 }).toBe('following');
  return { link, socket };
}

const floorOf = async (socket: Socket, lessonId: string): Promise<FloorView> =>
  ((await socket.emitWithAck('floorFollow', { lessonId })) as { view: FloorView }).view;

it('goes on with the same stage and floor after the platform was killed in the middle of it', async () => {
  const now = Date.now();
  const range = `fromMs=${now - DAY_MS}&toMs=${now + DAY_MS}`;
  const { lessons } = await call<{ lessons: LessonDetail[] }>('xuyingchuan', 'GET', `/api/lessons?${range}`);
  const [{ id } = { id: '' }] = lessons.filter(({ state }) => state === 'planned');
  const lesson = await call<LessonDetail>('xuyingchuan', 'POST', `/api/lessons/${id}/open`);
  const listed = await call<{ materials: { id: string; pages: number }[] }>(
    'screen-tongling',
    'GET',
    `/api/lessons/${id}/materials`,
  );
  const [deck] = listed.materials;
  expect(deck?.pages).toBe(9);

  const lead = await enter('xuyingchuan', id);
  const classroom = await enter('screen-tongling', id);
  const assistant = await enter('yeqinghe', id);
  await lead.link.act({ kind: 'slides.open', deckId: deck?.id ?? '', pages: 9, page: 1 });
  await floorOf(assistant.socket, id);
  const raise = { page: randomUUID(), n: 1, act: { kind: 'hand.raise', count: 3 } };
  const raised = (await assistant.socket.emitWithAck('floorAct', raise)) as { ok: boolean; seq: number };
  expect(raised).toEqual({ ok: true, seq: 1 });
  // Some are acknowledged, others are on their way when the power goes.
  const acts = [2, 3, 4, 5, 6].map((page) => lead.link.act({ kind: 'slides.turn', page }));
  await acts[1];
  const port = Number(new URL(server.address).port);
  await server.kill();
  acts.push(lead.link.act({ kind: 'slides.turn', page: 7 }));
  server = await startServerProcess(dataDir, port, { LIVEKIT: 'off' });

  expect((await Promise.all(acts)).map(({ ok }) => ok)).toEqual([true, true, true, true, true, true]);
  const pageOf = (link: StageLink) => link.getSnapshot().stage.slides?.page;
  await expect.poll(() => pageOf(classroom.link), { timeout: 20_000 }).toBe(7);
  await expect.poll(() => pageOf(lead.link), { timeout: 20_000 }).toBe(7);
  // No act was done twice: the deck and six turns.
  await expect.poll(() => classroom.link.getSnapshot().headSeq).toBe(7);

  await expect.poll(() => lead.socket.connected, { timeout: 20_000 }).toBe(true);
  const floor = await floorOf(lead.socket, id);
  const tongling = lesson.seats.find(({ displayName }) => displayName.startsWith('铜岭'))?.id;
  expect(floor.hands).toMatchObject([{ classroomId: tongling, count: 3 }]);
  // What waits for the line goes out before the page asks to follow again, and would be refused.
  await expect.poll(() => assistant.link.getSnapshot().connection).toBe('following');
  expect(await assistant.socket.emitWithAck('floorAct', raise)).toEqual(raised);
  // A late one joins as if nothing had been.
  const late = await enter('wuzhixing', id);
  await expect.poll(() => pageOf(late.link), { timeout: 20_000 }).toBe(7);
  for (const { link } of [lead, classroom, assistant, late]) link.close();
});
