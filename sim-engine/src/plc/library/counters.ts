import { type Memory, wideAt } from '../machine/memory.ts';

/** Up, down and both, for INT, DINT, LINT, UDINT, ULINT in this order: which of these count in 64 bits. */
function is64(type: number): boolean {
  return type === 2 || type === 4;
}

/** How CV compares with PV and 0, and how it moves, whatever its width. */
interface Register {
  readonly below: boolean;
  readonly above: boolean;
}

function compare(memory: Memory, type: number, cv: number, pv: number): Register {
  if (!is64(type)) {
    const value = memory.numbers[cv] ?? 0;
    return { below: value < (memory.numbers[pv] ?? 0), above: value > 0 };
  }
  const cells = type === 4 ? memory.unsigned : memory.wide;
  const value = wideAt(cells, cv);
  return { below: value < wideAt(cells, pv), above: value > 0n };
}

function step(memory: Memory, type: number, cv: number, by: 1 | -1): void {
  if (is64(type)) memory.wide[cv] = BigInt.asIntN(64, wideAt(memory.wide, cv) + BigInt(by));
  else memory.numbers[cv] = (memory.numbers[cv] ?? 0) + by;
}

function clear(memory: Memory, type: number, cv: number): void {
  if (is64(type)) memory.wide[cv] = 0n;
  else memory.numbers[cv] = 0;
}

function load(memory: Memory, type: number, cv: number, pv: number): void {
  if (is64(type)) memory.wide[cv] = wideAt(memory.wide, pv);
  else memory.numbers[cv] = memory.numbers[pv] ?? 0;
}

/** Whether the input at `cell` rose since the last call; a first call with it on counts. */
function rose({ numbers }: Memory, cell: number, last: number): boolean {
  const on = numbers[cell] !== 0;
  const before = numbers[last] !== 0;
  numbers[last] = on ? 1 : 0;
  return on && !before;
}

/** Counters stop at PV and at 0; R goes before LD, and both edges in one scan do nothing. */
export function count(which: number, memory: Memory, at: number): void {
  const type = Math.floor(which / 3);
  if (which % 3 === 0) countUp(memory, at, type);
  else if (which % 3 === 1) countDown(memory, at, type);
  else countBoth(memory, at, type);
}

/** CU, R, PV, Q, CV, last */
function countUp(memory: Memory, at: number, type: number): void {
  const { numbers } = memory;
  const up = rose(memory, at, at + 5);
  if (numbers[at + 1] !== 0) clear(memory, type, at + 4);
  else if (up && compare(memory, type, at + 4, at + 2).below) step(memory, type, at + 4, 1);
  numbers[at + 3] = compare(memory, type, at + 4, at + 2).below ? 0 : 1;
}

/** CD, LD, PV, Q, CV, last */
function countDown(memory: Memory, at: number, type: number): void {
  const { numbers } = memory;
  const down = rose(memory, at, at + 5);
  if (numbers[at + 1] !== 0) load(memory, type, at + 4, at + 2);
  else if (down && compare(memory, type, at + 4, at + 2).above) step(memory, type, at + 4, -1);
  numbers[at + 3] = compare(memory, type, at + 4, at + 2).above ? 0 : 1;
}

/** CU, CD, R, LD, PV, QU, QD, CV, last up, last down */
function countBoth(memory: Memory, at: number, type: number): void {
  const { numbers } = memory;
  const up = rose(memory, at, at + 8);
  const down = rose(memory, at + 1, at + 9);
  const { below, above } = compare(memory, type, at + 7, at + 4);
  if (numbers[at + 2] !== 0) clear(memory, type, at + 7);
  else if (numbers[at + 3] !== 0) load(memory, type, at + 7, at + 4);
  else if (up !== down) {
    if (up && below) step(memory, type, at + 7, 1);
    else if (down && above) step(memory, type, at + 7, -1);
  }
  const after = compare(memory, type, at + 7, at + 4);
  numbers[at + 5] = after.below ? 0 : 1;
  numbers[at + 6] = after.above ? 0 : 1;
}
