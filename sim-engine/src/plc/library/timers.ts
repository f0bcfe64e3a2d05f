import { type Memory, NOW_CELL, wideAt } from '../machine/memory.ts';

// Cells of a timer, as blocks.ts lays them out.
const IN = 0;
const PT = 1;
const Q = 2;
const ET = 3;
const PHASE = 4;
const START = 5;

const IDLE = 0;
const TIMING = 1;
const DONE = 2;
/** Of a TOF: IN is on, the delay has not begun. */
const WAITING = 3;

/** ET is 0 in the scan in which timing starts; the time has run out in the first scan in which it reaches PT. */
function start({ numbers, wide }: Memory, at: number): void {
  numbers[at + PHASE] = TIMING;
  wide[at + START] = wideAt(wide, NOW_CELL);
  wide[at + ET] = 0n;
}

function advance({ numbers, wide }: Memory, at: number): void {
  const elapsed = BigInt.asIntN(64, wideAt(wide, NOW_CELL) - wideAt(wide, at + START));
  if (elapsed < wideAt(wide, at + PT)) {
    wide[at + ET] = elapsed;
    return;
  }
  wide[at + ET] = wideAt(wide, at + PT);
  numbers[at + PHASE] = DONE;
}

/** TON */
export function onDelay(memory: Memory, at: number): void {
  const { numbers, wide } = memory;
  if (numbers[at + IN] === 0) {
    numbers[at + PHASE] = IDLE;
    wide[at + ET] = 0n;
  } else if (numbers[at + PHASE] === IDLE) start(memory, at);
  else if (numbers[at + PHASE] === TIMING) advance(memory, at);
  numbers[at + Q] = numbers[at + PHASE] === DONE ? 1 : 0;
}

/** TOF */
export function offDelay(memory: Memory, at: number): void {
  const { numbers, wide } = memory;
  if (numbers[at + IN] !== 0) {
    numbers[at + PHASE] = WAITING;
    wide[at + ET] = 0n;
  } else if (numbers[at + PHASE] === WAITING) start(memory, at);
  else if (numbers[at + PHASE] === TIMING) advance(memory, at);
  numbers[at + Q] = numbers[at + PHASE] === WAITING || numbers[at + PHASE] === TIMING ? 1 : 0;
}

/** TP: a pulse, once begun, ends by itself; ET stays at PT while IN is on. */
export function pulse(memory: Memory, at: number): void {
  const { numbers, wide } = memory;
  if (numbers[at + PHASE] === IDLE && numbers[at + IN] !== 0) start(memory, at);
  else if (numbers[at + PHASE] === TIMING) advance(memory, at);
  if (numbers[at + PHASE] === DONE && numbers[at + IN] === 0) {
    numbers[at + PHASE] = IDLE;
    wide[at + ET] = 0n;
  }
  numbers[at + Q] = numbers[at + PHASE] === TIMING ? 1 : 0;
}
