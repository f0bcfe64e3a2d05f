/**
 * Which of one connection's step 2 and update messages are durable. The messages are counted from 1; only the length of
 * the durable beginning is ever told, so a message that was not stored holds back all after it, until a later step 2,
 * which carries everything that the client has, covers it.
 */
const NOT_STORED = Infinity;

export class Acknowledgements {
  /** For each message not yet acknowledged: the document's sequence that must be durable. */
  #needed: number[] = [];
  #acknowledged = 0;

  /** Counts of messages so far. */
  get received(): number {
    return this.#acknowledged + this.#needed.length;
  }

  get hasPending(): boolean {
    return this.#needed.length > 0;
  }

  /** A message whose content is (or will be) durable once the document's `sequence` is. */
  stored(sequence: number): void {
    this.#needed.push(sequence);
  }

  notStored(): void {
    this.#needed.push(NOT_STORED);
  }

  /** The newest message was a step 2 that is stored: it holds whatever earlier messages held. */
  coverEarlier(): void {
    const sequence = this.#needed.at(-1);
    if (sequence === undefined) return;
    this.#needed = this.#needed.map((needed) => (needed === NOT_STORED ? sequence : needed));
  }

  /** The count to tell now, or undefined where it is the same as before. */
  advance(durableSequence: number): number | undefined {
    let count = 0;
    for (const needed of this.#needed) {
      if (needed > durableSequence) break;
      count += 1;
    }
    if (count === 0) return undefined;
    this.#needed.splice(0, count);
    this.#acknowledged += count;
    return this.#acknowledged;
  }
}
