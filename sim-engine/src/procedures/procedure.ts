import type { Command } from '../kernel/command.ts';
import type { Predicate } from '../predicates/predicate.ts';

export type Severity = 'notice' | 'warning' | 'danger';

export const SEVERITIES: readonly [Severity, ...Severity[]] = ['notice', 'warning', 'danger'];

/** Something that must not happen. */
export interface Hazard {
  readonly id: string;
  readonly when: Predicate;
  readonly severity: Severity;
  /** Whether it is a safety veto (K): a rubric then says what it costs. */
  readonly veto: boolean;
  /** Key of the sentence that says what went wrong. */
  readonly message: string;
}

/** A command that a demonstration gives, `waitS` seconds after the one before it or after the step came up. */
export interface ScriptedCommand {
  readonly command: Command;
  readonly waitS: number;
}

/** One step before another, or any one of several. */
export type Requirement = string | readonly string[];

export interface Step {
  readonly id: string;
  /** Key of its title. */
  readonly title: string;
  /** What must be done before: all of these, each an id or a list of which one is enough. Steps that do not require each other may come in any order. */
  readonly after: readonly Requirement[];
  /** Steps of one choice are alternatives: the first to be done leaves the others out. */
  readonly choice?: string;
  /** Whether the procedure is complete without it. */
  readonly optional: boolean;
  /**
   * What doing it too early means. Left out, it is an offence. Where it is `ignored`, nothing counts before the step is available, and
   * its predicates remember nothing from before: for what is done more than once in a procedure, such as testing the meter again.
   */
  readonly early?: 'ignored';
  /** What must hold when the step begins, or, where nothing marks its beginning, when it is done. */
  readonly precondition?: Predicate;
  /** Marks that somebody has begun it. */
  readonly begins?: Predicate;
  readonly done: Predicate;
  /** Watched only while the step is available or active. */
  readonly hazards: readonly Hazard[];
  /** Keys of hints, from a nudge to the whole answer; the first is level 1. */
  readonly hints: readonly string[];
  readonly demonstration: readonly ScriptedCommand[];
}

/** An operating procedure: one graph of steps for demonstration, guided work, practice and exam. Plain JSON. */
export interface Procedure {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly steps: readonly Step[];
  /** Watched all the time. */
  readonly hazards: readonly Hazard[];
}

export const groupOf = (requirement: Requirement): readonly string[] =>
  typeof requirement === 'string' ? [requirement] : requirement;

/** Every step's own predicates. */
export const predicatesOf = ({ precondition, begins, done, hazards }: Step): readonly Predicate[] => [
  ...(precondition === undefined ? [] : [precondition]),
  ...(begins === undefined ? [] : [begins]),
  done,
  ...hazards.map(({ when }) => when),
];

/** All hazards: the procedure's, then the steps'. */
export const hazardsOf = (procedure: Procedure): readonly Hazard[] => [
  ...procedure.hazards,
  ...procedure.steps.flatMap(({ hazards }) => hazards),
];
