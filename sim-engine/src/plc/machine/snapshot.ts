import type { CompiledProgram } from '../compile/compile.ts';
import type { Fault } from '../diagnostics.ts';
import { type Memory, NUMBER_CELL, TEXT_CELL, wideAt } from './memory.ts';

/** What a controller remembers: the same at the same moment on every engine, and the same after JSON. */
export interface ControllerSnapshot {
  /** Two 32-bit halves (low, high) of each cell that is no text. */
  readonly cells: readonly number[];
  /** The text cells in the order of their indices. */
  readonly texts: readonly string[];
  readonly scans: number;
  readonly fault: Fault | undefined;
  /** Path and value of each force; 64-bit values as decimal texts. */
  readonly forces: readonly (readonly [path: string, value: string | number])[];
}

const QUIET_NAN = 0x7ff8_0000_0000_0000n;
const LOW = 0xffff_ffffn;

export function snapshotMemory(
  { kinds, remembered }: CompiledProgram,
  memory: Memory,
): Pick<ControllerSnapshot, 'cells' | 'texts'> {
  const cells: number[] = [];
  const texts: string[] = [];
  for (let cell = 0; cell < remembered; cell++) {
    if (kinds[cell] === TEXT_CELL) {
      texts.push(memory.texts[cell] ?? '');
      continue;
    }
    // Engines differ in the bits of a NaN; all of them mean the same.
    const isNan = kinds[cell] === NUMBER_CELL && Number.isNaN(memory.numbers[cell]);
    const bits = isNan ? QUIET_NAN : wideAt(memory.unsigned, cell);
    cells.push(Number(bits & LOW), Number(bits >> 32n));
  }
  return { cells, texts };
}

/** @throws RangeError where the snapshot has another size than the program's memory */
export function restoreMemory(
  { kinds, remembered }: CompiledProgram,
  memory: Memory,
  snapshot: ControllerSnapshot,
): void {
  let word = 0;
  let text = 0;
  for (let cell = 0; cell < remembered; cell++) {
    if (kinds[cell] === TEXT_CELL) {
      memory.texts[cell] = snapshot.texts[text] ?? '';
      text += 1;
      continue;
    }
    const low = snapshot.cells[word] ?? 0;
    const high = snapshot.cells[word + 1] ?? 0;
    memory.unsigned[cell] = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
    word += 2;
  }
  if (word !== snapshot.cells.length || text !== snapshot.texts.length) {
    throw new RangeError('the snapshot belongs to another program');
  }
}
