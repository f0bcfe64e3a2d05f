import * as Op from '../machine/opcodes.ts';
import { TEXT_FUNCTIONS } from '../machine/text.ts';
import { INT, isInteger, isWide, type StringType, type Type } from '../types/types.ts';
import type { Context } from './context.ts';
import type { Operand } from './emitter.ts';
import { type FunctionCall, refuseCall, type StandardFunction } from './functions.ts';
import { numberAsReal, textArguments } from './emit.ts';
import { cell, NOTHING, operandOf, typeOf, type Value } from './values.ts';

/** @param shape for each parameter whether it is a text (else a whole number) */
function textFunction(shape: readonly boolean[], gives: 'text' | 'number'): StandardFunction['build'] {
  return (context, call) => {
    const operands: Operand[] = [];
    let type: StringType | undefined;
    for (const [index, value] of call.values.entries()) {
      const isText = shape[index] ?? true;
      const own = typeOf(value);
      const suits = isText
        ? own?.kind === 'string' && own.wide === (type?.wide ?? own.wide)
        : own !== undefined && isInteger(own);
      if (!suits) return refuseCall(context, call);
      if (own?.kind === 'string') type ??= own;
      const operand = isText ? operandOf(context, value) : numberAsReal(context, value, call.position);
      if (operand === undefined) return NOTHING;
      operands.push(operand);
    }
    if (type === undefined) return refuseCall(context, call);
    if (gives === 'number') return numberResult(context, call, operands, shape);
    return call.name === 'CONCAT'
      ? concatenation(context, operands, type)
      : cell(type, emitText(context, call.name, operands, shape));
  };
}

function emitText(context: Context, name: string, operands: readonly Operand[], shape: readonly boolean[]): Operand {
  const args = textArguments(context, operands, shape);
  const result = context.emitter.temporary();
  context.emitter.emit(Op.TEXT, result, args, undefined, (TEXT_FUNCTIONS as readonly string[]).indexOf(name));
  return result;
}

/** LEN and FIND give whatever integer type is asked for. */
function numberResult(
  context: Context,
  call: FunctionCall,
  operands: readonly Operand[],
  shape: readonly boolean[],
): Value {
  const { expected } = call;
  const wanted: Type = expected !== undefined && isInteger(expected) && !isWide(expected) ? expected : INT;
  return cell(wanted.kind === 'subrange' ? wanted.base : wanted, emitText(context, call.name, operands, shape), true);
}

function concatenation(context: Context, operands: readonly Operand[], type: StringType): Value {
  const [first, ...rest] = operands;
  if (first === undefined) return NOTHING;
  let sum = first;
  for (const operand of rest) sum = emitText(context, 'CONCAT', [sum, operand], [true, true]);
  return cell(type, sum);
}

export const TEXT_FUNCTION_TABLE: readonly (readonly [string, StandardFunction])[] = [
  ['LEN', { parameters: ['IN'], build: textFunction([true], 'number') }],
  ['LEFT', { parameters: ['IN', 'L'], build: textFunction([true, false], 'text') }],
  ['RIGHT', { parameters: ['IN', 'L'], build: textFunction([true, false], 'text') }],
  ['MID', { parameters: ['IN', 'L', 'P'], build: textFunction([true, false, false], 'text') }],
  ['CONCAT', { parameters: [], extensible: { firstNumber: 1, least: 2 }, build: textFunction([], 'text') }],
  ['INSERT', { parameters: ['IN1', 'IN2', 'P'], build: textFunction([true, true, false], 'text') }],
  ['DELETE', { parameters: ['IN', 'L', 'P'], build: textFunction([true, false, false], 'text') }],
  ['REPLACE', { parameters: ['IN1', 'IN2', 'L', 'P'], build: textFunction([true, true, false, false], 'text') }],
  ['FIND', { parameters: ['IN1', 'IN2'], build: textFunction([true, true], 'number') }],
];
