import type { Command } from '../kernel/command.ts';
import type { Simulation } from '../kernel/simulation.ts';
import type { Readings } from '../predicates/predicate.ts';
import type { LogEntry } from './training-log.ts';

/** What an observer reads: a moment holds these and need hold no others. */
export interface Needs {
  /** Signals, as `block.quantity`. */
  readonly signals: readonly string[];
  /** Blocks whose modes are read. */
  readonly modes: readonly string[];
}

/** Somebody who follows a run and changes nothing in it: a monitor, a score. */
export interface Observer extends Needs {
  /** Told every moment of the run in turn. What is read from it must be read before the call returns. */
  observe(moment: Readings): void;
}

/**
 * The moment at which a run leaves its tick: after all commands. One for the whole run, always of the present tick: to be looked at before
 * the run goes on.
 */
export function leavingMoment(simulation: Simulation): Readings {
  return {
    get tick() {
      return simulation.tick;
    },
    tickS: simulation.system.tickS,
    commands: [],
    read: (signal) => simulation.read(signal),
    mode: (block) => simulation.modeInPlace(block),
    run: simulation,
  };
}

/** Keeps what observers read, before a command changes it; the moment follows once the command is known to be accepted. */
export function metBy(
  simulation: Simulation,
  { signals, modes }: Needs,
): (command: Command, entry: Pick<LogEntry, 'seq' | 'actor'>) => Readings {
  const { tick } = simulation;
  const values = new Map(signals.map((signal) => [signal, simulation.read(signal)]));
  const states = new Map(modes.map((block) => [block, simulation.mode(block)]));
  return ({ target, name, args }, { seq, actor }) => ({
    tick,
    tickS: simulation.system.tickS,
    commands: [{ target, name, args, seq, by: actor.role }],
    read: (signal) => values.get(signal),
    mode: (block) => states.get(block),
  });
}

/** The needs of several together, each named once. */
export function unite(needs: readonly Needs[]): Needs {
  return {
    signals: [...new Set(needs.flatMap(({ signals }) => signals))],
    modes: [...new Set(needs.flatMap(({ modes }) => modes))],
  };
}
