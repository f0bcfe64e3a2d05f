import type { Snapshot } from '../kernel/snapshot.ts';

/** The state on a tick after all its commands, and how many entries lie behind it. */
export interface Keyframe {
  readonly tick: number;
  readonly done: number;
  readonly snapshot: Snapshot;
}

/**
 * Snapshots along a run, from which any tick is near. When there are too many, every second one is dropped and the distance doubled, so
 * that memory stays bounded however long the log is.
 */
export class Keyframes {
  #every: number;
  readonly #most: number;
  #frames: Keyframe[] = [];

  constructor(every: number, most: number) {
    this.#every = every;
    this.#most = Math.max(2, most);
  }

  /** Whether the run, having come to this tick, should leave a keyframe. */
  wants(tick: number): boolean {
    const last = this.#frames.at(-1);
    return last === undefined || tick >= last.tick + this.#every;
  }

  add(frame: Keyframe): void {
    this.#frames.push(frame);
    if (this.#frames.length <= this.#most) return;
    this.#frames = this.#frames.filter((_frame, index) => index % 2 === 0);
    this.#every *= 2;
  }

  /** The last one at or before a tick. */
  before(tick: number): Keyframe | undefined {
    return this.#frames.findLast((frame) => frame.tick <= tick);
  }

  get last(): Keyframe | undefined {
    return this.#frames.at(-1);
  }
}
