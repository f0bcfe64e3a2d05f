import type { TransferWarning, TransferWarningCode } from './contract.ts';

/** Collects what could not be taken over as it was, each kind once with its count. */
export class Warnings {
  readonly #counts = new Map<TransferWarningCode, number>();

  add(code: TransferWarningCode, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
  }

  list(): TransferWarning[] {
    return [...this.#counts].map(([code, count]) => ({ code, params: { count } }));
  }
}
