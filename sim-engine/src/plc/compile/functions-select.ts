import * as Op from '../machine/opcodes.ts';
import { defaultOf } from '../types/constant.ts';
import { arithmeticOf, isInteger, type Type } from '../types/types.ts';
import type { Context } from './context.ts';
import type { Operand } from './emitter.ts';
import { coerceAll, type FunctionCall, moveInto, refuseCall, type StandardFunction, unify } from './functions.ts';
import { numberAsReal } from './emit.ts';
import { binaryOperation } from './operators.ts';
import { cell, coerceCondition, NOTHING, operandOf, typeOf, type Value } from './values.ts';

const same = (expected: Type | undefined): Type | undefined => expected;

function less(context: Context, a: Operand, b: Operand, type: Type, call: FunctionCall): Operand | undefined {
  return operandOf(context, binaryOperation(context, '<', cell(type, a), cell(type, b), call.position));
}

/** MAX and MIN: of equal ones the first. */
function extreme(largest: boolean): StandardFunction['build'] {
  return (context, call) => {
    const type = unify(call.values, call.expected);
    if (type === undefined || arithmeticOf(type) === undefined) return refuseCall(context, call);
    const operands = coerceAll(context, call.values, type, call.position);
    const [first, ...rest] = operands ?? [];
    if (first === undefined) return NOTHING;
    const result = context.emitter.temporary();
    moveInto(context, result, first, type);
    for (const operand of rest) {
      const better = largest ? less(context, result, operand, type, call) : less(context, operand, result, type, call);
      if (better === undefined) return NOTHING;
      const keep = context.emitter.label();
      context.emitter.jump(Op.JUMP_UNLESS, keep, better);
      moveInto(context, result, operand, type);
      context.emitter.bind(keep);
    }
    return cell(type, result);
  };
}

/** LIMIT(MN, IN, MX): MN wins where the limits cross. */
function limit(context: Context, call: FunctionCall): Value {
  const type = unify(call.values, call.expected);
  if (type === undefined || arithmeticOf(type) === undefined) return refuseCall(context, call);
  const [low, value, high] = coerceAll(context, call.values, type, call.position) ?? [];
  if (low === undefined || value === undefined || high === undefined) return NOTHING;
  const { emitter } = context;
  const result = emitter.temporary();
  const beyond = less(context, low, value, type, call);
  const notBelow = emitter.label();
  const end = emitter.label();
  if (beyond === undefined) return NOTHING;
  emitter.jump(Op.JUMP_IF, notBelow, beyond);
  moveInto(context, result, low, type);
  emitter.jump(Op.JUMP, end);
  emitter.bind(notBelow);
  moveInto(context, result, value, type);
  const above = less(context, high, value, type, call);
  if (above === undefined) return NOTHING;
  emitter.jump(Op.JUMP_UNLESS, end, above);
  moveInto(context, result, high, type);
  emitter.bind(end);
  return cell(type, result);
}

/** SEL(G, IN0, IN1) */
function select(context: Context, call: FunctionCall): Value {
  const [gate = NOTHING, ...choices] = call.values;
  const type = unify(choices, call.expected);
  if (type === undefined || arithmeticOf(type) === undefined) return refuseCall(context, call);
  const condition = coerceCondition(context, gate, call.position);
  const [off, on] = coerceAll(context, choices, type, call.position) ?? [];
  if (condition === undefined || off === undefined || on === undefined) return NOTHING;
  const { emitter } = context;
  const result = emitter.temporary();
  const end = emitter.label();
  moveInto(context, result, off, type);
  emitter.jump(Op.JUMP_UNLESS, end, condition);
  moveInto(context, result, on, type);
  emitter.bind(end);
  return cell(type, result);
}

/** MUX(K, IN0, IN1 …): what no input answers is 0 or empty. */
function multiplex(context: Context, call: FunctionCall): Value {
  const [selector = NOTHING, ...choices] = call.values;
  const type = unify(choices, call.expected);
  const selectorType = typeOf(selector);
  const suits = selectorType !== undefined && isInteger(selectorType);
  if (!suits || type === undefined || arithmeticOf(type) === undefined) return refuseCall(context, call);
  const index = numberAsReal(context, selector, call.position);
  const operands = coerceAll(context, choices, type, call.position);
  if (index === undefined || operands === undefined) return NOTHING;
  const { emitter } = context;
  const result = emitter.temporary();
  const end = emitter.label();
  const places = operands.map(() => emitter.label());
  for (const [place, label] of places.entries())
    emitter.jump(Op.JUMP_IF_EQUAL, label, index, emitter.constant(place, 'i32'));
  moveInto(context, result, emitter.constant(defaultOf(type), arithmeticOf(type) ?? 'i32'), type);
  emitter.jump(Op.JUMP, end);
  for (const [place, operand] of operands.entries()) {
    const label = places[place];
    if (label !== undefined) emitter.bind(label);
    moveInto(context, result, operand, type);
    emitter.jump(Op.JUMP, end);
  }
  emitter.bind(end);
  return cell(type, result);
}

export const SELECT_FUNCTIONS: readonly (readonly [string, StandardFunction])[] = [
  ['MAX', { parameters: [], extensible: { firstNumber: 1, least: 2 }, hint: same, build: extreme(true) }],
  ['MIN', { parameters: [], extensible: { firstNumber: 1, least: 2 }, hint: same, build: extreme(false) }],
  ['LIMIT', { parameters: ['MN', 'IN', 'MX'], hint: same, build: limit }],
  ['SEL', { parameters: ['G', 'IN0', 'IN1'], hint: same, build: select }],
  ['MUX', { parameters: ['K'], extensible: { firstNumber: 0, least: 1 }, hint: same, build: multiplex }],
];
