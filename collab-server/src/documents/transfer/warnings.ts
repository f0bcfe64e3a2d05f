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

/** Adds `count` of one kind to warnings that are listed already. */
export function mergeWarnings(
  warnings: readonly TransferWarning[],
  code: TransferWarningCode,
  count: number,
): TransferWarning[] {
  if (count === 0) return [...warnings];
  const before = warnings.find((warning) => warning.code === code);
  const total = Number(before?.params['count'] ?? 0) + count;
  return [...warnings.filter((warning) => warning !== before), { code, params: { count: total } }];
}
