import type { Command, Json, SessionFrame, SessionPort, SurfaceChange } from '../../../scenes/session/index.ts';
import type { SessionRun } from '../../../scenes/session/run.ts';

const FRAME_MS = 33;
const TRAINEE = { id: 'trainee-1', role: 'trainee' } as const;

/** A run in the page itself: for looking at views, and for measuring them apart from workers. */
export class LocalPort implements SessionPort {
  readonly sceneId: string;
  readonly exerciseId: string;
  readonly mode: SessionRun['mode'];
  readonly readOnly = false;
  readonly #run: SessionRun;
  readonly #listeners = new Set<(frame: SessionFrame) => void>();
  readonly #followers = new Set<{ readonly listener: (change: SurfaceChange) => void; since: number }>();
  readonly #kepts: { readonly frame: SessionFrame; readonly bytes: Uint8Array | null }[] = [];
  #frame: SessionFrame;
  #shown = '';
  #isGoing = false;

  constructor(run: SessionRun) {
    this.#run = run;
    this.sceneId = run.scene.id;
    this.exerciseId = run.exercise.id;
    this.mode = run.mode;
    this.#frame = this.#read();
  }

  /** Lets the clock run. Stops with the page. */
  start(): void {
    this.#isGoing = true;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      this.#run.advance(now - last);
      last = now;
      this.#publish();
    }, FRAME_MS);
  }

  frame(): SessionFrame {
    return this.#frame;
  }

  subscribe(listener: (frame: SessionFrame) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  subscribeSurface(listener: (change: SurfaceChange) => void): () => void {
    const follower = { listener, since: -1 };
    this.#followers.add(follower);
    this.#tell(follower);
    return () => void this.#followers.delete(follower);
  }

  #tell(follower: { readonly listener: (change: SurfaceChange) => void; since: number }): void {
    const surface = this.#run.surface(follower.since);
    if (surface === null) return;
    const whole = follower.since < 0;
    follower.since = surface.stamp;
    follower.listener({ whole, bytes: surface.bytes });
  }

  command(command: Command): ReturnType<SessionPort['command']> {
    const done = this.#run.command(TRAINEE, command);
    // Where the clock stands, what a command does is seen all the same.
    if (!this.#isGoing) this.#run.runTicks(2);
    this.#publish();
    if (!done.ok) return Promise.resolve({ ok: false, refusal: done.refusal });
    return Promise.resolve({ ok: true, tick: done.entry.tick });
  }

  /** Gives a command and lets simulated time pass at once. */
  do(name: string, args: Json, thenS = 0.05, target = 'cabinet'): string {
    const done = this.#run.command(TRAINEE, { target, name, args });
    this.pass(thenS);
    return done.ok ? 'done' : done.refusal.code;
  }

  pass(seconds: number): void {
    this.#run.runTicks(Math.round(seconds / this.#run.tickS));
    this.#publish();
  }

  /** Runs on, keeping what comes, so that a view can be measured without the simulation beside it. */
  record(seconds: number, everyS = 0.05): number {
    const since = { stamp: -1 };
    since.stamp = this.#run.surface(-1)?.stamp ?? -1;
    for (let timeS = 0; timeS < seconds; timeS += everyS) {
      this.#run.runTicks(Math.round(everyS / this.#run.tickS));
      const surface = this.#run.surface(since.stamp);
      since.stamp = surface?.stamp ?? since.stamp;
      const frame = structuredClone(this.#read());
      // What has not changed stays the same, as it does in what a worker sends.
      this.#frame = { ...frame, view: this.#kept(frame.view) };
      this.#kepts.push({ frame: this.#frame, bytes: surface?.bytes.slice() ?? null });
    }
    return this.#kepts.length;
  }

  /** Shows what was recorded, at the pace at which it came; ends with the last of it. */
  async play(everyMs = 50): Promise<void> {
    for (const { frame, bytes } of this.#kepts.splice(0)) {
      this.#frame = frame;
      if (bytes !== null) for (const { listener } of this.#followers) listener({ whole: false, bytes });
      for (const listener of this.#listeners) listener(frame);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }

  #read(): SessionFrame {
    return { ...this.#run.frame(), durableEntries: this.#run.entries.length };
  }

  #publish(): void {
    for (const follower of this.#followers) this.#tell(follower);
    const frame = this.#read();
    const { timeS: _timeS, tick: _tick, ...view } = frame.view;
    const shown = JSON.stringify([view, frame.state]);
    // As a run in a worker does: nothing is sent while nothing changes.
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#frame = { ...frame, view: this.#kept(frame.view) };
    for (const listener of this.#listeners) listener(this.#frame);
  }

  /** Modes that have not changed stay the same objects. */
  #kept(view: SessionFrame['view']): SessionFrame['view'] {
    const before = this.#frame.view.modes;
    const modes = Object.fromEntries(
      Object.entries(view.modes).map(([block, mode]) => {
        const old = before[block];
        return [block, old !== undefined && JSON.stringify(old) === JSON.stringify(mode) ? old : mode];
      }),
    );
    return { ...view, modes };
  }
}
