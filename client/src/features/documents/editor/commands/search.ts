import { both } from '../strings/index.ts';
import { blockCommands } from './blocks.ts';
import type { CommandContext, EditorCommand } from './command.ts';
import { insertCommands } from './inserts.ts';

const slashCommands: readonly EditorCommand[] = [...insertCommands, ...blockCommands];

/** Words that a command is found by: its names in both languages, whatever language is on the screen, and its keywords. */
function words(command: EditorCommand): string[] {
  return [...both(command.label), ...command.keywords].map((word) => word.toLowerCase());
}

/**
 * Commands for what was typed after the slash, best first: names that begin with it, then those that hold it. Everything, in the
 * order of the menu, where nothing was typed.
 */
export function searchCommands(query: string, context: CommandContext): EditorCommand[] {
  const available = slashCommands.filter((command) => command.isAvailable?.(context) ?? true);
  const needle = query.trim().toLowerCase();
  if (needle === '') return available;
  const rank = (command: EditorCommand): number => {
    const all = words(command);
    if (all.some((word) => word.startsWith(needle))) return 0;
    return all.some((word) => word.includes(needle)) ? 1 : 2;
  };
  return available
    .map((command) => ({ command, rank: rank(command) }))
    .filter((each) => each.rank < 2)
    .toSorted((one, other) => one.rank - other.rank)
    .map((each) => each.command);
}
