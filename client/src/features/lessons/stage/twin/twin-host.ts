import { type Scene, type TraineeView, viewDelta } from '@tongyan/scenes/session';
import { FollowedRun, type ListedCommand, type RunPlace } from '@tongyan/scenes/session/followed-run';
import type { FromTwin, ToTwin } from './messages.ts';

export interface TwinTools {
  readonly loadScene: (id: string) => Promise<Scene | undefined>;
  readonly post: (message: FromTwin, transfer?: Transferable[]) => void;
  readonly nowMs: () => number;
}

const FRAME_MS = 33;
/** As long as one beat may work: what comes meanwhile waits no longer. */
const WORK_MS = 40;
const SLICE_TICKS = 256;

/** Runs a lesson's twin in the background of a page: by the log's commands, to the tick that lesson time tells. */
export class TwinHost {
  readonly #tools: TwinTools;
  #scene: Scene | null = null;
  #run: FollowedRun | null = null;
  #commands: readonly ListedCommand[] = [];
  #tick = 0;
  #isThere = true;
  #isChanged = true;
  #postedAtMs = -Infinity;
  #view: TraineeView | null = null;
  /** null while nobody draws the surface. */
  #surfaceStamp: number | null = null;
  #wentBack = 0;

  constructor(tools: TwinTools) {
    this.#tools = tools;
  }

  async handle(message: ToTwin): Promise<void> {
    switch (message.kind) {
      case 'open':
        return this.#open(message);
      case 'commands':
        this.#commands = message.commands;
        this.#isThere = false;
        return;
      case 'goTo':
        this.#tick = message.tick;
        this.#isThere = false;
        return;
      case 'place':
        // From wherever it has come to meanwhile: where that is farther on, the place is left.
        if (this.#run?.takePlace(JSON.parse(message.text) as RunPlace, this.#commands, this.#tick) === true)
          this.#isThere = false;
        return;
      case 'surface':
        this.#surfaceStamp = -1;
        this.#isChanged = true;
    }
  }

  /** To be called often, some sixty times a second. */
  beat(): void {
    const run = this.#run;
    if (run === null) return;
    const sinceMs = this.#tools.nowMs();
    while (!this.#isThere && this.#tools.nowMs() - sinceMs < WORK_MS) {
      this.#isThere = run.follow(this.#commands, this.#tick, SLICE_TICKS);
      this.#isChanged = true;
    }
    for (const { command, refusal } of run.takeNews()) this.#tools.post({ kind: 'done', command, refusal });
    this.#show(run, sinceMs);
  }

  async #open({ sceneId, exerciseId, seed }: Extract<ToTwin, { kind: 'open' }>): Promise<void> {
    const scene = await this.#tools.loadScene(sceneId);
    const exercise = scene?.exercises.find(({ id }) => exerciseId === null || id === exerciseId);
    if (scene === undefined || exercise === undefined)
      return this.#tools.post({ kind: 'failed', code: 'noSuchExercise' });
    const opened = FollowedRun.open({ scene, exercise, seed });
    if (!opened.ok) return this.#tools.post({ kind: 'failed', code: opened.code });
    this.#scene = scene;
    this.#run = opened.run;
    this.#tools.post({ kind: 'opened', exerciseId: exercise.id });
  }

  #show(run: FollowedRun, nowMs: number): void {
    if (!this.#isChanged || nowMs - this.#postedAtMs < FRAME_MS) return;
    this.#isChanged = false;
    this.#postedAtMs = nowMs;
    const { view } = run.frame();
    this.#tools.post({ kind: 'frame', view: viewDelta(this.#view, view), isBehind: !this.#isThere });
    this.#view = view;
    if (this.#surfaceStamp === null || this.#scene?.surface === undefined) return;
    // A run that went back has another surface than the one that was drawn.
    if (run.wentBack !== this.#wentBack) this.#surfaceStamp = -1;
    this.#wentBack = run.wentBack;
    const surface = run.surface(this.#surfaceStamp);
    if (surface === null) return;
    const bytes = surface.bytes.slice();
    this.#tools.post({ kind: 'surface', whole: this.#surfaceStamp < 0, bytes }, [bytes.buffer]);
    this.#surfaceStamp = surface.stamp;
  }
}
