/**
 * Waiting work of many people, served in turn: everybody's first before anybody's second, so that one person's hundred files
 * cost the others one place each round.
 */
export class Turns<T> {
  readonly #byOwner = new Map<string, T[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  waitingOf(owner: string): number {
    return this.#byOwner.get(owner)?.length ?? 0;
  }

  push(owner: string, item: T): void {
    const theirs = this.#byOwner.get(owner);
    if (theirs) theirs.push(item);
    else this.#byOwner.set(owner, [item]);
    this.#size += 1;
  }

  /** The next one; its owner goes to the end of the round. */
  shift(): T | undefined {
    for (const [owner, items] of this.#byOwner) {
      const item = items.shift();
      this.#byOwner.delete(owner);
      if (items.length > 0) this.#byOwner.set(owner, items);
      if (item === undefined) continue;
      this.#size -= 1;
      return item;
    }
    return undefined;
  }

  /** Everything that waits, taken out. */
  drain(): T[] {
    const all = [...this.#byOwner.values()].flat();
    this.#byOwner.clear();
    this.#size = 0;
    return all;
  }
}
