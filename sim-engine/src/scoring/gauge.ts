import type { MonitorState } from '../procedures/monitor-state.ts';
import type { Procedure } from '../procedures/procedure.ts';
import type { Readings } from '../predicates/predicate.ts';
import type { Finding } from './evidence.ts';

/** What is known when a run has ended. */
export interface Ending {
  readonly procedure: Procedure;
  readonly monitor: MonitorState;
  readonly tick: number;
  readonly tickS: number;
  readonly startTick: number;
}

export interface Resting {
  /** Whether it takes something from each moment all the same: only then is it to be told of them, by `stay`. */
  readonly takesAll: boolean;
  /** The tick at which the rest ends though nothing else changes, since something has then held for long enough. */
  readonly untilTick: number;
}

/** Nothing that follows concerns it. */
export const AT_REST: Resting = { takesAll: false, untilTick: Infinity };

/** Measures one aspect along a run: a fold over its moments. */
export interface Gauge {
  /**
   * @param seq place in the log of the command that the moment's news come from: its own, or the last of the same tick; −1 where there is
   *   none
   */
  observe(moment: Readings, seq: number): void;
  /** How it goes on while all questions are answered as they were at the last two moments, and no command is given. */
  resting(moment: Readings): Resting;
  /** As `observe`, for a moment of such a rest. */
  stay(moment: Readings): void;
  finding(ending: Ending): Finding;
}

export const MOST_COMMANDS = 50;

/** Keeps the first commands, each once, in the order of the log. */
export function keepCommand(commands: number[], seq: number): void {
  if (seq >= 0 && commands.at(-1) !== seq && commands.length < MOST_COMMANDS) commands.push(seq);
}
