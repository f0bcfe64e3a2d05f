import { type Command, FAULTS } from '../kernel/command.ts';
import type { System } from '../kernel/system.ts';
import { isSessionCommand } from '../log/session-commands.ts';
import { readPredicate } from '../predicates/check.ts';
import { commandsOf, modesOf, type Predicate, signalsOf } from '../predicates/predicate.ts';
import type { Cursor } from '../shape/index.ts';

/** Whether a run of the system has such a signal: an output, an input, a state or a parameter. */
function hasSignal(system: System, signal: string): boolean {
  if (system.outputIndex.has(signal) || system.inputIndex.has(signal) || system.parameterIndex.has(signal)) return true;
  const dot = signal.indexOf('.');
  const placed = system.blocks.find(({ name }) => name === signal.slice(0, dot));
  const state = signal.slice(dot + 1);
  return placed !== undefined && (placed.continuous.names.includes(state) || placed.discrete.names.includes(state));
}

const hasBlock = (system: System, block: string): boolean => system.blocks.some(({ name }) => name === block);

/** Whether anybody can give such a command. */
export function hasCommand(system: System, { target, name }: Pick<Command, 'target' | 'name'>): boolean {
  if (target === FAULTS) return name === 'inject' || name === 'clear';
  if (target.startsWith('@')) return isSessionCommand(target, name);
  const { commands = {} } = system.blocks.find((placed) => placed.name === target)?.block ?? {};
  return Object.hasOwn(commands, name);
}

/** Complains of everything that a predicate names and the system lacks. */
function checkReferences(cursor: Cursor, predicate: Predicate, system: System): void {
  for (const signal of signalsOf(predicate)) checkSignal(cursor, signal, system);
  for (const block of modesOf(predicate))
    if (block !== '' && !hasBlock(system, block)) cursor.complain('unknownBlock', { block });
  for (const { target, name } of commandsOf(predicate))
    if (target !== '' && name !== '' && !hasCommand(system, { target, name }))
      cursor.complain('unknownCommand', { target, name });
}

/** A name that could not be read is empty, and has been complained of. */
export function checkSignal(cursor: Cursor, signal: string, system: System): void {
  if (signal !== '' && !hasSignal(system, signal)) cursor.complain('unknownSignal', { signal });
}

/** Reads a predicate whose names, where a system is given, are that system's. */
export function readPredicateOf(cursor: Cursor, system: System | undefined): Predicate {
  const predicate = readPredicate(cursor);
  if (system !== undefined) checkReferences(cursor, predicate, system);
  return predicate;
}
