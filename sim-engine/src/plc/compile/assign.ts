import type { Position } from '../diagnostics.ts';
import * as Op from '../machine/opcodes.ts';
import { arithmeticOf, cellsOf, sameType, typeName } from '../types/types.ts';
import type { Context } from './context.ts';
import { type Target, withBits } from './places.ts';
import { addressOf, coerce, describe, store, type Value } from './values.ts';

/** Puts a value into a target, after checking that it suits. */
export function assign(context: Context, target: Target, value: Value, position: Position): void {
  const { type, place, bits } = target;
  if (bits !== undefined) {
    const operand = coerce(context, value, bits.size, position);
    const whole = operand === undefined ? undefined : withBits(context, target, operand);
    if (whole !== undefined) store(context, whole, type, place);
  } else if (arithmeticOf(type) !== undefined) {
    const operand = coerce(context, value, type, position);
    if (operand !== undefined) store(context, operand, type, place);
  } else if (value.kind === 'place' && type.kind !== 'block' && sameType(type, value.type)) {
    if (type.kind === 'unknown') return;
    const from = addressOf(context, value.place);
    context.emitter.emit(Op.COPY, addressOf(context, place), from, undefined, cellsOf(type));
  } else if (value.kind !== 'nothing' && type.kind !== 'unknown') {
    context.diagnostics.error(position, 'ST402', describe(value), typeName(type));
  }
}
