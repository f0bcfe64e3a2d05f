import type { Target } from './target.ts';

/** Everything that can be pointed at in a stage, by id. */
export class TargetRegistry {
  readonly #targets = new Map<string, Target>();

  /** Adds (or replaces) targets; the answer takes those away again. */
  add(targets: readonly Target[]): () => void {
    for (const target of targets) this.#targets.set(target.id, target);
    return () => {
      for (const target of targets) if (this.#targets.get(target.id) === target) this.#targets.delete(target.id);
    };
  }

  get(id: string): Target | undefined {
    return this.#targets.get(id);
  }

  all(): Iterable<Target> {
    return this.#targets.values();
  }
}
