import type { SolvedCircuit } from './solved-circuit.ts';

/** Solved circuits that are kept by what they were solved for: a chattering contactor comes back to the same few. */
export class SolvedCircuits {
  readonly #byKey = new Map<string, SolvedCircuit>();
  static readonly #kept = 24;

  get(key: string, solve: () => SolvedCircuit): SolvedCircuit {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const [oldest] = this.#byKey.keys();
    if (oldest !== undefined && this.#byKey.size >= SolvedCircuits.#kept) this.#byKey.delete(oldest);
    const solved = solve();
    this.#byKey.set(key, solved);
    return solved;
  }
}
