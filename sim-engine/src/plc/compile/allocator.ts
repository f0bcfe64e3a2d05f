import type { Diagnostics, Position } from '../diagnostics.ts';
import { FIRST_FREE_CELL } from '../machine/memory.ts';

/** What one program may take; a text that asks for more is refused before anything is allocated. */
export const MOST_CELLS = 1_000_000;

/** Hands out cells from the front. */
export class Allocator {
  #next = FIRST_FREE_CELL;
  #full = false;
  readonly #diagnostics: Diagnostics;

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  /** First of `cells` cells; where memory is used up, one that exists (the error stops the compilation). */
  take(cells: number, position: Position): number {
    const first = this.#next;
    if (first + cells > MOST_CELLS) {
      if (!this.#full) this.#diagnostics.error(position, 'ST902', String(MOST_CELLS));
      this.#full = true;
      return 0;
    }
    this.#next += cells;
    return first;
  }

  get used(): number {
    return this.#next;
  }
}
