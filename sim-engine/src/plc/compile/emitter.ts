import type { Diagnostics, Position } from '../diagnostics.ts';
import * as Op from '../machine/opcodes.ts';
import type { Arithmetic } from '../types/types.ts';
import type { Allocator } from './allocator.ts';

/** A cell as an instruction names it: twice its index, plus 1 where it counts from the instance that runs. */
export type Operand = number & { readonly __operand: true };

export function absolute(cell: number): Operand {
  return (cell * 2) as Operand;
}

export function relative(offset: number): Operand {
  return (offset * 2 + 1) as Operand;
}

/** The cell `cells` further on. */
export function further(operand: Operand, cells: number): Operand {
  return (operand + 2 * cells) as Operand;
}

const NONE = 0 as Operand;

/** Where a jump that is not placed yet goes. */
export interface Label {
  target: number;
  readonly pending: number[];
}

const MOST_INSTRUCTIONS = 2_000_000;

/** Writes instructions, and keeps what they need: constants, rows of bounds, cells for intermediate results. */
export class Emitter {
  readonly #diagnostics: Diagnostics;
  readonly #allocator: Allocator;
  readonly #words: number[] = [];
  readonly #positions: number[] = [];
  readonly #rows: number[] = [];
  readonly #rowIndex = new Map<string, number>();
  readonly #constants = new Map<string, { readonly cell: number; readonly value: bigint | number | string }>();
  #temporaries: number[] = [];
  #temporaryTop = 0;
  #lastLabel = -1;
  #full = false;
  position: Position = { line: 1, column: 1 };

  constructor(diagnostics: Diagnostics, allocator: Allocator) {
    this.#diagnostics = diagnostics;
    this.#allocator = allocator;
  }

  emit(opcode: number, d: Operand = NONE, a: Operand = NONE, b: Operand = NONE, c: number = 0): void {
    if (this.#words.length >= MOST_INSTRUCTIONS * Op.WORDS) {
      if (!this.#full) this.#diagnostics.error(this.position, 'ST904', String(MOST_INSTRUCTIONS));
      this.#full = true;
      return;
    }
    this.#words.push(opcode, d, a, b, c);
    this.#positions.push(this.position.line, this.position.column);
  }

  /** Where the next instruction will stand. */
  get here(): number {
    return this.#words.length;
  }

  label(): Label {
    return { target: -1, pending: [] };
  }

  /** A jump instruction to a label, placed or not. */
  jump(opcode: number, to: Label, a: Operand = NONE, b: Operand = NONE): void {
    if (to.target === -1) to.pending.push(this.here);
    this.emit(opcode, NONE, a, b, to.target);
  }

  bind(label: Label): void {
    label.target = this.here;
    this.#lastLabel = this.here;
    for (const at of label.pending) {
      if (at < this.#words.length) this.#words[at + 4] = this.here;
    }
  }

  /** Makes the last instruction write to `target` instead of to `from`, where nothing can tell the difference. */
  retarget(from: Operand, target: Operand): boolean {
    const last = this.here - Op.WORDS;
    if (last < 0 || this.#lastLabel === this.here || this.#words[last + 1] !== from || !this.#isTemporary(from))
      return false;
    this.#words[last + 1] = target;
    return true;
  }

  #isTemporary(operand: Operand): boolean {
    return operand % 2 === 0 && this.#temporaries.includes(operand / 2);
  }

  /** A cell for an intermediate result, free again after {@link release}. */
  temporary(): Operand {
    let cell = this.#temporaries[this.#temporaryTop];
    if (cell === undefined) {
      cell = this.#allocator.take(1, this.position);
      this.#temporaries.push(cell);
    }
    this.#temporaryTop += 1;
    return absolute(cell);
  }

  /** Cells that lie together, for the arguments of a TEXT. */
  block(cells: number): Operand {
    return absolute(this.#allocator.take(cells, this.position));
  }

  get mark(): number {
    return this.#temporaryTop;
  }

  release(mark: number): void {
    this.#temporaryTop = mark;
  }

  /** A unit's intermediate results live while it calls others: each unit has cells of its own. */
  startUnit(): void {
    this.#temporaries = [];
    this.#temporaryTop = 0;
  }

  constant(value: bigint | number | string, arithmetic: Arithmetic): Operand {
    const wide = arithmetic === 'i64' || arithmetic === 'u64';
    const held = wide || typeof value === 'string' ? value : Number(value);
    const key = `${wide ? 'w' : typeof held}:${Object.is(held, -0) ? '-0' : String(held)}`;
    let known = this.#constants.get(key);
    if (known === undefined) {
      known = { cell: this.#allocator.take(1, this.position), value: held };
      this.#constants.set(key, known);
    }
    return absolute(known.cell);
  }

  /** The place of a row in the table of bounds. */
  row(...values: readonly [number, number, number]): number {
    const key = values.join();
    const known = this.#rowIndex.get(key);
    if (known !== undefined) return known;
    const row = this.#rows.length;
    this.#rows.push(...values);
    this.#rowIndex.set(key, row);
    return row;
  }

  finish(): {
    readonly instructions: Int32Array;
    readonly positions: Int32Array;
    readonly rows: Float64Array;
    readonly constants: readonly { readonly cell: number; readonly value: bigint | number | string }[];
  } {
    return {
      instructions: Int32Array.from(this.#words),
      positions: Int32Array.from(this.#positions),
      rows: Float64Array.from(this.#rows),
      constants: [...this.#constants.values()],
    };
  }
}
