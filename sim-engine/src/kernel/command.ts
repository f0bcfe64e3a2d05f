import { fail, type Result } from '../result.ts';
import { readShape } from '../shape/index.ts';
import type { Refusal } from './block.ts';
import { cloneJson, type Json, jsonOf } from './json.ts';
import type { Memory } from './memory.ts';

/** What somebody does to the system. */
export interface Command {
  /** Name of a block, or {@link FAULTS}. */
  readonly target: string;
  readonly name: string;
  readonly args: Json;
}

/** The target of commands that inject and clear faults. */
export const FAULTS = '@faults';

/** Carries a block's command out, or says why not and changes nothing. */
export function applyToBlock({ live }: Memory, { target, name, args }: Command): Result<null, Refusal> {
  const block = live.find(({ placed }) => placed.name === target);
  if (block === undefined) return fail({ code: 'unknownTarget', details: { target } });
  const { commands = {} } = block.placed.block;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return fail({ code: 'unknownCommand', details: { target, name } });
  const sound = readShape(args, () => null);
  if (!sound.ok) return fail({ code: 'malformedArguments', details: jsonOf(sound.failure) });
  const own = cloneJson(args);
  const checked = command.check(own, block.frame);
  if (checked.ok) command.apply(own, block.frame);
  return checked;
}
