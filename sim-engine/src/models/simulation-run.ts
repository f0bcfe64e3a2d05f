import type { Simulation } from '../kernel/simulation.ts';
import type { ModelProblem, ModelRun } from './model.ts';

/** What a model asks of the length of its ticks. */
export interface TickNeeds {
  readonly longestS: number;
  /** Of the fastest change in the model, 1/s: a tick stays well within its time. */
  readonly fastestPerS?: number;
}

/** Faster models than this would take ticks without end: their parameters are refused. 1/s */
const FASTEST_PER_S = 25;

/** Refuses parameters that make a model too fast to compute. @param parameters the names of those that do */
export function problemOfSpeed(fastestPerS: number, parameters: string): ModelProblem | undefined {
  if (fastestPerS <= FASTEST_PER_S) return undefined;
  return { parameter: parameters, message: 'make the model change within less than 40 ms, too fast to compute' };
}

/** Ticks in the time of the fastest change: Kutta's method is exact to a millionth there, and stable by far. */
const TICKS_PER_TIME = 4;
/** The longest tick within the needs that fits a whole number of times between two rows. */
export function tickFor(everyS: number, { longestS, fastestPerS = 0 }: TickNeeds): number {
  const mostS = Math.min(longestS, fastestPerS > 0 ? 1 / (TICKS_PER_TIME * fastestPerS) : longestS);
  return everyS / Math.ceil(everyS / mostS);
}

/** A run of a system, read by a function that knows its ports. */
export function simulationRun(simulation: Simulation, read: (into: Float64Array) => void): ModelRun {
  const { tickS } = simulation.system;
  return {
    advanceTo: (timeS) => simulation.runTo(Math.round(timeS / tickS)),
    read,
  };
}

/** Reads a port that the model itself has put there. @throws RangeError where it has not */
export function portOf(simulation: Simulation, name: string): number {
  const value = simulation.read(name);
  if (value === undefined) throw new RangeError(`no port ${name}`);
  return value;
}
