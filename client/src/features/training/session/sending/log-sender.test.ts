import { describe, expect, it } from 'vitest';
import { ApiProblem, NetworkFailure } from '../../../../api/problem.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { act, ACTOR, newRun, rowOf, sentRow } from '../testing-runs.ts';
import { sendRun } from './log-sender.ts';
import type { LogStand, PartBody, SendApi, TrainingStart } from './send-api.ts';

/** As much of the server as sending meets: it keeps what it is sent, and says so. */
class FakeServer implements SendApi {
  readonly entries: PartBody['entries'] = [];
  readonly checkpoints: PartBody['checkpoints'] = [];
  ended: unknown = null;
  opened = 0;
  tick = 0;
  /** What the next calls throw instead. */
  readonly failures: (Error | undefined)[] = [];
  readonly #header: TrainingStart['header'];

  constructor(header: TrainingStart['header']) {
    this.#header = header;
  }

  async open(): Promise<TrainingStart> {
    this.#fail();
    this.opened += 1;
    return this.start();
  }

  async start(): Promise<TrainingStart> {
    return {
      ...this.#stand(),
      attemptId: 'attempt-1',
      sceneId: 'kettle',
      exerciseId: 'boil',
      mode: 'practice',
      place: 'device',
      actor: ACTOR,
      header: this.#header,
      issued: [],
      mostRate: 1,
      openedAtMs: 0,
      deadlineMs: null,
    };
  }

  async part(_attemptId: string, body: PartBody): Promise<LogStand> {
    this.#fail();
    if (body.fromSeq > this.entries.length) throw problem('training.logGap', 409);
    this.entries.push(...body.entries.slice(this.entries.length - body.fromSeq));
    this.checkpoints.push(...body.checkpoints);
    this.tick = Math.max(this.tick, body.tick);
    return this.#stand();
  }

  async finish(_attemptId: string, body: unknown): Promise<LogStand> {
    this.#fail();
    this.ended = body;
    return this.#stand();
  }

  #stand(): LogStand {
    const head = this.entries.at(-1)?.hash ?? 'f'.repeat(64);
    return { nextSeq: this.entries.length, head, tick: this.tick, state: 'running', nowMs: 0 };
  }

  #fail(): void {
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
  }
}

const problem = (code: 'training.logGap' | 'training.chainBroken' | 'unknown', status: number): ApiProblem =>
  new ApiProblem({ code, status });

async function begun() {
  const run = newRun();
  const store = new MemoryStore();
  act(run, 2000);
  run.runTicks(130);
  const { header: _, ...progress } = run.kept;
  await store.create(rowOf(run), { ...progress, atMs: 0 }, sentRow(), 'a');
  const server = new FakeServer(rowOf(run).header as TrainingStart['header']);
  const tools = { store, api: server, dateMs: () => 0 };
  return { run, store, server, send: () => sendRun('run-1', tools) };
}

describe('sending a run', () => {
  it('opens the attempt of what was begun without the server, and brings entries and checkpoints', async () => {
    const { run, store, server, send } = await begun();
    expect(await send()).toBe('sent');
    expect(server.entries).toEqual(run.kept.entries);
    expect(server.checkpoints).toEqual(run.kept.checkpoints);
    expect(await store.known('run-1')).toMatchObject({ sent: { attemptId: 'attempt-1', nextSeq: 1, tick: 130 } });
    await send();
    expect(server.opened).toBe(1);
    expect(server.checkpoints).toHaveLength(2);
  });

  it('hands it in once its end is there', async () => {
    const { run, store, server, send } = await begun();
    await send();
    const { end } = run.end();
    await store.end('run-1', end, 'a');
    expect(await send()).toBe('sent');
    expect(server.ended).toEqual({ end, head: run.entries[0]?.hash });
    expect(await store.known('run-1')).toMatchObject({ sent: { finished: true } });
  });

  it.each([
    ['no answer comes', new NetworkFailure('away')],
    ['the server restarts', problem('unknown', 503)],
    ['somebody has to sign in again', problem('unknown', 401)],
  ])('waits where %s, and goes on from what the server has', async (_name, failure) => {
    const { run, server, send } = await begun();
    server.failures.push(undefined, failure);
    expect(await send()).toBe('waiting');
    expect(await send()).toBe('sent');
    expect(server.entries).toEqual(run.kept.entries);
    expect(server.opened).toBe(1);
  });

  it('goes on from what the server says that it has where it has lost something', async () => {
    const { run, store, server, send } = await begun();
    await store.sent({ ...sentRow('run-1', 'attempt-1'), nextSeq: 1, tick: 0 });
    expect(await send()).toBe('sent');
    expect(server.entries).toEqual(run.kept.entries);
  });

  it('keeps what is refused, with the reason, and does not send it again', async () => {
    const { run, store, server, send } = await begun();
    server.failures.push(undefined, problem('training.chainBroken', 422));
    expect(await send()).toBe('refused');
    expect(await send()).toBe('refused');
    expect(await store.known('run-1')).toMatchObject({ sent: { refused: { code: 'training.chainBroken' } } });
    expect(await store.read('run-1')).toMatchObject({ entries: run.kept.entries });
  });

  it('does not send a run whose attempt the server begins in another way', async () => {
    const { run, store } = await begun();
    const { header } = rowOf(run);
    const other = new FakeServer({ ...header, seed: 6, start: null });
    expect(await sendRun('run-1', { store, api: other, dateMs: () => 0 })).toBe('refused');
    expect(other.entries).toEqual([]);
  });
});
