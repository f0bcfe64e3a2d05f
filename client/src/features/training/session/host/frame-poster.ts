import { entriesSeen, type SessionRun } from '@tongyan/scenes/session/run';
import { sameJson, type Json, type TaskStrip, type TraineeView, viewDelta } from '@tongyan/scenes/session';
import type { FromWorker } from '../messages.ts';

/** Thirty frames a second: what an eye takes for moving. */
const FRAME_MS = 33;

/** Sends pictures of a run: what has changed since the one before. */
export class FramePoster {
  readonly #run: SessionRun;
  readonly #post: (message: FromWorker, transfer?: Transferable[]) => void;
  #postedAtMs = -Infinity;
  #view: TraineeView | null = null;
  #strip: TaskStrip | null = null;
  #mark = '';
  #told = 0;
  /** Null where nobody follows the surface. */
  #surfaceStamp: number | null = null;

  constructor(run: SessionRun, post: (message: FromWorker, transfer?: Transferable[]) => void) {
    this.#run = run;
    this.#post = post;
  }

  followSurface(): void {
    this.#surfaceStamp = -1;
  }

  /** Sends a frame where one is due and something has changed. */
  look(nowMs: number, durableEntries: number, pace: number): void {
    if (nowMs - this.#postedAtMs < FRAME_MS) return;
    const { state, rate, entries, view, strip } = this.#run.frame();
    const shownPace = Math.round(pace * 20) / 20;
    const mark = [state, rate, entries, durableEntries, view.tick, shownPace].join(' ');
    if (mark === this.#mark) return this.#lookAtSurface();
    this.#mark = mark;
    this.#postedAtMs = nowMs;
    const isOldStrip = this.#strip !== null && sameJson(this.#strip as unknown as Json, strip as unknown as Json);
    this.#post({
      kind: 'frame',
      view: viewDelta(this.#view, view),
      ...(isOldStrip ? {} : { strip }),
      state,
      rate,
      entries,
      durableEntries,
      pace: shownPace,
    });
    this.#view = view;
    this.#strip = strip;
    this.#tellEntries();
    this.#lookAtSurface();
  }

  #tellEntries(): void {
    const { entries } = this.#run;
    if (entries.length === this.#told) return;
    this.#post({ kind: 'entries', entries: entriesSeen(entries.slice(this.#told)) });
    this.#told = entries.length;
  }

  #lookAtSurface(): void {
    if (this.#surfaceStamp === null) return;
    const surface = this.#run.surface(this.#surfaceStamp);
    if (surface === null) return;
    // The bytes may lie in the model's own memory, which stays there.
    const bytes = surface.bytes.slice();
    this.#post({ kind: 'surface', whole: this.#surfaceStamp < 0, bytes }, [bytes.buffer]);
    this.#surfaceStamp = surface.stamp;
  }
}
