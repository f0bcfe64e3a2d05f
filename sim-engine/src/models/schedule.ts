import { defineBlock, type Block, type Unit } from '../kernel/block.ts';
import type { ModelProblem, ModelValues } from './model.ts';
import { fail, type Result, succeed } from '../result.ts';

/** A value by time: rows [t, value], straight between them, held before the first and after the last. Two rows of one time jump. */
export interface Schedule {
  readonly timesS: readonly number[];
  readonly values: readonly number[];
  /** Whether the value holds from row to row instead of going straight. */
  readonly steps: boolean;
}

/** The row that is in force from `timeS` on: the last that does not lie after it; −1 before the first. */
function rowAt({ timesS }: Schedule, timeS: number): number {
  let low = 0;
  let high = timesS.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timesS[middle] ?? 0) <= timeS) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The value at `timeS` on the piece that begins with `row`, whatever comes after it. */
function valueOnPiece({ timesS, values, steps }: Schedule, row: number, timeS: number): number {
  if (row < 0) return values[0] ?? 0;
  const value = values[row] ?? 0;
  const nextTime = timesS[row + 1];
  const nextValue = values[row + 1];
  if (steps || nextTime === undefined || nextValue === undefined) return value;
  const start = timesS[row] ?? 0;
  return value + ((nextValue - value) * (timeS - start)) / (nextTime - start);
}

/**
 * The value at `timeS` on the piece that is in force from `sinceS` on: what lies beyond the piece's end is not seen yet, so that
 * a step of integration meets one smooth input from its start to its end.
 */
export function scheduleValue(schedule: Schedule, timeS: number, sinceS: number = timeS): number {
  return valueOnPiece(schedule, rowAt(schedule, sinceS), timeS);
}

/** Reads a parameter that holds rows [t, value], or one number for all times. */
export function scheduleOf(values: ModelValues, parameter: string, steps = false): Result<Schedule, ModelProblem> {
  const given = values[parameter];
  if (typeof given === 'number') return succeed({ timesS: [0], values: [given], steps });
  const problem = (message: string): Result<Schedule, ModelProblem> => fail({ parameter, message });
  if (!Array.isArray(given) || given.length === 0) return problem('must have a row [time, value]');
  const timesS: number[] = [];
  const heights: number[] = [];
  for (const row of given as readonly unknown[]) {
    if (!Array.isArray(row) || row.length !== 2) return problem('must have rows [time, value]');
    const [timeS, value] = row as readonly unknown[];
    if (typeof timeS !== 'number' || typeof value !== 'number') return problem('must have rows of numbers');
    if (timeS < (timesS.at(-1) ?? -Infinity)) return problem('must have rows in the order of their times');
    timesS.push(timeS);
    heights.push(value);
  }
  return succeed({ timesS, values: heights, steps });
}

/** How far the end of a tick may miss a row of a schedule and still meet it, as a share of the tick. */
const MEETS = 1e-6;

/**
 * A source whose output `value` follows a schedule. A row is an event: integration stops there and goes on with the next piece,
 * wherever in a tick it lies; at the end of a tick the row has its effect already.
 */
export function scheduleBlock(schedule: Schedule, unit: Unit): Block {
  const nextRowS = (row: number): number => schedule.timesS[row + 1] ?? Infinity;
  return defineBlock<never, never, 'value', never, 'row'>({
    type: 'schedule',
    outputs: { value: { unit, feedthrough: [] } },
    discrete: { row: { unit: '1', value: rowAt(schedule, 0) } },
    writeFeedthrough({ d, y, time }) {
      y.value = valueOnPiece(schedule, d.row, time.timeS);
    },
    guards: [
      {
        name: 'row',
        direction: 'rising',
        value: ({ d, time }) => time.timeS - nextRowS(d.row),
        act({ d, time }) {
          d.row = rowAt(schedule, time.timeS);
        },
      },
    ],
    update({ d, time }) {
      d.row = Math.max(d.row, rowAt(schedule, time.timeS + MEETS * time.tickS));
    },
  });
}
