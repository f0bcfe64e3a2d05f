import { withDelta, type TraineeView } from '@tongyan/scenes/session';
import { describe, expect, it } from 'vitest';
import { NetworkFailure } from '../../../../api/problem.ts';
import type { FromWorker, StartRequest } from '../messages.ts';
import type { SendApi } from '../sending/send-api.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { ACTOR, kettleScene, newRun, rowOf, sentRow } from '../testing-runs.ts';
import { RunHost } from './run-host.ts';

const away = (): Promise<never> => Promise.reject(new NetworkFailure('away'));
const nobody: SendApi = { open: away, start: away, part: away, finish: away };

/** A store whose writes fail while they are told to. */
class FullStore extends MemoryStore {
  isFull = false;
  override append(...args: Parameters<MemoryStore['append']>): Promise<void> {
    if (this.isFull) return Promise.reject(new DOMException('full', 'QuotaExceededError'));
    return super.append(...args);
  }
}

class Page {
  readonly heard: FromWorker[] = [];
  readonly store: FullStore;
  readonly host: RunHost;
  view: TraineeView | null = null;
  #nowMs = 0;

  constructor(store = new FullStore()) {
    this.store = store;
    this.host = new RunHost({
      store,
      api: nobody,
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

function fresh(): StartRequest {
  const { header: _, headerHash: __, ...row } = rowOf(newRun());
  return { kind: 'fresh', row, begins: { seed: 5 }, sent: sentRow() };
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
