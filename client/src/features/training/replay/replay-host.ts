import { type Scene, type TraineeView, viewDelta } from '@tongyan/scenes/session';
import { checkLog, Player, traineeViewOf } from '@tongyan/scenes/session/replay';
import type { FromReplay, ToReplay } from './replay-messages.ts';

export interface ReplayTools {
  readonly loadScene: (id: string) => Promise<Scene | undefined>;
  readonly post: (message: FromReplay, transfer?: Transferable[]) => void;
  readonly nowMs: () => number;
}

const FRAME_MS = 33;
/** As long as one beat may work: what is asked meanwhile waits no longer. */
const WORK_MS = 40;
const SLICE_TICKS = 256;
const MOST_ELAPSED_MS = 250;

interface Opened {
  readonly scene: Scene;
  readonly player: Player;
  readonly tickS: number;
  readonly viewOf: ReturnType<typeof traineeViewOf>;
}

/** Plays a log in the background of a page, and prepares the way to every tick of it while nothing is asked. */
export class ReplayHost {
  readonly #tools: ReplayTools;
  #opened: Opened | null = null;
  #lastMs: number;
  #postedAtMs = -Infinity;
  #rate = 0;
  #owedTicks = 0;
  /** Where it is to go; null where it has arrived. */
  #target: number | null = null;
  #isPrepared = false;
  #view: TraineeView | null = null;
  #surfaceStamp: number | null = null;
  #isChanged = true;

  constructor(tools: ReplayTools) {
    this.#tools = tools;
    this.#lastMs = tools.nowMs();
  }

  async handle(message: ToReplay): Promise<void> {
    switch (message.kind) {
      case 'open':
        return this.#open(message);
      case 'seek':
        this.#target = message.tick;
        this.#isChanged = true;
        return;
      case 'rate':
        this.#rate = message.rate;
        this.#owedTicks = 0;
        this.#isChanged = true;
        return;
      case 'surface':
        this.#surfaceStamp = -1;
        this.#isChanged = true;
    }
  }

  /** To be called often, some sixty times a second. */
  beat(): void {
    const nowMs = this.#tools.nowMs();
    const elapsedMs = Math.min(nowMs - this.#lastMs, MOST_ELAPSED_MS);
    this.#lastMs = nowMs;
    const opened = this.#opened;
    if (opened === null) return;
    if (this.#target !== null) this.#seek(opened.player, nowMs);
    else if (this.#rate > 0) this.#play(opened, elapsedMs);
    else if (!this.#isPrepared) this.#prepare(opened.player, nowMs);
    this.#show(opened, nowMs);
  }

  async #open({ sceneId, exerciseId, log }: Extract<ToReplay, { kind: 'open' }>): Promise<void> {
    const scene = await this.#tools.loadScene(sceneId);
    const exercise = scene?.exercises.find(({ id }) => id === exerciseId);
    if (scene === undefined || exercise === undefined) return this.#fail('noSuchExercise');
    const checked = checkLog(log);
    if (!checked.ok) return this.#fail(checked.failure[0]?.code ?? 'unreadable');
    const { system, reserved } = exercise.training;
    const player = Player.open(system, checked.value, { reserved });
    if (!player.ok) return this.#fail(player.failure.code);
    this.#opened = { scene, player: player.value, tickS: system.tickS, viewOf: traineeViewOf(system) };
    const { startTick, endTick } = player.value;
    this.#tools.post({ kind: 'opened', startTick, endTick, tickS: system.tickS });
  }

  /** Nearer by slices, so that another wish is heard on the way. */
  #seek(player: Player, sinceMs: number): void {
    // Over what is prepared at one jump, the rest in slices.
    const target = player.approach(this.#target ?? 0);
    while (player.tick < target && this.#tools.nowMs() - sinceMs < WORK_MS)
      this.#follow(player.seek(Math.min(target, player.tick + SLICE_TICKS)));
    if (player.tick === target) this.#target = null;
    this.#isChanged = true;
    if (this.#surfaceStamp !== null) this.#surfaceStamp = -1;
  }

  #play({ player, tickS }: Opened, elapsedMs: number): void {
    this.#owedTicks += ((elapsedMs / 1000) * this.#rate) / tickS;
    const ticks = Math.floor(this.#owedTicks);
    this.#owedTicks -= ticks;
    const sinceMs = this.#tools.nowMs();
    const target = Math.min(player.endTick, player.tick + ticks);
    while (player.tick < target && this.#tools.nowMs() - sinceMs < WORK_MS)
      this.#follow(player.play(Math.min(SLICE_TICKS, target - player.tick)));
    if (player.tick >= player.endTick) this.#rate = 0;
    this.#isChanged = true;
  }

  #prepare(player: Player, sinceMs: number): void {
    while (!this.#isPrepared && this.#tools.nowMs() - sinceMs < WORK_MS) {
      const prepared = player.prepare(SLICE_TICKS);
      if (!prepared.ok) return this.#fail(prepared.failure.code);
      this.#isPrepared = prepared.value;
    }
    if (this.#isPrepared) this.#isChanged = true;
  }

  #show({ scene, player, viewOf }: Opened, nowMs: number): void {
    if (!this.#isChanged || nowMs - this.#postedAtMs < FRAME_MS) return;
    this.#isChanged = false;
    this.#postedAtMs = nowMs;
    const view = viewOf(player.simulation);
    this.#tools.post({
      kind: 'frame',
      view: viewDelta(this.#view, view),
      rate: this.#rate,
      done: player.done,
      isSeeking: this.#target !== null,
      isPrepared: this.#isPrepared,
    });
    this.#view = view;
    if (this.#surfaceStamp === null || this.#target !== null) return;
    const surface = scene.surface?.(player.simulation, this.#surfaceStamp) ?? null;
    if (surface === null) return;
    const bytes = surface.bytes.slice();
    this.#tools.post({ kind: 'surface', whole: this.#surfaceStamp < 0, bytes }, [bytes.buffer]);
    this.#surfaceStamp = surface.stamp;
  }

  #follow(went: ReturnType<Player['seek']>): void {
    if (!went.ok) this.#fail(went.failure.code);
  }

  #fail(code: string): void {
    this.#opened = null;
    this.#target = null;
    this.#tools.post({ kind: 'failed', code });
  }
}
