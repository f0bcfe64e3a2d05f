import { withDelta, type TraineeView } from '@tongyan/scenes/session';
import { describe, expect, it } from 'vitest';
import { NetworkFailure } from '../../../../api/problem.ts';
import type { FromWorker, StartRequest } from '../messages.ts';
import type { FinishBody, LogStand, PartBody, SendApi } from '../sending/send-api.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { ACTOR, kettleScene, newRun, rowOf, sentRow } from '../testing-runs.ts';
import { RunHost } from './run-host.ts';

const away = (): Promise<never> => Promise.reject(new NetworkFailure('away'));
const nobody: SendApi = { open: away, start: away, part: away, finish: away };

const full = (): Promise<never> => Promise.reject(new DOMException('full', 'QuotaExceededError'));

/** A store whose writes fail while they are told to, some or all, or that is closed from under the page. */
class FullStore extends MemoryStore {
  isFull = false;
  takesNoEnd = false;
  takesNoSent = false;
  takesNoClaim = false;
  isClosed = false;
  override append(...args: Parameters<MemoryStore['append']>): Promise<void> {
    if (this.isClosed) return closed();
    return this.isFull ? full() : super.append(...args);
  }
  override end(...args: Parameters<MemoryStore['end']>): Promise<void> {
    return this.takesNoEnd ? full() : super.end(...args);
  }
  override sent(...args: Parameters<MemoryStore['sent']>): Promise<void> {
    return this.takesNoSent ? full() : super.sent(...args);
  }
  override claim(...args: Parameters<MemoryStore['claim']>): Promise<void> {
    return this.takesNoClaim ? full() : super.claim(...args);
  }
  override known(...args: Parameters<MemoryStore['known']>): ReturnType<MemoryStore['known']> {
    return this.isClosed ? closed() : super.known(...args);
  }
}
const closed = (): Promise<never> => Promise.reject(new DOMException('closed', 'InvalidStateError'));

/** A server that takes all that it is sent. */
function takingServer(): SendApi & { readonly parts: PartBody[]; isFinished: boolean } {
  const parts: PartBody[] = [];
  const server = {
    parts,
    isFinished: false,
    open: away,
    start: away,
    part: (_attemptId: string, body: PartBody): Promise<LogStand> => {
      parts.push(body);
      const nextSeq = body.fromSeq + body.entries.length;
      return Promise.resolve({ nextSeq, head: body.head, tick: body.tick, state: 'running', nowMs: 0 });
    },
    finish: (_attemptId: string, { end, head }: FinishBody): Promise<LogStand> => {
      server.isFinished = true;
      return Promise.resolve({ nextSeq: 0, head, tick: end.tick, state: 'submitted', nowMs: 0 });
    },
  };
  return server;
}

class Page {
  readonly heard: FromWorker[] = [];
  readonly store: FullStore;
  readonly host: RunHost;
  view: TraineeView | null = null;
  #nowMs = 0;

  constructor(store = new FullStore(), api: SendApi = nobody) {
    this.store = store;
    this.host = new RunHost({
      store,
      api,
      loadScene: (id) => Promise.resolve(id === kettleScene.id ? kettleScene : undefined),
      post: (message) => this.#hear(message),
      nowMs: () => this.#nowMs,
      dateMs: () => this.#nowMs,
      random: () => 0,
    });
  }

  open(start: StartRequest, owner = 'a'): Promise<void> {
    return this.host.handle({ kind: 'open', start, owner });
  }

  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 20) {
      this.#nowMs += 20;
      this.host.beat();
      await Promise.resolve();
    }
    // Writes and answers that are under way.
    await new Promise((done) => setTimeout(done));
  }

  command(n: number, powerW: number): Promise<void> {
    return this.host.handle({ kind: 'command', n, command: { target: 'kettle', name: 'set', args: powerW } });
  }

  of<Kind extends FromWorker['kind']>(kind: Kind): readonly Extract<FromWorker, { kind: Kind }>[] {
    return this.heard.filter((message): message is Extract<FromWorker, { kind: Kind }> => message.kind === kind);
  }

  #hear(message: FromWorker): void {
    this.heard.push(message);
    if (message.kind === 'frame') this.view = withDelta(this.view, message.view);
  }
}

function fresh(attemptId: string | null = null): StartRequest {
  const { header: _, headerHash: __, ...row } = rowOf(newRun());
  return { kind: 'fresh', row, begins: { seed: 5 }, sent: sentRow('run-1', attemptId) };
}

describe('a run in the background of a page', () => {
  it('shows what changes, and answers a command once it is written', async () => {
    const page = new Page();
    await page.open(fresh());
    await page.pass(420);
    expect(page.of('opened')).toMatchObject([{ tickS: 0.1, row: { runId: 'run-1' } }]);
    expect(page.of('frame')[0]?.view.whole).toBe(true);
    await page.command(1, 2000);
    await page.command(2, 7);
    expect(page.of('answer')).toMatchObject([
      { n: 1, outcome: { ok: true, tick: 4 } },
      { n: 2, outcome: { ok: false, refusal: { code: 'noSuchPower' } } },
    ]);
    await page.pass(2_000);
    expect(page.view).toMatchObject({ tick: 24, signals: { 'kettle.powerW': 2000 } });
    expect(page.of('entries')).toMatchObject([{ entries: [{ tick: 4, actor: ACTOR }] }]);
    expect(page.of('frame').filter(({ strip }) => strip !== undefined).length).toBeLessThan(5);
  });

  it('goes on in another page from the tick of the last heartbeat, with every step that was answered', async () => {
    const page = new Page();
    await page.open(fresh());
    await page.pass(300);
    await page.command(1, 2000);
    await page.pass(1_700);
    // Gone without a word.
    const known = await page.store.known('run-1');
    const again = new Page(page.store);
    await again.open({ kind: 'kept', runId: 'run-1' }, 'b');
    await again.pass(40);
    expect(known?.progress.tick).toBeGreaterThanOrEqual(15);
    expect(again.view).toMatchObject({ tick: known?.progress.tick, signals: { 'kettle.powerW': 2000 } });
    await page.pass(600);
    expect(page.of('takenOver')).toHaveLength(1);
  });

  it('says that the device takes nothing more, keeps on, and writes all of it once it does again', async () => {
    const page = new Page();
    await page.open(fresh());
    page.store.isFull = true;
    const command = page.command(1, 2000);
    await page.pass(600);
    expect(page.of('answer')).toEqual([]);
    expect(page.of('keeping').at(-1)?.keeping).toMatchObject({ problem: 'full' });
    page.store.isFull = false;
    await page.pass(600);
    await command;
    expect(page.of('answer')).toHaveLength(1);
    expect(page.of('keeping').at(-1)?.keeping).toMatchObject({ problem: null });
    expect(await page.store.read('run-1')).toMatchObject({ entries: [{ seq: 0 }] });
  });

  it('ends without the server by a score of its own', async () => {
    const page = new Page();
    await page.open(fresh());
    await page.command(1, 2000);
    await page.pass(220);
    await page.host.handle({ kind: 'end' });
    expect(page.of('ended')).toMatchObject([{ score: { total: 10, awarded: 0 } }]);
    expect(await page.store.known('run-1')).toMatchObject({ end: { tick: 2 }, sent: { finished: false } });
  });

  it('does not end before the device has taken the last step', async () => {
    const page = new Page();
    await page.open(fresh());
    page.store.isFull = true;
    const command = page.command(1, 2000);
    await page.host.handle({ kind: 'end' });
    await page.pass(600);
    expect(page.of('ended')).toEqual([]);
    expect(await page.store.known('run-1')).toMatchObject({ end: null });
    page.store.isFull = false;
    await page.pass(600);
    await command;
    await expect.poll(() => page.of('ended')).toHaveLength(1);
    expect(await page.store.known('run-1')).toMatchObject({ end: { tick: 0 }, progress: { entries: 1 } });
  });

  it('does not end before the device has taken the end itself', async () => {
    const page = new Page();
    await page.open(fresh());
    await page.command(1, 2000);
    page.store.takesNoEnd = true;
    await page.host.handle({ kind: 'end' });
    await page.pass(600);
    expect(page.of('keeping').at(-1)?.keeping).toMatchObject({ problem: 'full' });
    expect(page.of('ended')).toEqual([]);
    page.store.takesNoEnd = false;
    await page.pass(600);
    await expect.poll(() => page.of('ended')).toHaveLength(1);
    expect(page.of('keeping').at(-1)?.keeping).toMatchObject({ problem: null });
    expect(await page.store.known('run-1')).toMatchObject({ end: { tick: 0 } });
  });

  it('ends also where the device does not take what the server has', async () => {
    const server = takingServer();
    const page = new Page(new FullStore(), server);
    await page.open(fresh('attempt-1'));
    page.store.takesNoSent = true;
    await page.command(1, 2000);
    await page.pass(600);
    await page.host.handle({ kind: 'end' });
    await expect.poll(() => page.of('ended')).toHaveLength(1);
    expect(server.parts.flatMap(({ entries }) => entries)).not.toEqual([]);
  });

  it('goes on in memory, says so and is sent, where the device loses what it kept', async () => {
    const server = takingServer();
    const page = new Page(new FullStore(), server);
    await page.open(fresh('attempt-1'));
    await page.command(1, 2000);
    page.store.isClosed = true;
    await page.pass(600);
    expect(page.of('takenOver')).toEqual([]);
    expect(page.of('keeping').at(-1)?.keeping).toMatchObject({ onDevice: false, problem: null });
    await page.command(2, 0);
    await page.host.handle({ kind: 'end' });
    await expect.poll(() => page.of('ended')).toEqual([{ kind: 'ended', score: null }]);
    expect(server.isFinished).toBe(true);
    expect(new Set(server.parts.flatMap(({ entries }) => entries.map(({ seq }) => seq)))).toEqual(new Set([0, 1]));
  });

  it('is opened again in memory where the device takes nothing any more', async () => {
    const page = new Page();
    await page.open(fresh());
    await page.command(1, 2000);
    await page.pass(1_000);
    page.store.takesNoClaim = true;
    const again = new Page(page.store);
    await again.open({ kind: 'kept', runId: 'run-1' }, 'b');
    await again.pass(40);
    expect(again.view).toMatchObject({ signals: { 'kettle.powerW': 2000 } });
    expect(again.of('keeping').at(-1)?.keeping).toMatchObject({ onDevice: false });
  });

  it('lets a demonstration run without keeping anything', async () => {
    const page = new Page();
    await page.open({ kind: 'shown', sceneId: 'kettle', exerciseId: 'boil', seed: 1 });
    await page.pass(1_400);
    expect(page.view).toMatchObject({ signals: { 'kettle.powerW': 2000 } });
    expect(await page.store.ofPerson(ACTOR.id)).toEqual([]);
  });

  it.each([
    ['noSuchExercise', { kind: 'shown', sceneId: 'boat', exerciseId: 'boil', seed: 1 }],
    ['notOnDevice', { kind: 'kept', runId: 'elsewhere' }],
  ] as const)('says why it does not open: %s', async (code, start) => {
    const page = new Page();
    await page.open(start);
    expect(page.of('notOpened')).toMatchObject([{ problem: { code } }]);
  });
});
