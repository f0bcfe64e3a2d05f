import type { Simulation } from '../kernel/simulation.ts';
import type { ModelRun } from './model.ts';

/** The longest tick up to `longestS` that fits a whole number of times between two rows. */
export function tickFor(everyS: number, longestS: number): number {
  return everyS / Math.ceil(everyS / longestS);
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
