import type { Position } from '../diagnostics.ts';
import * as Op from '../machine/opcodes.ts';
import { WIDE_OPERATIONS, type WideOperation } from '../machine/wide.ts';
import { arithmeticOf, LINT, LREAL, ULINT } from '../types/types.ts';
import type { Context } from './context.ts';
import type { Operand } from './emitter.ts';
import { coerce, emitConversion, operandOf, typeOf, type Value } from './values.ts';

/** An operation on 64-bit integers. */
export function emitWide(context: Context, operation: WideOperation, a: Operand, b: Operand = a): Operand {
  const result = context.emitter.temporary();
  context.emitter.emit(Op.WIDE, result, a, b, WIDE_OPERATIONS[operation]);
  return result;
}

/** Any number as a double. */
export function numberAsReal(context: Context, value: Value, position: Position): Operand | undefined {
  const type = typeOf(value);
  if (type === undefined) return undefined;
  const kind = arithmeticOf(type);
  if (kind !== 'i64' && kind !== 'u64') {
    return value.kind === 'constant'
      ? context.emitter.constant(value.constant.value, 'f64')
      : operandOf(context, value);
  }
  const operand = coerce(context, value, type, position);
  if (operand === undefined) return undefined;
  return emitConversion(context, kind === 'i64' ? LINT : ULINT, LREAL, operand);
}

/** The arguments of a TEXT, in cells that lie together. */
export function textArguments(context: Context, operands: readonly Operand[], texts: readonly boolean[]): Operand {
  const first = context.emitter.block(operands.length);
  for (const [index, operand] of operands.entries()) {
    const target = (first + 2 * index) as Operand;
    if (texts[index] === true) context.emitter.emit(Op.MOVE_TEXT, target, operand, undefined, 65_535);
    else context.emitter.emit(Op.MOVE, target, operand);
  }
  return first;
}
