import type { LessonTimeMs } from '@tongyan/media/timeline';

const FIRST_MS = 200;
const LEAST_MS = 40;
const MOST_MS = 1_200;
/** Beyond what was measured: a command that comes early waits, one that comes late makes every twin go back. */
const MARGIN_MS = 30;
const SHARE = 0.3;

/** How long a command takes until it is shown everywhere, as the last ones did: so far ahead the next one is given. */
export class CommandLag {
  #ms = FIRST_MS;

  get ms(): number {
    return Math.min(MOST_MS, this.#ms + MARGIN_MS);
  }

  measured(sentAt: LessonTimeMs, shownAt: LessonTimeMs): void {
    const lagMs = Math.max(LEAST_MS, shownAt - sentAt);
    this.#ms = this.#ms * (1 - SHARE) + lagMs * SHARE;
  }
}
