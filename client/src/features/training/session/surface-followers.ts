import type { SurfaceChange } from '@tongyan/scenes/session';

/** Whoever draws a surface. One that comes later is brought up by everything anew, which the others take as well. */
export class SurfaceFollowers {
  readonly #askAll: () => void;
  readonly #listeners = new Set<(change: SurfaceChange) => void>();

  constructor(askAll: () => void) {
    this.#askAll = askAll;
  }

  follow(listener: (change: SurfaceChange) => void): () => void {
    this.#listeners.add(listener);
    this.#askAll();
    return () => this.#listeners.delete(listener);
  }

  tell({ whole, bytes }: SurfaceChange): void {
    for (const listener of this.#listeners) listener({ whole, bytes });
  }
}
