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

const STAYED_TRUE: Seen = { now: true, rose: false, fell: false };
const STAYED_FALSE: Seen = { now: false, rose: false, fell: false };
const ROSE: Seen = { now: true, rose: true, fell: false };
const FELL: Seen = { now: false, rose: false, fell: true };

/** Asks a predicate's question once a moment. */
export function look(question: Question, watch: Watch, moment: Readings): Seen {
  const { last } = watch;
  const now = question(moment, watch.memory);
  watch.last = now;
  if (now) return last === false ? ROSE : STAYED_TRUE;
  return last === true ? FELL : STAYED_FALSE;
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
