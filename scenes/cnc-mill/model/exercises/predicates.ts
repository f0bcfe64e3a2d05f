import type { Json } from '@tongyan/sim-engine/kernel';
import type { Predicate } from '@tongyan/sim-engine/predicates';
import type { Hazard, ScriptedCommand, Step } from '@tongyan/sim-engine/procedures';
import type { Aspect, Criterion } from '@tongyan/sim-engine/scoring';

import type { BenchCommands, BenchOutput } from '../bench/interface.ts';
import { MILL, type MillCommands, type MillOutput } from '../machine/interface.ts';

type Commands = MillCommands & BenchCommands;
type Output = MillOutput | BenchOutput | `condition.${string}`;

export const signal = (name: Output, is: '<' | '<=' | '>' | '>=' | '==' | '!=', than: number): Predicate => ({
  kind: 'signal',
  signal: `${MILL}.${name}`,
  is,
  than,
});

export const within = (name: Output, low: number, high: number): Predicate => ({
  kind: 'between',
  signal: `${MILL}.${name}`,
  low,
  high,
});

export const mode = (path: string, equals: Json): Predicate => ({ kind: 'mode', block: MILL, path, equals });
export const all = (...of: readonly Predicate[]): Predicate => ({ kind: 'all', of });
export const any = (...of: readonly Predicate[]): Predicate => ({ kind: 'any', of });
export const not = (of: Predicate): Predicate => ({ kind: 'not', of });
export const once = (of: Predicate): Predicate => ({ kind: 'once', of });
export const since = (of: Predicate, after: Predicate): Predicate => ({ kind: 'since', of, after });

type Given = Extract<Predicate, { kind: 'command' }>;

/** Such a command of the machine or the bench; of its arguments only what is named. */
export function given<Name extends keyof Commands>(name: Name, args?: Partial<NonNullable<Commands[Name]>>): Given {
  return { kind: 'command', target: MILL, name, ...(args === undefined ? {} : { args: args as Json }) };
}

export const answered = (question: string, answer?: string): Given => ({
  kind: 'command',
  target: '@session',
  name: 'answer',
  args: answer === undefined ? { question } : { question, answer },
});

/** What a demonstration does, so many seconds after what it did before. */
export function does<Name extends keyof Commands>(name: Name, args: Commands[Name], waitS = 1): ScriptedCommand {
  return { command: { target: MILL, name, args }, waitS };
}

export const answers = (question: string, answer: string | number, waitS = 1): ScriptedCommand => ({
  command: { target: '@session', name: 'answer', args: { question, answer } },
  waitS,
});

/** A step with a nudge and the whole answer as hints. */
export function step(
  id: string,
  after: readonly string[],
  done: Predicate,
  demonstration: readonly ScriptedCommand[],
  more: Partial<Step> = {},
): Step {
  return {
    id,
    title: `step.${id}`,
    after,
    optional: false,
    done,
    hazards: [],
    hints: [`hint.${id}.1`, `hint.${id}.2`],
    demonstration,
    ...more,
  };
}

/** Dangerous to people or costly to the machine: a K error in every exercise. */
export const HAZARDS: readonly Hazard[] = [
  {
    id: 'gloves',
    when: signal('glovesAtSpindle', '==', 1),
    severity: 'danger',
    veto: true,
    message: 'hazard.gloves',
  },
  { id: 'collision', when: signal('collisions', '>', 0), severity: 'danger', veto: true, message: 'hazard.collision' },
  { id: 'overload', when: signal('stalls', '>', 0), severity: 'danger', veto: true, message: 'hazard.overload' },
];

export function measured(id: string, line: string, points: number, criterion: Criterion): Aspect {
  return { id, line, title: `aspect.${id}`, points, kind: 'measured', criterion };
}

export const WHOLE = {};

/** A share of the points for each step that was done in its turn. */
export const stepsDone = (...steps: readonly string[]): Criterion => ({
  kind: 'value',
  of: { kind: 'stepsDone', steps },
  scale: { kind: 'linear', full: steps.length, none: 0 },
  absent: 'none',
  window: WHOLE,
});

/** The last value of a signal, within limits. */
export const ends = (name: Output, low: number, high: number): Criterion => ({
  kind: 'value',
  of: { kind: 'signal', take: 'last', signal: `${MILL}.${name}` },
  scale: { kind: 'within', low, high },
  absent: 'none',
  window: WHOLE,
});

export const ever = (when: Predicate): Criterion => ({ kind: 'ever', when, window: WHOLE });
export const atEnd = (when: Predicate): Criterion => ({ kind: 'atEnd', when, window: WHOLE });

/** Seconds from the start of the run until something is so, at most. */
export const doneWithin = (to: Predicate, mostS: number): Criterion => ({
  kind: 'value',
  of: { kind: 'between', from: all(), to, take: 'first' },
  scale: { kind: 'within', high: mostS },
  absent: 'none',
  window: WHOLE,
});
