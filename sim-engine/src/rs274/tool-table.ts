import { fail, type Result, succeed } from '../result.ts';
import type { ToolOffset } from './canon.ts';

/** One tool; lengths in inches, the machine unit, whatever a program's G20 or G21 says. */
export interface Tool {
  readonly tool: number;
  /** P: where the tool stands; a tool without it is the one in the spindle when the program begins. */
  readonly pocket: number | undefined;
  readonly offset: ToolOffset;
  readonly diameter: number;
  readonly frontAngleDeg: number;
  readonly backAngleDeg: number;
  readonly orientation: number;
  readonly comment: string;
}

export interface FileFailure {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A tool with its place in the table: the lines that have a P word are counted from 1. */
export interface TableEntry extends Tool {
  readonly slot: number;
}

/** The entries of a table, and the tool that is in the spindle. */
export function tableEntries(tools: readonly Tool[]): {
  readonly entries: readonly TableEntry[];
  readonly spindle: Tool;
} {
  const entries = tools
    .filter(({ pocket }) => pocket !== undefined)
    .map((tool, index) => ({ ...tool, slot: index + 1 }));
  return { entries, spindle: tools.findLast(({ pocket }) => pocket === undefined) ?? NO_TOOL };
}

export const NO_OFFSET: ToolOffset = { x: 0, y: 0, z: 0, a: 0, b: 0, c: 0, u: 0, v: 0, w: 0 };

/** What an empty spindle carries. */
export const NO_TOOL: Tool = {
  tool: 0,
  pocket: 0,
  offset: NO_OFFSET,
  diameter: 0,
  frontAngleDeg: 0,
  backAngleDeg: 0,
  orientation: 0,
  comment: '',
};

const FIELD = /^([A-Z])([+-]?(?:\d+\.?\d*|\.\d+))$/u;
const KNOWN = 'TPXYZABCUVWDIJQ';

function parseTool(text: string, line: number): Result<Tool, FileFailure> {
  const semicolon = text.indexOf(';');
  const comment = semicolon === -1 ? '' : text.slice(semicolon + 1).trim();
  const fields = semicolon === -1 ? text : text.slice(0, semicolon);
  const values = new Map<string, number>();
  for (const { 0: word, index } of fields.matchAll(/\S+/gu)) {
    const [, letter = '', value = ''] = FIELD.exec(word.toUpperCase()) ?? [];
    const column = index + 1;
    if (letter === '' || !KNOWN.includes(letter))
      return fail({ line, column, message: `not a word of a tool table: ${word}` });
    values.set(letter, Number(value));
  }
  const of = (letter: string): number => values.get(letter) ?? 0;
  const tool = values.get('T');
  if (tool === undefined || !Number.isInteger(tool) || tool < 0)
    return fail({ line, column: 1, message: 'a tool needs a T word, a whole number from 0' });
  return succeed({
    tool,
    pocket: values.get('P'),
    offset: {
      x: of('X'),
      y: of('Y'),
      z: of('Z'),
      a: of('A'),
      b: of('B'),
      c: of('C'),
      u: of('U'),
      v: of('V'),
      w: of('W'),
    },
    diameter: of('D'),
    frontAngleDeg: of('I'),
    backAngleDeg: of('J'),
    orientation: of('Q'),
    comment,
  });
}

/** Reads a `tool.tbl` of LinuxCNC: a tool on each line, words as `T1 P1 Z1.5 D0.25`, `;` before a remark. */
export function parseToolTable(text: string): Result<readonly Tool[], FileFailure> {
  const tools: Tool[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (/^\s*(?:;|$)/u.test(line)) continue;
    const parsed = parseTool(line, index + 1);
    if (!parsed.ok) return parsed;
    tools.push(parsed.value);
  }
  return succeed(tools);
}
