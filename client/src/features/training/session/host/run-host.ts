import type { Actor, Scene, TrainingLog } from '@tongyan/scenes/session';
import type { SessionRun } from '@tongyan/scenes/session/run';
import { score } from '@tongyan/scenes/session/scoring';
import type { FromWorker, StartRequest, ToWorker } from '../messages.ts';
import { sendRun, type SendOutcome } from '../sending/log-sender.ts';
import type { SendApi } from '../sending/send-api.ts';
import { notSent, type KnownRun, type RunRow, type SentRow } from '../store/run-rows.ts';
import { inMemory } from '../store/memory-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { FramePoster } from './frame-poster.ts';
import { openHere, type OpenedHere } from './open-here.ts';
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
  #isWritingEnd = false;
  /** What the server was last known to have. */
  #sent: SentRow | null = null;
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
    const opened = await openHere(start, owner, { ...this.#tools, store: this.#store });
    if ('problem' in opened) return this.#tools.post({ kind: 'notOpened', problem: opened.problem });
    this.#store = opened.store;
    this.#hosted = this.#host(opened, owner);
    this.#lastMs = this.#tools.nowMs();
    this.#heartbeatAtMs = this.#lastMs;
    this.#snapshotAtMs = this.#lastMs;
    this.#tools.post({ kind: 'opened', row: opened.row, tickS: opened.run.tickS });
    await this.#tellKeeping();
  }

  #host({ run, actor, row }: OpenedHere, owner: string): Hosted {
    const poster = new FramePoster(run, this.#tools.post);
    if (row === null) return { run, actor, poster, kept: null };
    const told = (problem: RunWriter['problem']): void => {
      if (problem === 'takenOver') this.#takenOver();
      else if (problem === 'lost') void this.#goOnInMemory();
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
    if (kept === null || log === null || this.#isWritingEnd) return;
    this.#isWritingEnd = true;
    const isWritten = await kept.writer.end(run, log.end);
    this.#isWritingEnd = false;
    if (!isWritten) return;
    this.#ending = null;
    // One that is under way does not know of the end yet.
    await this.#sending;
    await this.#send(hosted);
    const known = await this.#known(kept.row.runId);
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
    } catch {
      // The device does not let it be read, or noted: tried again, or from memory.
    } finally {
      this.#isWaiting = outcome === 'waiting';
      this.#rhythm.done(this.#tools.nowMs(), outcome);
    }
    await this.#tellKeeping();
  }

  async #tellKeeping(): Promise<void> {
    const kept = this.#hosted?.kept;
    if (kept === null || kept === undefined) return;
    this.#sent = (await this.#known(kept.row.runId))?.sent ?? this.#sent;
    const { problem } = kept.writer;
    this.#tools.post({
      kind: 'keeping',
      keeping: {
        onDevice: this.#store.durable,
        problem: problem === 'takenOver' || problem === 'lost' ? null : problem,
        sent: this.#sent,
        waiting: this.#isWaiting,
      },
    });
  }

  #known(runId: string): Promise<KnownRun | undefined> {
    return this.#store.known(runId).catch(() => undefined);
  }

  /** What the device kept is gone: all of it goes on in memory, and is sent from there. */
  async #goOnInMemory(): Promise<void> {
    const hosted = this.#hosted;
    if (hosted?.kept === null || hosted === null) return;
    const { row, writer, owner } = hosted.kept;
    const progress = { ...hosted.run.kept, atMs: this.#tools.dateMs() };
    this.#store = await inMemory(row, progress, this.#sent ?? notSent(row.runId), owner);
    writer.moved(this.#store, hosted.run);
  }

  #takenOver(): void {
    this.#hosted = null;
    this.#tools.post({ kind: 'takenOver' });
  }
}
