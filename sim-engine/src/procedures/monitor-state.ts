import { freshMemory, type PredicateMemory } from '../predicates/evaluate.ts';
import { commandsOf, type Predicate } from '../predicates/predicate.ts';
import type { Hazard, Procedure, Step } from './procedure.ts';

/**
 * - `pending`: something that it requires is not done.
 * - `available`: may be done now.
 * - `active`: begun.
 * - `done`: done in its turn.
 * - `skipped`: an instructor let it go, or another alternative was done.
 * - `violated`: begun or done out of order, or without its precondition. Done again in its turn it becomes `done`; what happened stays in the
 *   events.
 */
export type StepState = 'pending' | 'available' | 'active' | 'done' | 'skipped' | 'violated';

/** A predicate that is followed, with what it said last: null before it was asked for the first time, or since it rests. */
export interface Watch {
  memory: PredicateMemory;
  last: boolean | null;
}

export interface StepProgress {
  state: StepState;
  /** Whether another alternative was done instead: what only this one leads to is left out as well. */
  notChosen: boolean;
  /** Ticks; −1 where it has not come to that. */
  availableTick: number;
  beganTick: number;
  doneTick: number;
  /** Place in the log of the command that did it; −1 where no command did. */
  doneSeq: number;
  /** How often it was begun out of order or without its precondition. */
  offences: number;
  /** The highest level of hint that was taken. */
  hintLevel: number;
  precondition: PredicateMemory;
  begins: Watch | null;
  done: Watch;
}

/** One time that a hazard was there. */
export interface Occurrence {
  readonly fromTick: number;
  /** −1 while it lasts. */
  toTick: number;
  /** Place in the log of the command that brought it; −1 where none did. */
  readonly seq: number;
}

export interface HazardProgress {
  watch: Watch;
  count: number;
  /** The first ones; `count` goes on. */
  occurrences: Occurrence[];
}

export type MonitorEvent =
  | {
      readonly kind: 'outOfOrder';
      readonly tick: number;
      readonly seq: number;
      readonly step: string;
      readonly missing: readonly string[];
    }
  | { readonly kind: 'preconditionFailed'; readonly tick: number; readonly seq: number; readonly step: string }
  | { readonly kind: 'done' | 'skipped'; readonly tick: number; readonly seq: number; readonly step: string }
  | { readonly kind: 'hazard'; readonly tick: number; readonly seq: number; readonly hazard: string };

/** Where a procedure stands. Plain JSON: it can be stored beside a snapshot. Steps and hazards stand in the procedure's order. */
export interface MonitorState {
  steps: StepProgress[];
  hazards: HazardProgress[];
  /** The first 500 things that happened, in order. */
  events: MonitorEvent[];
  /** Tick at which nothing was left to do; −1 before. */
  completeTick: number;
  /** The last command, by its tick and its place in the log: what is seen when its tick is left is its doing. −1 before the first. */
  commandTick: number;
  commandSeq: number;
}

/**
 * A predicate about commands was false before anything was done; any other may have been true all the while, which is no
 * change.
 */
const freshWatch = (predicate: Predicate): Watch => ({
  memory: freshMemory(predicate),
  last: commandsOf(predicate).length > 0 ? false : null,
});

const freshStep = ({ precondition, begins, done }: Step): StepProgress => ({
  state: 'pending',
  notChosen: false,
  availableTick: -1,
  beganTick: -1,
  doneTick: -1,
  doneSeq: -1,
  offences: 0,
  hintLevel: 0,
  precondition: precondition === undefined ? [] : freshMemory(precondition),
  begins: begins === undefined ? null : freshWatch(begins),
  done: freshWatch(done),
});

/** A watch that rests. */
export const freshHazardWatch = (when: Predicate): Watch => ({ memory: freshMemory(when), last: null });

const freshHazard = ({ when }: Hazard): HazardProgress => ({
  watch: freshHazardWatch(when),
  count: 0,
  occurrences: [],
});

/** A procedure of which nothing has happened. */
export function freshMonitorState({ steps, hazards }: Procedure): MonitorState {
  const all = [...hazards, ...steps.flatMap((step) => step.hazards)];
  return {
    steps: steps.map(freshStep),
    hazards: all.map(freshHazard),
    events: [],
    completeTick: -1,
    commandTick: -1,
    commandSeq: -1,
  };
}

const MOST_EVENTS = 500;

export function note(state: MonitorState, event: MonitorEvent): void {
  if (state.events.length < MOST_EVENTS) state.events.push(event);
}

type Imprint = (string | number | boolean | null)[];

const pressWatch = (imprint: Imprint, watch: Watch | null): void => {
  if (watch !== null) imprint.push(watch.last, ...watch.memory);
};

/** Everything that a moment can change, in a row: two that are equal were taken of equal states, one after the other. */
export function imprintOf({ steps, hazards, events, completeTick }: MonitorState): Imprint {
  const imprint: Imprint = [events.length, completeTick];
  for (const { precondition, begins, done, ...own } of steps) {
    imprint.push(...Object.values(own), ...precondition);
    pressWatch(imprint, begins);
    pressWatch(imprint, done);
  }
  for (const { watch, count, occurrences } of hazards) {
    imprint.push(count, occurrences.length, occurrences.at(-1)?.toTick ?? -1);
    pressWatch(imprint, watch);
  }
  return imprint;
}
