import type { Checkpoint } from '@tongyan/sim-engine/log';
import { type RunSnapshot, type ViewDelta, viewDelta } from '@tongyan/scenes/session';
import type { SessionRun } from '@tongyan/scenes/session/run';
import type { FromHost, ToHost } from './protocol.ts';

/** Frames at most so often where something shown has changed, and so often where only time has passed. */
const QUIET_FRAME_MS = 200;
const BEAT_MS = 1_000;
const SNAPSHOT_MS = 10_000;

/** One run in the thread that hosts runs: lets time pass and tells what is to be seen and kept of it. */
export class HostedRun {
  readonly #attemptId: string;
  readonly #run: SessionRun;
  readonly #tell: (message: FromHost) => void;
  #isRunning = false;
  #toldCheckpoints: number;
  #shown: Parameters<typeof viewDelta>[0] = null;
  #shownState: string | null = null;
  #surfaceStamp = -1;
  #sinceFrameMs = 0;
  #sinceBeatMs = 0;
  #sinceSnapshotMs = 0;

  constructor(attemptId: string, run: SessionRun, tell: (message: FromHost) => void) {
    this.#attemptId = attemptId;
    this.#run = run;
    this.#tell = tell;
    this.#toldCheckpoints = run.kept.checkpoints.length;
  }

  /** Lets so much of the clock's time pass. */
  advance(elapsedMs: number): void {
    if (!this.#isRunning) return;
    this.#run.advance(elapsedMs);
    this.#sinceFrameMs += elapsedMs;
    this.#sinceBeatMs += elapsedMs;
    this.#sinceSnapshotMs += elapsedMs;
    this.#show();
    if (this.#sinceBeatMs >= BEAT_MS) this.#beat();
  }

  setRunning(isRunning: boolean): void {
    this.#isRunning = isRunning;
    // Whoever comes in sees at once how it stands; whoever leaves loses nothing.
    if (isRunning) this.#show(true);
    else this.#beat(true);
  }

  command({ id, actor, command }: Extract<ToHost, { kind: 'command' }>): void {
    const done = this.#run.command(actor, command);
    const attemptId = this.#attemptId;
    if (!done.ok) {
      const { code, details } = done.refusal;
      this.#tell({ kind: 'answer', attemptId, id, answer: { ok: false, code, details } });
      return;
    }
    this.#tell({
      kind: 'answer',
      attemptId,
      id,
      answer: { ok: true, entry: done.entry, checkpoints: this.#newCheckpoints() },
    });
    this.#show();
  }

  wholeSurface(): void {
    this.#surfaceStamp = -1;
    this.#showSurface();
  }

  end(): void {
    this.#isRunning = false;
    const { end } = this.#run.end();
    this.#tell({ kind: 'ended', attemptId: this.#attemptId, end, checkpoints: this.#newCheckpoints() });
  }

  #newCheckpoints(): readonly Checkpoint[] {
    const { checkpoints } = this.#run.kept;
    const fresh = checkpoints.slice(this.#toldCheckpoints);
    this.#toldCheckpoints = checkpoints.length;
    return fresh;
  }

  #show(always = false): void {
    const { state, view } = this.#run.frame();
    const delta: ViewDelta = viewDelta(always ? null : this.#shown, view);
    const isQuiet =
      !delta.whole &&
      state === this.#shownState &&
      Object.keys(delta.signals).length === 0 &&
      Object.keys(delta.modes).length === 0;
    if (isQuiet && this.#sinceFrameMs < QUIET_FRAME_MS) return;
    this.#sinceFrameMs = 0;
    this.#shown = view;
    this.#shownState = state;
    this.#tell({ kind: 'frame', attemptId: this.#attemptId, state, delta });
    this.#showSurface();
  }

  #showSurface(): void {
    const surface = this.#run.surface(this.#surfaceStamp);
    if (surface === null) return;
    const whole = this.#surfaceStamp === -1;
    this.#surfaceStamp = surface.stamp;
    this.#tell({ kind: 'surface', attemptId: this.#attemptId, whole, bytes: surface.bytes });
  }

  #beat(withSnapshot = this.#sinceSnapshotMs >= SNAPSHOT_MS): void {
    this.#sinceBeatMs = 0;
    if (withSnapshot) this.#sinceSnapshotMs = 0;
    const snapshot = withSnapshot ? this.#run.snapshot() : null;
    this.#tell({
      kind: 'beat',
      attemptId: this.#attemptId,
      tick: this.#run.tick,
      step: snapshot === null ? null : this.#stepIn(snapshot.monitor),
      checkpoints: this.#newCheckpoints(),
      snapshot,
    });
  }

  /** Where the trainee is: teachers see it, an exam's strip does not. */
  #stepIn({ steps }: RunSnapshot['monitor']): string | null {
    const { procedure } = this.#run.exercise.training;
    const at = (wanted: string) => procedure.steps.find((_step, index) => steps[index]?.state === wanted)?.id;
    return at('active') ?? at('available') ?? null;
  }
}
