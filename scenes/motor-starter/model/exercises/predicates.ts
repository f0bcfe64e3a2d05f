import type { Predicate, Relation } from '@tongyan/sim-engine/predicates';

import { ANSWERS } from '../answers.ts';
import { CABINET_FAULTS } from '../faults.ts';

export const signal = (name: string, is: Relation, than: number): Predicate => ({
  kind: 'signal',
  signal: `cabinet.${name}`,
  is,
  than,
});
export const all = (...of: readonly Predicate[]): Predicate => ({ kind: 'all', of });
export const any = (...of: readonly Predicate[]): Predicate => ({ kind: 'any', of });
export const not = (of: Predicate): Predicate => ({ kind: 'not', of });
export const once = (of: Predicate): Predicate => ({ kind: 'once', of });

type CommandPredicate = Extract<Predicate, { kind: 'command' }>;

/** A command to the cabinet, of any part where none is named. */
export const command = (name: string, part?: string): CommandPredicate => ({
  kind: 'command',
  target: 'cabinet',
  name,
  ...(part === undefined ? {} : { args: { part } }),
});

export const TURN_ON = command('turnOn', 'QF');
export const TURN_OFF = command('turnOff', 'QF');
export const PRESS_START = command('press', 'SB2');

/** Somebody says which part it is. */
export const ANSWER: CommandPredicate = {
  kind: 'command',
  target: '@session',
  name: 'answer',
  args: { question: 'faultyPart' },
};

export const LOCKED_OUT = all(signal('QF.closed', '==', 0), signal('QF.locked', '==', 1), signal('QF.tagged', '==', 1));

/** Locked out, and proved dead with a meter that was proved before and after. */
export const SAFE_TO_WORK = all(LOCKED_OUT, signal('inspection.proof', '>=', 3));

/** In delta at speed the right way round, and it stays so. */
export const RUNS: Predicate = {
  kind: 'held',
  of: all(signal('KM1.closed', '==', 1), signal('KM2.closed', '==', 1), signal('M.speedRadps', '>', 140)),
  forS: 1,
};

const FAULTY_PARTS = new Set(Object.values(CABINET_FAULTS).map(({ part }) => part));

/** The part that is named is the one with the fault at this moment. */
export const RIGHT_ANSWER: Predicate = any(
  ...[...FAULTY_PARTS].map((part) =>
    all(
      { ...ANSWER, args: { question: 'faultyPart', answer: part } },
      signal('inspection.faultyPart', '==', ANSWERS.indexOf(part) + 1),
    ),
  ),
);

/** Every fault that there was is gone. */
export const REPAIRED: Predicate = {
  kind: 'since',
  of: signal('inspection.faults', '==', 0),
  after: signal('inspection.faults', '>', 0),
};
