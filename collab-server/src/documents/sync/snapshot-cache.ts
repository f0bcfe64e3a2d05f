import type { DocumentBytes } from './document-bytes.ts';

/** Keeps the bytes of all open documents together within a budget: those longest unused go back to the log. */
export class SnapshotCache {
  readonly #budgetBytes: number;
  /** Oldest use first. */
  readonly #order = new Set<DocumentBytes>();
  #bytes = 0;

  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Somebody joined with these bytes. */
  used(bytes: DocumentBytes): void {
    this.#order.delete(bytes);
    this.#order.add(bytes);
  }

  resized(bytes: DocumentBytes, byBytes: number): void {
    this.#bytes += byBytes;
    if (!this.#order.has(bytes)) this.#order.add(bytes);
    if (byBytes > 0 && this.#bytes > this.#budgetBytes) this.#evict(bytes);
  }

  /** The newest user goes last, and only if it alone exceeds the budget. */
  #evict(newest: DocumentBytes): void {
    for (const candidate of this.#order) {
      if (this.#bytes <= this.#budgetBytes) return;
      if (candidate !== newest && candidate.isWhole) candidate.evict();
    }
    if (newest.isWhole) newest.evict();
  }

  forget(bytes: DocumentBytes): void {
    bytes.release();
    this.#order.delete(bytes);
  }
}
