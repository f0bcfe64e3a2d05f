import type { Simulation } from '../kernel/simulation.ts';
import type { ModelProblem, ModelRun } from './model.ts';
import type { Schedule } from './schedule.ts';

/** What a model asks of the length of its ticks. */
export interface TickNeeds {
  readonly longestS: number;
  /** Of the fastest change in the model, 1/s: a tick stays well within its time. */
  readonly fastestPerS?: number;
  /** Inputs whose jumps and bends shall lie between two ticks. */
  readonly schedules?: readonly Schedule[];
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
/** Ticks are not cut finer than this for a schedule's sake. */
const FINEST_CUT = 20;
/** How far a multiple of a tick may miss a moment, as a share of the tick. */
const ALIGNED = 1e-6;

function isAligned(momentS: number, tickS: number): boolean {
  const ticks = momentS / tickS;
  return Math.abs(ticks - Math.round(ticks)) <= ALIGNED;
}

/**
 * The longest tick within the needs that fits a whole number of times between two rows, and between the moments of the
 * schedules if any up to a twentieth of that does.
 */
export function tickFor(everyS: number, { longestS, fastestPerS = 0, schedules = [] }: TickNeeds): number {
  const mostS = Math.min(longestS, fastestPerS > 0 ? 1 / (TICKS_PER_TIME * fastestPerS) : longestS);
  const fewest = Math.ceil(everyS / mostS);
  const moments = schedules.flatMap(({ timesS }) => timesS.filter((timeS) => timeS > 0));
  for (let count = fewest; count <= FINEST_CUT * fewest; count += 1)
    if (moments.every((momentS) => isAligned(momentS, everyS / count))) return everyS / count;
  return everyS / (FINEST_CUT * fewest);
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
