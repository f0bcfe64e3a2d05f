import {
  EMPTY_LOG,
  EMPTY_STAGE,
  type LessonTimeMs,
  lessonTimeMs,
  type LogHead,
  propose,
  type StageEvent,
  type StageState,
} from '../../../media/src/timeline/index.ts';

/** A lesson's log in the page itself: what is done is shown everywhere a lead later. */
export class LocalLog {
  readonly refused: string[] = [];
  #head: LogHead = EMPTY_LOG;
  #shown: StageState = EMPTY_STAGE;
  readonly #listeners = new Set<() => void>();
  readonly #leadMs: number;

  constructor(leadMs: number) {
    this.#leadMs = leadMs;
  }

  readonly at = (): LessonTimeMs => lessonTimeMs(performance.now());
  readonly shown = (): StageState => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly act = (event: StageEvent): void => {
    const proposed = propose(this.#head, { event, by: 'lead', now: this.at(), leadMs: this.#leadMs });
    if (!proposed.accepted) {
      this.refused.push(`${event.kind}: ${proposed.misfit}`);
      return;
    }
    this.#head = proposed.head;
    const { stage } = proposed.head;
    setTimeout(() => {
      this.#shown = stage;
      for (const listener of this.#listeners) listener();
    }, this.#leadMs);
  };
}
