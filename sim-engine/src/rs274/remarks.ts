import { fixed } from './canon-print.ts';
import type { Machine } from './machine.ts';
import { PARAMETER_COUNT } from './numbered-parameters.ts';

/** What a parameter that does not exist shows. */
const UNKNOWN = '######';

/** A comment of a line: a message, a print, a log or a plain remark. */
export function convertComment(machine: Machine, comment: string): void {
  if (comment === '') return;
  const text = comment.trimStart();
  const lower = text.toLowerCase();
  const after = (prefix: string): string | undefined =>
    lower.startsWith(prefix) ? text.slice(prefix.length) : undefined;
  const message = after('msg,');
  if (message !== undefined) {
    machine.emitNow({ kind: 'message', text: message });
    return;
  }
  const debug = after('debug,');
  if (debug !== undefined) {
    machine.emitNow({ kind: 'message', text: expand(machine, debug) });
    return;
  }
  const print = after('print,');
  if (print !== undefined) {
    machine.emitNow({ kind: 'print', text: expand(machine, print) });
    return;
  }
  const log = after('log,');
  if (log !== undefined) {
    machine.emitNow({ kind: 'log', text: expand(machine, log) });
    return;
  }
  const logOpen = after('logopen,');
  const logAppend = after('logappend,');
  if (logOpen !== undefined) machine.emitNow({ kind: 'logOpen', text: logOpen });
  else if (logAppend !== undefined) machine.emitNow({ kind: 'logAppend', text: logAppend });
  else if (lower.startsWith('logclose')) machine.emitNow({ kind: 'logClose' });
  else machine.emit({ kind: 'comment', text: text.trimEnd() === '' ? '' : text });
}

/** A longer one shows as if it did not exist. */
const LONGEST_NUMBER = 100;

const DEFAULT_DECIMALS = 6;
const PART = /#<|#\d+|%d|%f|%\.\d+f/u;

/** Replaces parameters by their values; `%d`, `%f` and `%.2f` set how the next ones are written. */
function expand(machine: Machine, text: string): string {
  let result = '';
  let rest = text;
  let decimals = DEFAULT_DECIMALS;
  for (;;) {
    const found = PART.exec(rest);
    if (found === null) return result + rest;
    const [part] = found;
    result += rest.slice(0, found.index);
    rest = rest.slice(found.index + part.length);
    if (part === '#<') {
      const end = rest.indexOf('>');
      // A name without its end swallows the rest.
      if (end === -1) return result;
      const name = rest.slice(0, end).replaceAll(/\s/gu, '').toLowerCase();
      result += written(machine.named(name), decimals);
      rest = rest.slice(end + 1);
    } else if (part.startsWith('#')) {
      const number = Number(part.slice(1));
      result += written(number < PARAMETER_COUNT ? machine.numbered(number) : undefined, decimals);
    } else {
      decimals = part === '%d' ? 0 : part === '%f' ? 4 : Number(part.slice(2, -1));
    }
  }
}

function written(value: number | undefined, decimals: number): string {
  if (value === undefined) return UNKNOWN;
  const text = fixed(value, Math.min(decimals, 100));
  return text.length < LONGEST_NUMBER ? text : UNKNOWN;
}
