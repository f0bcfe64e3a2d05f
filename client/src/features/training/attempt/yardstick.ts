/** What was asked of an aspect, as the server's JSON tells it; read loosely, because a newer server may know more kinds. */
export type Yardstick =
  | { readonly kind: 'within'; readonly low: number | null; readonly high: number | null }
  | {
      readonly kind: 'bands';
      readonly bands: readonly { readonly low: number | null; readonly high: number | null; readonly share: number }[];
    }
  | { readonly kind: 'linear'; readonly full: number; readonly none: number }
  | { readonly kind: 'condition'; readonly text: string }
  | { readonly kind: 'judgement' };

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Null where it is of a kind that is not known here. */
export function readYardstick(value: unknown): Yardstick | null {
  if (!isObject(value)) return null;
  switch (value['kind']) {
    case 'within':
      return { kind: 'within', low: numberOf(value['low']), high: numberOf(value['high']) };
    case 'bands': {
      const bands = Array.isArray(value['bands']) ? value['bands'].filter(isObject) : [];
      return {
        kind: 'bands',
        bands: bands.map((band) => ({
          low: numberOf(band['low']),
          high: numberOf(band['high']),
          share: numberOf(band['share']) ?? 0,
        })),
      };
    }
    case 'linear':
      return { kind: 'linear', full: numberOf(value['full']) ?? 0, none: numberOf(value['none']) ?? 0 };
    case 'condition':
      return { kind: 'condition', text: describePredicate(value['when']) };
    case 'judgement':
      return { kind: 'judgement' };
    default:
      return null;
  }
}

/** A condition in the signs of mathematics, which need no language: `starter.u12 ≥ 340 ∧ …`. */
export function describePredicate(predicate: unknown): string {
  if (!isObject(predicate)) return '?';
  const of = predicate['of'];
  switch (predicate['kind']) {
    case 'signal':
      return `${word(predicate['signal'])} ${sign(predicate['is'])} ${operand(predicate['than'])}`;
    case 'between':
      return `${operand(predicate['low'])} ≤ ${word(predicate['signal'])} ≤ ${operand(predicate['high'])}`;
    case 'mode':
      return `${word(predicate['block'])}${predicate['path'] === '' ? '' : `.${word(predicate['path'])}`} = ${operand(predicate['equals'])}`;
    case 'command':
      return `${word(predicate['target'])}.${word(predicate['name'])}(${predicate['args'] === undefined ? '' : operand(predicate['args'])})`;
    case 'all':
    case 'any':
      return joined(of, predicate['kind'] === 'all' ? ' ∧ ' : ' ∨ ');
    case 'not':
      return `¬ ${describePredicate(of)}`;
    case 'held':
      return `${describePredicate(of)} (${operand(predicate['forS'])} s)`;
    case 'once':
      return describePredicate(of);
    case 'since':
      return `${describePredicate(predicate['after'])} → ${describePredicate(of)}`;
    default:
      return '?';
  }
}

function joined(of: unknown, by: string): string {
  return Array.isArray(of) ? `(${of.map(describePredicate).join(by)})` : '?';
}

const signs: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '=': '=',
  '==': '=',
  '!=': '≠',
  '>': '>',
  '<': '<',
};
const sign = (value: unknown): string => (typeof value === 'string' ? (signs[value] ?? value) : '?');
const word = (value: unknown): string => (typeof value === 'string' ? value : '?');

function operand(value: unknown): string {
  if (typeof value === 'number') return plainNumber(value);
  if (isObject(value) && typeof value['signal'] === 'string') return value['signal'];
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Enough digits to compare with a limit, no more than a person reads. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(5)));
}

/** '380–420', '±0.01', '≤ 2'; null where nothing limits it. */
export function describeLimits({
  low,
  high,
}: {
  readonly low: number | null;
  readonly high: number | null;
}): string | null {
  if (low === null) return high === null ? null : `≤ ${plainNumber(high)}`;
  if (high === null) return `≥ ${plainNumber(low)}`;
  return low === -high ? `±${plainNumber(high)}` : `${plainNumber(low)}–${plainNumber(high)}`;
}
