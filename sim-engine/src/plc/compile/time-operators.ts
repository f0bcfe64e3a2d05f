import type { Position } from '../diagnostics.ts';
import * as Op from '../machine/opcodes.ts';
import { WIDE_OPERATIONS } from '../machine/wide.ts';
import { isNumeric, isReal } from '../types/conversions.ts';
import { DINT, type Family, familyOf, isWide, LINT, TIME, type Type } from '../types/types.ts';
import type { Context } from './context.ts';
import { emitWide, numberAsReal } from './emit.ts';
import { cell, coerce, emitConversion, isUntyped, NOTHING, operandOf, typeOf, type Value } from './values.ts';

const POINTS: readonly Family[] = ['date', 'timeOfDay', 'dateTime'];

/**
 * Arithmetic with times (3rd ed., table 35): durations add, subtract and scale; a point in time moves by a duration; two points
 * of one kind differ by one.
 *
 * @returns `undefined` where no time is involved, or not in a way that means something
 */
export function timeOperation(
  context: Context,
  operator: '+' | '-' | '*' | '/' | 'MOD',
  left: Value,
  right: Value,
  position: Position,
): Value | undefined {
  const a = typeOf(left);
  const b = typeOf(right);
  if (a === undefined || b === undefined) return undefined;
  const first = familyOf(a);
  const second = familyOf(b);
  if (operator === '+' || operator === '-') {
    const type = sumType(operator, a, first, second);
    if (type === undefined) return undefined;
    const x = coerce(context, left, a, position);
    const y = coerce(context, right, b, position);
    if (x === undefined || y === undefined) return NOTHING;
    return cell(type, emitWide(context, operator === '+' ? 'add' : 'subtract', x, y));
  }
  if (first === 'duration' && isNumeric(b)) return scale(context, operator, left, right, position);
  if (operator === '*' && second === 'duration' && isNumeric(a)) return scale(context, operator, right, left, position);
  return undefined;
}

function sumType(operator: '+' | '-', a: Type, first: Family, second: Family): Type | undefined {
  if (second === 'duration' && (first === 'duration' || first === 'timeOfDay' || first === 'dateTime')) return a;
  return operator === '-' && first === second && POINTS.includes(first) ? TIME : undefined;
}

/** A duration times or divided by a number; the result is cut to whole nanoseconds. */
export function scale(
  context: Context,
  operator: '*' | '/' | 'MOD',
  duration: Value,
  factor: Value,
  position: Position,
): Value | undefined {
  const type = typeOf(factor);
  const time = coerce(context, duration, TIME, position);
  if (operator === 'MOD' || type === undefined) return undefined;
  if (time === undefined) return NOTHING;
  if (isReal(type)) {
    const real = numberAsReal(context, factor, position);
    if (real === undefined) return NOTHING;
    const result = context.emitter.temporary();
    context.emitter.emit(
      Op.WIDE,
      result,
      time,
      real,
      WIDE_OPERATIONS[operator === '*' ? 'scaleByReal' : 'divideByReal'],
    );
    return cell(TIME, result);
  }
  const whole = wholeFactor(context, factor, type, position);
  if (whole === undefined) return NOTHING;
  return cell(TIME, emitWide(context, operator === '*' ? 'multiply' : 'divide', time, whole));
}

function wholeFactor(context: Context, factor: Value, type: Type, position: Position): ReturnType<typeof coerce> {
  if (isUntyped(factor)) return coerce(context, factor, LINT, position);
  if (isWide(type)) return coerce(context, factor, type, position);
  const operand = operandOf(context, factor);
  const base = type.kind === 'subrange' ? type.base : type;
  if (operand === undefined || base.kind !== 'elementary') return undefined;
  return emitConversion(context, base.arithmetic === 'u32' ? base : DINT, LINT, operand);
}
