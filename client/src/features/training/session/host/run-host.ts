import type { Actor, Scene, TrainingLog } from '@tongyan/scenes/session';
import { hashHeader, type Opened, type RunPlan, SessionRun, SYSTEM_ACTOR } from '@tongyan/scenes/session/run';
import { score } from '@tongyan/scenes/session/scoring';
import type { FreshStart, FromWorker, OpenProblem, StartRequest, ToWorker } from '../messages.ts';
import { sendRun, type SendOutcome } from '../sending/log-sender.ts';
import type { SendApi } from '../sending/send-api.ts';
import type { RunRow } from '../store/run-rows.ts';
import { MemoryStore } from '../store/memory-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { FramePoster } from './frame-poster.ts';
import { PaceGauge } from './pace-gauge.ts';
import { RunWriter } from './run-writer.ts';
import { SendRhythm } from './send-rhythm.ts';

const HEARTBEAT_MS = 500;
const SNAPSHOT_MS = 30_000;
const JUDGED_MS = 1_000;
/** As much of a beat as is left for following a run that was opened again. */
const SPARE_MS = 6;
const SPARE_TICKS = 64;

export interface HostTools {
  readonly store: RunStore;
  readonly api: SendApi;
  readonly loadScene: (id: string) => Promise<Scene | undefined>;
  readonly post: (message: FromWorker, transfer?: Transferable[]) => void;
  /** A clock that only goes forward. */
  readonly nowMs: () => number;
  readonly dateMs: () => number;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
}

interface Hosted {
  readonly run: SessionRun;
  readonly actor: Actor;
  readonly poster: FramePoster;
  /** Null in a demonstration, of which nothing is kept. */
  readonly kept: { readonly row: RunRow; readonly writer: RunWriter; readonly owner: string } | null;
}

/** One run in the background of a page: it lets time pass, writes down, sends, and shows. */
export class RunHost {
  readonly #tools: HostTools;
  #store: RunStore;
  readonly #gauge = new PaceGauge();
  readonly #rhythm: SendRhythm;
  #hosted: Hosted | null = null;
  #lastMs: number;
  #heartbeatAtMs = 0;
  #snapshotAtMs = 0;
  #judgedAtMs = 0;
  /** Handed in here, and not yet written. */
  #ending: TrainingLog | null = null;
  #judgedMark = '';
  #sending: Promise<void> | null = null;
  #isWaiting = false;

  constructor(tools: HostTools) {
    this.#tools = tools;
    this.#store = tools.store;
    this.#lastMs = tools.nowMs();
    this.#rhythm = new SendRhythm(tools.random);
  }

  async handle(message: ToWorker): Promise<void> {
    if (message.kind === 'open') return this.#open(message.start, message.owner);
    const hosted = this.#hosted;
    if (hosted === null) return;
    switch (message.kind) {
      case 'command':
        return this.#command(hosted, message);
      case 'pace':
        hosted.run.setRate(message.rate);
        if (message.paused) hosted.run.pause();
        else hosted.run.goOn();
        return;
      case 'leave':
        await hosted.kept?.writer.write(hosted.run, true);
        return;
      case 'surface':
        hosted.poster.followSurface();
        return;
      case 'end':
        return this.#end(hosted);
      case 'stop':
        this.#hosted = null;
    }
  }

  /** To be called often, some sixty times a second. */
  beat(): void {
    const nowMs = this.#tools.nowMs();
    const elapsedMs = nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    const hosted = this.#hosted;
    if (hosted === null) return;
    const { run, poster, kept } = hosted;
    this.#gauge.add(elapsedMs, run.advance(elapsedMs).droppedMs);
    poster.look(nowMs, kept?.writer.durableEntries ?? run.entries.length, this.#gauge.pace);
    if (kept === null) return;
    this.#judge(run, nowMs);
    if (nowMs - this.#heartbeatAtMs >= HEARTBEAT_MS) {
      this.#heartbeatAtMs = nowMs;
      const withSnapshot = nowMs - this.#snapshotAtMs >= SNAPSHOT_MS;
      if (withSnapshot) this.#snapshotAtMs = nowMs;
      if (this.#ending === null) void kept.writer.write(run, withSnapshot);
      else void this.#tryToEnd(hosted);
    }
    if (this.#rhythm.isDue(nowMs)) void this.#send(hosted);
  }

  #judge(run: SessionRun, nowMs: number): void {
    const untilMs = nowMs + SPARE_MS;
    while (run.isBehind && this.#tools.nowMs() < untilMs) run.catchUp(SPARE_TICKS);
    if (nowMs - this.#judgedAtMs < JUDGED_MS) return;
    this.#judgedAtMs = nowMs;
    const judged = run.judged();
    const mark = JSON.stringify(judged);
    if (mark === this.#judgedMark) return;
    this.#judgedMark = mark;
    this.#tools.post({ kind: 'judged', judged });
  }

  async #open(start: StartRequest, owner: string): Promise<void> {
    const opened = await this.#opened(start, owner);
    if ('problem' in opened) return this.#tools.post({ kind: 'notOpened', problem: opened.problem });
    this.#hosted = opened;
    this.#lastMs = this.#tools.nowMs();
    this.#heartbeatAtMs = this.#lastMs;
    this.#snapshotAtMs = this.#lastMs;
    this.#tools.post({ kind: 'opened', row: opened.kept?.row ?? null, tickS: opened.run.tickS });
    await this.#tellKeeping();
  }

  async #opened(start: StartRequest, owner: string): Promise<Hosted | { readonly problem: OpenProblem }> {
    switch (start.kind) {
      case 'shown': {
        const plan = await this.#planOf(start.sceneId, start.exerciseId, 'demonstration');
        if (plan === null) return { problem: { code: 'noSuchExercise' } };
        return this.#host(SessionRun.start({ ...plan, seed: start.seed }), SYSTEM_ACTOR, null);
      }
      case 'fresh':
        return this.#begin(start, owner);
      case 'kept':
        return this.#goOn(start.runId, owner);
    }
  }

  async #begin({ row: given, begins, sent }: FreshStart, owner: string): Promise<Hosted | { problem: OpenProblem }> {
    // Asked for twice: it has been begun already.
    if ((await this.#store.known(given.runId)) !== undefined) return this.#goOn(given.runId, owner);
    const plan = await this.#planOf(given.sceneId, given.exerciseId, given.mode);
    if (plan === null) return { problem: { code: 'noSuchExercise' } };
    const opened =
      'seed' in begins ? SessionRun.start({ ...plan, seed: begins.seed }) : SessionRun.resume(plan, begins);
    if (!opened.ok) return { problem: opened.problem };
    const { header, entries, checkpoints, tick } = opened.run.kept;
    const row = { ...given, header, headerHash: hashHeader(header) };
    const first = { entries, checkpoints, tick, atMs: this.#tools.dateMs() };
    try {
      await this.#store.create(row, first, sent, owner);
    } catch {
      // The device takes nothing more: the run goes on without it, and the page says so.
      this.#store = new MemoryStore();
      await this.#store.create(row, first, sent, owner);
    }
    return this.#host(opened, row.actor, { row, owner });
  }

  async #goOn(runId: string, owner: string): Promise<Hosted | { readonly problem: OpenProblem }> {
    await this.#store.claim(runId, owner);
    const [known, kept] = await Promise.all([this.#store.known(runId), this.#store.read(runId)]);
    if (known === undefined || kept === undefined) return { problem: { code: 'notOnDevice' } };
    const { row } = known;
    const plan = await this.#planOf(row.sceneId, row.exerciseId, row.mode);
    if (plan === null) return { problem: { code: 'noSuchExercise' } };
    return this.#host(SessionRun.resume(plan, kept), row.actor, { row, owner });
  }

  async #planOf(sceneId: string, exerciseId: string, mode: RunPlan['mode']): Promise<RunPlan | null> {
    const scene = await this.#tools.loadScene(sceneId);
    const exercise = scene?.exercises.find(({ id }) => id === exerciseId);
    return scene === undefined || exercise === undefined ? null : { scene, exercise, mode };
  }

  #host(
    opened: Opened,
    actor: Actor,
    kept: { readonly row: RunRow; readonly owner: string } | null,
  ): Hosted | { readonly problem: OpenProblem } {
    if (!opened.ok) return { problem: opened.problem };
    const { run } = opened;
    const poster = new FramePoster(run, this.#tools.post);
    if (kept === null) return { run, actor, poster, kept: null };
    const { row, owner } = kept;
    const told = (problem: RunWriter['problem']): void => {
      if (problem === 'takenOver') this.#takenOver();
      else void this.#tellKeeping();
    };
    const writer = new RunWriter(this.#store, { runId: row.runId, owner }, run, {
      dateMs: this.#tools.dateMs,
      told,
    });
    return { run, actor, poster, kept: { row, writer, owner } };
  }

  async #command({ run, actor, kept }: Hosted, { n, command }: Extract<ToWorker, { kind: 'command' }>): Promise<void> {
    const done = run.command(actor, command);
    if (!done.ok) return this.#tools.post({ kind: 'answer', n, outcome: done });
    await kept?.writer.entryDurable(run, done.entry.seq);
    this.#rhythm.soon(this.#tools.nowMs());
    this.#tools.post({ kind: 'answer', n, outcome: { ok: true, tick: done.entry.tick } });
  }

  async #end(hosted: Hosted): Promise<void> {
    const { run, kept } = hosted;
    const log = run.end();
    if (kept === null) return this.#tools.post({ kind: 'ended', score: null });
    this.#ending = log;
    return this.#tryToEnd(hosted);
  }

  /** Where the device takes nothing more, the end waits until it does: a log without its last entries has none. */
  async #tryToEnd(hosted: Hosted): Promise<void> {
    const { run, kept } = hosted;
    const log = this.#ending;
    if (kept === null || log === null) return;
    await kept.writer.write(run);
    if (kept.writer.problem !== null || this.#ending === null) return;
    this.#ending = null;
    await this.#store.end(kept.row.runId, log.end, kept.owner);
    // One that is under way does not know of the end yet.
    await this.#sending;
    await this.#send(hosted);
    const known = await this.#store.known(kept.row.runId);
    // The server's score is what counts: one of this device's own stands in only where the server does not answer.
    if (known?.sent.finished === true) return this.#tools.post({ kind: 'ended', score: null });
    const { system, procedure, rubric, reserved } = run.exercise.training;
    const scored = score(system, procedure, rubric, log, { reserved });
    this.#tools.post({ kind: 'ended', score: scored.ok ? scored.value : null });
  }

  async #send(hosted: Hosted): Promise<void> {
    if (this.#sending !== null) return;
    this.#sending = this.#sendOnce(hosted).finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  }

  async #sendOnce({ run, kept }: Hosted): Promise<void> {
    if (kept === null) return;
    const step = (): string | null => run.frame().strip.next[0] ?? null;
    let outcome: SendOutcome = 'waiting';
    try {
      outcome = await sendRun(kept.row.runId, { ...this.#tools, store: this.#store, step });
    } finally {
      this.#isWaiting = outcome === 'waiting';
      this.#rhythm.done(this.#tools.nowMs(), outcome);
    }
    await this.#tellKeeping();
  }

  async #tellKeeping(): Promise<void> {
    const kept = this.#hosted?.kept;
    if (kept === null || kept === undefined) return;
    const known = await this.#store.known(kept.row.runId);
    const { problem } = kept.writer;
    this.#tools.post({
      kind: 'keeping',
      keeping: {
        onDevice: this.#store.durable,
        problem: problem === 'takenOver' ? null : problem,
        sent: known?.sent ?? null,
        waiting: this.#isWaiting,
      },
    });
  }

  #takenOver(): void {
    this.#hosted = null;
    this.#tools.post({ kind: 'takenOver' });
  }
}
