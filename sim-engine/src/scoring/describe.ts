import { canonicalJson } from '../kernel/json.ts';
import type { Operand, Predicate } from '../predicates/predicate.ts';
import type { Yardstick } from './evidence.ts';
import type { Limits } from './rubric.ts';

/** Enough digits to compare with a limit, no more than a person reads. */
export function describeNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

const describeOperand = (operand: Operand): string =>
  typeof operand === 'number' ? describeNumber(operand) : operand.signal;

/** A condition in short, the same for everybody. */
export function describePredicate(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'signal':
      return `${predicate.signal} ${predicate.is} ${describeOperand(predicate.than)}`;
    case 'between':
      return `${describeOperand(predicate.low)} <= ${predicate.signal} <= ${describeOperand(predicate.high)}`;
    case 'mode':
      return `${predicate.block}${predicate.path === '' ? '' : `.${predicate.path}`} is ${canonicalJson(predicate.equals)}`;
    case 'command':
      return `${predicate.target}.${predicate.name}(${predicate.args === undefined ? '' : canonicalJson(predicate.args)})`;
    case 'all':
    case 'any':
      return `(${predicate.of.map(describePredicate).join(predicate.kind === 'all' ? ' and ' : ' or ')})`;
    case 'not':
      return `not ${describePredicate(predicate.of)}`;
    case 'held':
      return `${describePredicate(predicate.of)} for ${describeNumber(predicate.forS)} s`;
    case 'once':
      return `once ${describePredicate(predicate.of)}`;
    case 'since':
      return `${describePredicate(predicate.of)} after ${describePredicate(predicate.after)}`;
  }
}

function describeLimits({ low, high }: Limits): string {
  if (low === undefined && high === undefined) return 'any';
  if (low === undefined) return `<= ${describeNumber(high ?? 0)}`;
  return high === undefined ? `>= ${describeNumber(low)}` : `${describeNumber(low)} to ${describeNumber(high)}`;
}

export function describeYardstick(yardstick: Yardstick): string {
  switch (yardstick.kind) {
    case 'within':
      return describeLimits(yardstick);
    case 'bands':
      return yardstick.bands.map((band) => `${describeLimits(band)}: ${describeNumber(band.share * 100)} %`).join('; ');
    case 'linear':
      return `${describeNumber(yardstick.full)}: 100 %, ${describeNumber(yardstick.none)}: 0 %`;
    case 'condition':
      return describePredicate(yardstick.when);
    case 'judgement':
      return 'judgement';
  }
}
