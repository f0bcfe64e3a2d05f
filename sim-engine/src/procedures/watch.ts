import type { Question } from '../predicates/evaluate.ts';
import type { Readings } from '../predicates/predicate.ts';
import type { MonitorState, Watch } from './monitor-state.ts';

/** How a predicate stands against the moment before. */
export interface Seen {
  readonly now: boolean;
  /** It has just become true. What was true when it was first asked has not. */
  readonly rose: boolean;
  /** It has just ceased to be true. */
  readonly fell: boolean;
}

/** Asks a predicate's question once a moment. */
export function look(question: Question, watch: Watch, moment: Readings): Seen {
  const { last } = watch;
  const now = question(moment, watch.memory);
  watch.last = now;
  return { now, rose: now && last === false, fell: !now && last === true };
}

/** Keeps which command was given last. */
export function noteCommand(state: MonitorState, { tick, commands: [command] }: Readings): void {
  if (command === undefined) return;
  state.commandTick = tick;
  state.commandSeq = command.seq;
}

/** Place in the log of the command that a moment's news come from: its own, or the last of the same tick; −1 where there is none. */
export const seqOf = ({ commandTick, commandSeq }: MonitorState, { tick }: Readings): number =>
  commandTick === tick ? commandSeq : -1;
