import { intAt } from '../../maths/at.ts';

/** Union-find over the whole numbers from 0: which of them are joined, directly or through others. */
export class DisjointSets {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, index) => index);
  }

  /** The smallest member of the set: which it is depends on what is joined, never on the order of joining. */
  find(member: number): number {
    const parents = this.#parents;
    let root = member;
    while (intAt(parents, root) !== root) root = intAt(parents, root);
    // Path compression.
    for (let step = member; intAt(parents, step) !== root;) {
      const next = intAt(parents, step);
      parents[step] = root;
      step = next;
    }
    return root;
  }

  join(first: number, second: number): void {
    const a = this.find(first);
    const b = this.find(second);
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }
}
