import type { Cursor } from '../shape/index.ts';
import type { Operand, Predicate, Relation } from './predicate.ts';

const RELATIONS: readonly [Relation, ...Relation[]] = ['<', '<=', '>', '>=', '==', '!='];

const KINDS = ['signal', 'between', 'mode', 'command', 'all', 'any', 'not', 'held', 'once', 'since'] as const;

/** How deep predicates may be nested: no person writes deeper ones, and reading them needs a stack. */
const DEEPEST = 32;

const MOST_PARTS = 64;
const LONGEST_TIME_S = 1e9;

/** What stands for a predicate that could not be read. */
const NEVER: Predicate = { kind: 'any', of: [] };

function readOperand(cursor: Cursor): Operand {
  if (typeof cursor.value === 'number') return cursor.number();
  return { signal: cursor.object(['signal']).at('signal').text() };
}

function readCommand(cursor: Cursor): Predicate {
  cursor.object(['kind', 'target', 'name'], ['args', 'by']);
  const args = cursor.at('args');
  const by = cursor.at('by');
  return {
    kind: 'command',
    target: cursor.at('target').text(),
    name: cursor.at('name').text(),
    ...(args.value === undefined ? {} : { args: args.value }),
    ...(by.present ? { by: by.text() } : {}),
  };
}

function readPart(cursor: Cursor, depth: number): Predicate {
  if (depth > DEEPEST) {
    cursor.complain('tooDeep', { deepest: DEEPEST });
    return NEVER;
  }
  const inner = (name: string): Predicate => readPart(cursor.at(name), depth + 1);
  const kind = cursor.at('kind').oneOf(KINDS);
  if (kind === undefined) return NEVER;
  switch (kind) {
    case 'signal':
      cursor.object(['kind', 'signal', 'is', 'than']);
      return {
        kind,
        signal: cursor.at('signal').text(),
        is: cursor.at('is').choice(RELATIONS),
        than: readOperand(cursor.at('than')),
      };
    case 'between':
      cursor.object(['kind', 'signal', 'low', 'high']);
      return {
        kind,
        signal: cursor.at('signal').text(),
        low: readOperand(cursor.at('low')),
        high: readOperand(cursor.at('high')),
      };
    case 'mode': {
      cursor.object(['kind', 'block', 'path', 'equals']);
      const path = cursor.at('path');
      const equals = cursor.at('equals').value ?? null;
      return { kind, block: cursor.at('block').text(), path: path.value === '' ? '' : path.text(), equals };
    }
    case 'command':
      return readCommand(cursor);
    case 'all':
    case 'any': {
      const parts = cursor.object(['kind', 'of']).at('of').items(MOST_PARTS);
      return { kind, of: parts.map((part) => readPart(part, depth + 1)) };
    }
    case 'not':
    case 'once':
      cursor.object(['kind', 'of']);
      return { kind, of: inner('of') };
    case 'held':
      cursor.object(['kind', 'of', 'forS']);
      return { kind, of: inner('of'), forS: cursor.at('forS').number(0, LONGEST_TIME_S) };
    case 'since':
      cursor.object(['kind', 'of', 'after']);
      return { kind, of: inner('of'), after: inner('after') };
  }
}

/** Reads a predicate; what is wrong in it is named by its place. */
export function readPredicate(cursor: Cursor): Predicate {
  return readPart(cursor, 0);
}
