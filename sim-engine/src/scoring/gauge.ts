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

/** Measures one aspect along a run: a fold over its moments. */
export interface Gauge {
  /**
   * @param seq place in the log of the command that the moment's news come from: its own, or the last of the same tick; −1 where there is
   *   none
   */
  observe(moment: Readings, seq: number): void;
  finding(ending: Ending): Finding;
}

export const MOST_COMMANDS = 50;

/** Keeps the first commands, each once, in the order of the log. */
export function keepCommand(commands: number[], seq: number): void {
  if (seq >= 0 && commands.at(-1) !== seq && commands.length < MOST_COMMANDS) commands.push(seq);
}
