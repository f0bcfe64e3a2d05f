import { PROGRAM_PART_CHARACTERS } from '../../../model/machine/interface.ts';
import type { Give } from '../shared/use-commands.ts';

/** Parts of a text of at most so many characters that never split a line, but for a line that is longer itself. */
export function partsOf(text: string, most: number): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(text.length, at + most);
    if (end < text.length) {
      const line = text.lastIndexOf('\n', end - 1);
      if (line >= at) end = line + 1;
    }
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

/** Brings a text into the control's memory, in parts where it is long. Says whether it is there. */
export async function sendProgram(give: Give, text: string, place: string): Promise<boolean> {
  if (text.length <= PROGRAM_PART_CHARACTERS) return give('loadProgram', { text }, place);
  if (!(await give('beginProgram', null, place))) return false;
  for (const part of partsOf(text, PROGRAM_PART_CHARACTERS)) {
    // One after the other: the control takes them in this order.
    if (!(await give('appendProgram', { text: part }, place))) return false;
  }
  return give('endProgram', null, place);
}
