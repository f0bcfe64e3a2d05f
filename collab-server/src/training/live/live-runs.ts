import type { Command } from '@tongyan/sim-engine/kernel';
import type { Actor, LogEnd } from '@tongyan/sim-engine/log';
import { ProblemError } from '../../platform/errors.ts';
import { type AttemptRow, findAttempt } from '../attempt-store.ts';
import { UPLOAD_LIMITS } from '../contract-log.ts';
import type { TrainingDeps } from '../deps.ts';
import { bytesOf } from '../log-store.ts';
import type { TrainingMetrics } from '../metrics.ts';
import { isOpenState } from '../rules.ts';
import { submit } from '../uploads.ts';
import { openHost, type Host } from './host.ts';
import { keepBeat, keepGrowth, readKept } from './keep.ts';
import { type CommandAnswer, LiveRun } from './live-run.ts';
import type { FromHost } from './protocol.ts';
import { saidIn } from './said.ts';

/** A run that nobody follows stays in memory so long: somebody who reloads the page finds it warm. */
const IDLE_MS = 60_000;
const WATCH_MS = 1_000;

export type LiveRunsDeps = TrainingDeps & { readonly scenesUrl: string; readonly metrics: TrainingMetrics };

/** The runs that this server computes (rules E2 to E7). What is durable decides: memory may go at any moment. */
export class LiveRuns {
  readonly #deps: LiveRunsDeps;
  readonly #host: Host;
  readonly #runs = new Map<string, LiveRun>();
  readonly #opening = new Map<string, Promise<LiveRun>>();
  readonly #opened = new Map<string, (message: Extract<FromHost, { kind: 'opened' }>) => void>();
  readonly #ended = new Map<string, { readonly byServer: boolean; readonly settle: (isHandedIn: boolean) => void }>();
  readonly #endings = new Map<string, Promise<boolean>>();
  readonly #emptySince = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(deps: LiveRunsDeps) {
    this.#deps = deps;
    this.#host = openHost(
      deps.scenesUrl,
      (message) => this.#heard(message),
      (error) => this.#lostHost(error),
    );
    this.#timer = setInterval(() => this.#watch(), WATCH_MS);
    this.#timer.unref();
  }

  /** Whether a run is in these hands: nobody else seals it. */
  holds(attemptId: string): boolean {
    return this.#runs.has(attemptId) || this.#opening.has(attemptId);
  }

  /** The run of an attempt, gone on with from its log where it is not in memory. */
  open(attempt: AttemptRow): Promise<LiveRun> {
    const known = this.#runs.get(attempt.id);
    if (known) return Promise.resolve(known);
    const opening = this.#opening.get(attempt.id) ?? this.#open(attempt.id);
    this.#opening.set(attempt.id, opening);
    return opening.finally(() => this.#opening.delete(attempt.id));
  }

  async #open(attemptId: string): Promise<LiveRun> {
    const { db, now, turns, log } = this.#deps;
    // What is on its way to the disk first.
    const { attempt, kept } = await turns.run(attemptId, async () => {
      const row = await findAttempt(db, attemptId);
      if (!row || !isOpenState(row.state)) throw new ProblemError('training.attemptOver');
      return { attempt: row, kept: await readKept(db, row) };
    });
    const answer = new Promise<Extract<FromHost, { kind: 'opened' }>>((resolve) =>
      this.#opened.set(attemptId, resolve),
    );
    const { sceneId, exerciseId, mode } = attempt;
    this.#host.tell({ kind: 'open', attemptId, sceneId, exerciseId, mode, kept });
    const { opened } = await answer;
    if (!opened.ok) {
      log.error({ attemptId, code: opened.code, details: opened.details }, 'a run could not be gone on with');
      throw new ProblemError(opened.code.startsWith('other') ? 'training.otherVersion' : 'training.replayDiffers');
    }
    // The window may have been moved while it was opened.
    const latest = await findAttempt(db, attemptId);
    const entries = attempt.nextSeq - attempt.issued;
    const said = await saidIn(db, kept.entries);
    const run = new LiveRun(
      { id: attemptId, deadlineMs: latest?.deadlineMs ?? null, entries, logBytes: attempt.logBytes, said },
      (message) => this.#host.tell(message),
      now,
    );
    this.#runs.set(attemptId, run);
    this.#emptySince.set(attemptId, now());
    this.#deps.metrics.liveRuns.set(this.#runs.size);
    return run;
  }

  setDeadline(attemptId: string, deadlineMs: number | null): void {
    this.#runs.get(attemptId)?.setDeadline(deadlineMs);
  }

  /** Carries a command out; answered once it is durable. */
  async command(run: LiveRun, actor: Actor, command: Command, commandKey?: string): Promise<CommandAnswer> {
    const { db, now, log } = this.#deps;
    if (run.deadlineMs !== null && now() >= run.deadlineMs) return { ok: false, code: 'training.windowClosed' };
    if (run.logBytes > UPLOAD_LIMITS.textBytes) return { ok: false, code: 'training.logTooLarge' };
    const answer = await run.ask(actor, command);
    if (!answer.ok) {
      const { code, details } = answer;
      return { ok: false, code, ...(details === undefined ? {} : { details }) };
    }
    const { entry, checkpoints } = answer;
    const growth = { attemptId: run.attemptId, entries: [entry], checkpoints, tick: entry.tick };
    try {
      const kept = await this.#keeping(run, () =>
        keepGrowth(db, { ...growth, ...(commandKey === undefined ? {} : { commandKey }) }, now()),
      );
      if (!kept) return { ok: false, code: 'training.attemptOver' };
    } catch (error) {
      log.error({ err: error, attemptId: run.attemptId }, 'a command could not be kept');
      return { ok: false, code: 'server.storageUnavailable' };
    }
    run.grew(actor.role === 'trainee' ? 1 : 0, bytesOf(growth));
    return { ok: true, tick: entry.tick };
  }

  /**
   * Keeps something of a run. Where that fails the run is ahead of what is durable: it is let go before anything that builds on it is
   * kept, and begins anew from there.
   */
  #keeping<T>(run: LiveRun, keep: () => Promise<T>): Promise<T> {
    return this.#deps.turns.run(run.attemptId, async () => {
      if (run.isGone) throw new Error('the run was let go before this was kept');
      try {
        return await keep();
      } catch (error) {
        this.#drop(run);
        throw error;
      }
    });
  }

  /** Ends a run and hands it in; false where that could not be kept: then it goes on from its log. */
  finish(run: LiveRun, byServer: boolean): Promise<boolean> {
    const { attemptId } = run;
    // Let go meanwhile: nobody would answer.
    if (this.#runs.get(attemptId) !== run) return Promise.resolve(false);
    const ending = this.#endings.get(attemptId);
    if (ending) return ending;
    const started = new Promise<boolean>((resolve) => {
      this.#ended.set(attemptId, { byServer, settle: resolve });
    }).finally(() => this.#endings.delete(attemptId));
    this.#endings.set(attemptId, started);
    this.#host.tell({ kind: 'end', attemptId });
    return started;
  }

  async #handIn(attemptId: string, end: LogEnd, checkpoints: Extract<FromHost, { kind: 'ended' }>['checkpoints']) {
    const { db, now, onSubmitted, log } = this.#deps;
    const run = this.#runs.get(attemptId);
    let isHandedIn = false;
    try {
      if (run === undefined) throw new Error('the run was let go before it ended');
      await this.#keeping(run, async () => {
        await keepGrowth(db, { attemptId, entries: [], checkpoints, tick: end.tick }, now());
        const attempt = await findAttempt(db, attemptId);
        if (!attempt || !isOpenState(attempt.state)) return;
        const byServer = this.#ended.get(attemptId)?.byServer ?? true;
        await submit(db, attempt, { end, nowMs: now(), late: false, byServer });
        isHandedIn = true;
      });
      run.over('submitted');
    } catch (error) {
      log.error({ err: error, attemptId }, 'a run could not be handed in');
      run?.lost();
    }
    this.#forget(attemptId);
    this.#ended.get(attemptId)?.settle(isHandedIn);
    this.#ended.delete(attemptId);
    onSubmitted();
  }

  #heard(message: FromHost): void {
    const { attemptId } = message;
    const run = this.#runs.get(attemptId);
    switch (message.kind) {
      case 'opened':
        this.#opened.get(attemptId)?.(message);
        this.#opened.delete(attemptId);
        break;
      case 'answer':
        run?.answered(message.id, message.answer);
        break;
      case 'frame':
        run?.show(message.state, message.delta);
        break;
      case 'surface':
        run?.surface(message.whole, message.bytes);
        break;
      case 'beat':
        if (run) void this.#beat(run, message);
        break;
      case 'ended':
        void this.#handIn(attemptId, message.end, message.checkpoints);
        break;
    }
  }

  async #beat(run: LiveRun, beat: Extract<FromHost, { kind: 'beat' }>): Promise<void> {
    const { db, now, log } = this.#deps;
    const { attemptId, tick, checkpoints } = beat;
    try {
      await this.#keeping(run, async () => {
        const attempt = await findAttempt(db, attemptId);
        if (!attempt || !(await keepGrowth(db, { attemptId, entries: [], checkpoints, tick }, now()))) return;
        await keepBeat(db, attempt, beat, now());
      });
    } catch (error) {
      log.error({ err: error, attemptId }, 'a run could not be kept');
    }
  }

  /** Ends what is over by the clock, and lets go what nobody follows. */
  #watch(): void {
    const nowMs = this.#deps.now();
    for (const [attemptId, run] of this.#runs) {
      if (run.deadlineMs !== null && nowMs >= run.deadlineMs) void this.finish(run, true);
      else if (run.isFollowed) this.#emptySince.delete(attemptId);
      else {
        const since = this.#emptySince.get(attemptId) ?? nowMs;
        this.#emptySince.set(attemptId, since);
        if (nowMs - since > IDLE_MS) this.#drop(run);
      }
    }
  }

  #drop(run: LiveRun): void {
    this.#host.tell({ kind: 'drop', attemptId: run.attemptId });
    run.lost();
    this.#forget(run.attemptId);
  }

  #forget(attemptId: string): void {
    this.#runs.delete(attemptId);
    this.#emptySince.delete(attemptId);
    this.#deps.metrics.liveRuns.set(this.#runs.size);
  }

  #lostHost(error: unknown): void {
    this.#deps.log.error({ err: error }, 'the thread that hosts exams was lost; they go on from their logs');
    for (const run of this.#runs.values()) run.lost();
    for (const [attemptId, opened] of this.#opened)
      opened({ kind: 'opened', attemptId, opened: { ok: false, code: 'hostLost' } });
    for (const ended of this.#ended.values()) ended.settle(false);
    this.#opened.clear();
    this.#ended.clear();
    this.#runs.clear();
    this.#emptySince.clear();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const run of this.#runs.values()) run.lost();
    this.#runs.clear();
    await this.#host.close();
  }
}
