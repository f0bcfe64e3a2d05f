import { charAt } from './elements.ts';
import { type Outcome, refuse } from './refusal.ts';

/** One more character than this, and rs274 cannot read a line. */
const LONGEST_LINE = 252;

export const TOO_LONG = 'Command too long';

const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const OPEN = 0x28;
const CLOSE = 0x29;
const SEMICOLON = 0x3b;
const UPPER_A = 0x41;
const UPPER_Z = 0x5a;
const TO_LOWER = 0x20;

/**
 * A line as the reader wants it: white space gone and letters small, except inside comments, and where in the source each
 * character stood. The buffer is used again for every line, so that reading allocates nothing; a zero ends it.
 */
export class LineBuffer {
  readonly chars = new Uint16Array(LONGEST_LINE + 2);
  readonly columns = new Uint16Array(LONGEST_LINE + 2);
  length = 0;

  /** Takes the characters from `start` up to `end` of the program. */
  load(source: string, start: number, end: number): Outcome {
    const { chars, columns } = this;
    this.length = 0;
    if (end - start > LONGEST_LINE) return refuse('line', TOO_LONG);
    let length = 0;
    let inComment = false;
    for (let index = start; index < end; index += 1) {
      let char = source.charCodeAt(index);
      if (inComment) {
        if (char === CLOSE) inComment = false;
        else if (char === OPEN) return { ...refuse('line', 'Nested comment found'), column: index - start + 1 };
      } else if (char === SPACE || char === TAB || char === CARRIAGE_RETURN) {
        continue;
      } else if (char >= UPPER_A && char <= UPPER_Z) {
        char += TO_LOWER;
      } else if (char === OPEN) {
        inComment = true;
      } else if (char === SEMICOLON || char === 0) {
        break;
      }
      chars[length] = char;
      columns[length] = index - start + 1;
      length += 1;
    }
    if (inComment) return { ...refuse('line', 'Unclosed comment found'), column: end - start + 1 };
    chars[length] = 0;
    columns[length] = end - start + 1;
    this.length = length;
    return undefined;
  }

  text(start: number, end: number): string {
    let text = '';
    for (let index = start; index < end; index += 1) text += String.fromCharCode(charAt(this.chars, index));
    return text;
  }
}
