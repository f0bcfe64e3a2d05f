import { at as cellAt } from '../../maths/at.ts';
import { type Memory, wideAt } from '../machine/memory.ts';

/** Blocks of the standard's annex of examples (IEC 61131-3, annex F of the 2nd edition), in single precision. */
const { fround } = Math;

/** Nanoseconds of a cell as REAL seconds. */
function secondsAt({ wide }: Memory, cell: number): number {
  return fround(Number(wideAt(wide, cell)) / 1e9);
}

/** XIN1, XIN2, EPS, Q */
export function hysteresis({ numbers }: Memory, at: number): void {
  const x1 = cellAt(numbers, at);
  const x2 = cellAt(numbers, at + 1);
  const eps = cellAt(numbers, at + 2);
  if (numbers[at + 3] === 0) {
    if (x1 > fround(x2 + eps)) numbers[at + 3] = 1;
  } else if (x1 < fround(x2 - eps)) numbers[at + 3] = 0;
}

/** RUN, R1, XIN, X0, CYCLE, Q, XOUT */
export function integral(memory: Memory, at: number): void {
  const { numbers } = memory;
  const overridden = numbers[at + 1] !== 0;
  numbers[at + 5] = overridden ? 0 : 1;
  if (overridden) numbers[at + 6] = cellAt(numbers, at + 3);
  else if (numbers[at] !== 0) {
    const area = fround(cellAt(numbers, at + 2) * secondsAt(memory, at + 4));
    numbers[at + 6] = fround(cellAt(numbers, at + 6) + area);
  }
}

/** The slope through the last four values that lie from cell `at` on, the newest given apart; remembers it. */
function slope(memory: Memory, at: number, x: number, cycle: number): number {
  const { numbers } = memory;
  const x1 = cellAt(numbers, at);
  const x2 = cellAt(numbers, at + 1);
  const x3 = cellAt(numbers, at + 2);
  const rise = 3 * fround(x - x3) + x1 - x2;
  numbers[at + 2] = x2;
  numbers[at + 1] = x1;
  numbers[at] = x;
  return fround(rise / (10 * secondsAt(memory, cycle)));
}

function hold({ numbers }: Memory, at: number, x: number): void {
  numbers[at] = x;
  numbers[at + 1] = x;
  numbers[at + 2] = x;
}

/** RUN, XIN, CYCLE, XOUT, X1, X2, X3 */
export function derivative(memory: Memory, at: number): void {
  const { numbers } = memory;
  const x = cellAt(numbers, at + 1);
  if (numbers[at] === 0) {
    numbers[at + 3] = 0;
    hold(memory, at + 4, x);
  } else numbers[at + 3] = slope(memory, at + 4, x, at + 2);
}

/** RUN, X0, X1, TR, CYCLE, BUSY, XOUT, T */
export function ramp(memory: Memory, at: number): void {
  const { numbers, wide } = memory;
  const x0 = cellAt(numbers, at + 1);
  const x1 = cellAt(numbers, at + 2);
  numbers[at + 5] = numbers[at] === 0 ? 0 : 1;
  if (numbers[at] === 0) {
    numbers[at + 6] = x0;
    wide[at + 7] = 0n;
  } else if (wideAt(wide, at + 7) >= wideAt(wide, at + 3)) {
    numbers[at + 5] = 0;
    numbers[at + 6] = x1;
  } else {
    const risen = fround(fround(x1 - x0) * secondsAt(memory, at + 7));
    numbers[at + 6] = fround(x0 + fround(risen / secondsAt(memory, at + 3)));
    wide[at + 7] = BigInt.asIntN(64, wideAt(wide, at + 7) + wideAt(wide, at + 4));
  }
}

/** AUTO, PV, SP, X0, KP, TR, TD, CYCLE, XOUT, integral, X1, X2, X3 */
export function pid(memory: Memory, at: number): void {
  const { numbers } = memory;
  const automatic = numbers[at] !== 0;
  const error = fround(cellAt(numbers, at + 1) - cellAt(numbers, at + 2));
  const reset = cellAt(numbers, at + 5);
  if (automatic) {
    const area = fround(error * secondsAt(memory, at + 7));
    numbers[at + 9] = fround(cellAt(numbers, at + 9) + area);
  } else numbers[at + 9] = fround(reset * fround(cellAt(numbers, at + 3) - error));
  let rate = 0;
  if (automatic) rate = slope(memory, at + 10, error, at + 7);
  else hold(memory, at + 10, error);
  const sum = fround(error + fround(cellAt(numbers, at + 9) / reset));
  numbers[at + 8] = fround(cellAt(numbers, at + 4) * fround(sum + fround(rate * cellAt(numbers, at + 6))));
}
