import * as Op from '../machine/opcodes.ts';
import { bitsCode, ROTATE_LEFT, ROTATE_RIGHT, SHIFT_LEFT, SHIFT_RIGHT } from '../machine/bits.ts';
import { WIDE_OPERATIONS } from '../machine/wide.ts';
import { isBitString } from '../types/conversions.ts';
import { baseOf, DWORD, isInteger, isWide } from '../types/types.ts';
import type { Context } from './context.ts';
import { type FunctionCall, refuseCall, unify } from './functions.ts';
import { numberAsReal } from './emit.ts';
import { cell, coerce, isUntyped, NOTHING, typeOf, type Value } from './values.ts';

export const BIT_FUNCTIONS: readonly string[] = ['SHL', 'SHR', 'ROL', 'ROR'];

const SMALL: Readonly<Record<string, number>> = {
  SHL: SHIFT_LEFT,
  SHR: SHIFT_RIGHT,
  ROL: ROTATE_LEFT,
  ROR: ROTATE_RIGHT,
};
const WIDE = { SHL: 'shiftLeft', SHR: 'shiftRight', ROL: 'rotateLeft', ROR: 'rotateRight' } as const;

/** SHL, SHR, ROL, ROR (IN, N) */
export function bitFunction(context: Context, call: FunctionCall): Value {
  const [value = NOTHING, count = NOTHING] = call.values;
  const wanted = call.expected !== undefined && isBitString(call.expected) ? call.expected : DWORD;
  const type = isUntyped(value) ? unify([value], wanted) : typeOf(value);
  const countType = typeOf(count);
  const base = type === undefined ? undefined : baseOf(type);
  if (base?.kind !== 'elementary' || !isBitString(base) || countType === undefined || !isInteger(countType)) {
    return refuseCall(context, call);
  }
  const operand = coerce(context, value, base, call.position);
  const turns = numberAsReal(context, count, call.position);
  if (operand === undefined || turns === undefined) return NOTHING;
  const { emitter } = context;
  const result = emitter.temporary();
  if (isWide(base)) {
    emitter.emit(Op.WIDE, result, operand, turns, WIDE_OPERATIONS[WIDE[call.name as keyof typeof WIDE]]);
  } else emitter.emit(Op.BITS, result, operand, turns, bitsCode(SMALL[call.name] ?? SHIFT_LEFT, base.bits));
  return cell(base, result);
}
