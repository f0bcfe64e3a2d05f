import type { Json } from '../kernel/json.ts';
import type { Predicate } from './predicate.ts';

type Fields = { readonly [key: string]: Json };

const RELATIONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

/** How deep predicates may be nested: no person writes deeper ones, and reading them needs a stack. */
const DEEPEST = 32;

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: Json | undefined): value is string => typeof value === 'string';
const isNumber = (value: Json | undefined): value is number => typeof value === 'number' && Number.isFinite(value);
const isOperand = (value: Json | undefined): boolean =>
  isNumber(value) || (isFields(value) && isText(value['signal']) && Object.keys(value).length === 1);
const only = (fields: Fields, ...names: readonly string[]): boolean =>
  Object.keys(fields).every((name) => name === 'kind' || names.includes(name));

function isPart(value: Json | undefined, depth: number): boolean {
  if (!isFields(value) || depth > DEEPEST) return false;
  const { of } = value;
  switch (value['kind']) {
    case 'signal':
      return (
        only(value, 'signal', 'is', 'than') &&
        isText(value['signal']) &&
        isText(value['is']) &&
        RELATIONS.includes(value['is']) &&
        isOperand(value['than'])
      );
    case 'between':
      return (
        only(value, 'signal', 'low', 'high') &&
        isText(value['signal']) &&
        isOperand(value['low']) &&
        isOperand(value['high'])
      );
    case 'mode':
      return (
        only(value, 'block', 'path', 'equals') &&
        isText(value['block']) &&
        isText(value['path']) &&
        value['equals'] !== undefined
      );
    case 'command':
      return (
        only(value, 'target', 'name', 'args', 'by') &&
        isText(value['target']) &&
        isText(value['name']) &&
        (value['by'] === undefined || isText(value['by']))
      );
    case 'all':
    case 'any':
      return (
        only(value, 'of') && Array.isArray(of) && of.length <= 64 && of.every((part: Json) => isPart(part, depth + 1))
      );
    case 'not':
    case 'once':
      return only(value, 'of') && isPart(of, depth + 1);
    case 'held':
      return only(value, 'of', 'forS') && isPart(of, depth + 1) && isNumber(value['forS']) && value['forS'] >= 0;
    case 'since':
      return only(value, 'of', 'after') && isPart(of, depth + 1) && isPart(value['after'], depth + 1);
    default:
      return false;
  }
}

/** Whether JSON from outside is a predicate. */
export function isPredicate(value: Json | undefined): value is Json & Predicate {
  return isPart(value, 0);
}
