import * as Op from '../machine/opcodes.ts';
import { REAL_FUNCTIONS, REAL_FUNCTIONS_2 } from '../machine/reals.ts';
import type { BinaryOperator } from '../syntax/ast.ts';
import { isNumeric, isReal, widens } from '../types/conversions.ts';
import { arithmeticOf, DINT, isInteger, isWide, LINT, LREAL, REAL, type Type } from '../types/types.ts';
import type { Context } from './context.ts';
import { type FunctionCall, refuseCall, type StandardFunction, unify } from './functions.ts';
import { emitWide } from './emit.ts';
import { binaryOperation, power, unaryOperation } from './operators.ts';
import { cell, coerce, emitConversion, isUntyped, NOTHING, typeOf, type Value } from './values.ts';

const same = (expected: Type | undefined): Type | undefined => expected;

/** The real type in which a function computes: REAL for what widens to it, else LREAL. */
function realType(value: Value, expected: Type | undefined): Type | undefined {
  const type = typeOf(value);
  if (type === undefined) return undefined;
  if (isUntyped(value)) return expected !== undefined && isReal(expected) ? expected : LREAL;
  return [REAL, LREAL].find((real) => widens(type, real));
}

function realFunction(context: Context, call: FunctionCall): Value {
  const [value] = call.values;
  const type = value === undefined ? undefined : realType(value, call.expected);
  if (value === undefined || type === undefined) return refuseCall(context, call);
  const operand = coerce(context, value, type, call.position);
  if (operand === undefined) return NOTHING;
  const which = (REAL_FUNCTIONS as readonly string[]).indexOf(call.name);
  context.emitter.position = call.position;
  return rounded(context, type, (result) => context.emitter.emit(Op.FUNCTION_1, result, operand, undefined, which));
}

function rounded(
  context: Context,
  type: Type,
  emit: (result: ReturnType<Context['emitter']['temporary']>) => void,
): Value {
  const result = context.emitter.temporary();
  emit(result);
  if (arithmeticOf(type) === 'f32') context.emitter.emit(Op.ROUND_R, result, result);
  return cell(type, result);
}

function absolute(context: Context, call: FunctionCall): Value {
  const [value] = call.values;
  const type = unify(call.values, call.expected);
  if (value === undefined || type === undefined || !isNumeric(type)) return refuseCall(context, call);
  const operand = coerce(context, value, type, call.position);
  if (operand === undefined) return NOTHING;
  const kind = arithmeticOf(type);
  if (kind === 'u64' || kind === 'u32') return cell(type, operand);
  if (isWide(type)) return cell(type, emitWide(context, 'absolute', operand));
  const result = context.emitter.temporary();
  context.emitter.emit(Op.FUNCTION_1, result, operand, undefined, REAL_FUNCTIONS.indexOf('ABS'));
  if (!isInteger(type)) return cell(type, result);
  // |lowest| wraps back to it.
  context.emitter.emit(Op.NARROW_SIGNED, result, result);
  const cut = coerce(context, cell(type, result, true), type, call.position);
  return cut === undefined ? NOTHING : cell(type, cut);
}

/** The whole part of a real as the integer type that is asked for. */
export function truncate(context: Context, call: FunctionCall, wanted: Type | undefined): Value {
  const [value] = call.values;
  const source = value === undefined ? undefined : realType(value, undefined);
  const target = wanted !== undefined && isInteger(wanted) ? wanted : DINT;
  const type = target.kind === 'subrange' ? target.base : target;
  if (value === undefined || source === undefined || type.kind !== 'elementary') return refuseCall(context, call);
  const operand = coerce(context, value, source, call.position);
  if (operand === undefined) return NOTHING;
  const cut = context.emitter.temporary();
  context.emitter.emit(Op.FUNCTION_1, cut, operand, undefined, REAL_FUNCTIONS.indexOf('TRUNC'));
  if (type.family === 'signed') return cell(type, emitConversion(context, LREAL, type, cut));
  // By way of LINT, so that what is negative wraps in unsigned types, as whole numbers do.
  return cell(type, emitConversion(context, LINT, type, emitConversion(context, LREAL, LINT, cut)));
}

/** The inputs cut to the type in which they meet; as they are where there is none (times of several kinds). */
function cutInputs(context: Context, { values, expected, position }: FunctionCall): readonly Value[] {
  const type = unify(values, expected);
  if (type === undefined || arithmeticOf(type) === undefined) return values;
  const cut: Value[] = [];
  for (const value of values) {
    const operand = coerce(context, value, type, position);
    cut.push(operand === undefined ? value : cell(type, operand));
  }
  return cut;
}

/** ADD, MUL … as functions: their inputs and their result are cut to the common type. */
function operatorFunction(operator: BinaryOperator): StandardFunction['build'] {
  return (context, call) => {
    const values = cutInputs(context, call);
    const [first = NOTHING, ...rest] = values;
    let result = first;
    for (const value of rest) result = binaryOperation(context, operator, result, value, call.position);
    const resultType = typeOf(result);
    if (result.kind === 'constant' || resultType === undefined) return result;
    const cut = coerce(context, result, resultType, call.position);
    return cut === undefined ? NOTHING : cell(resultType, cut);
  };
}

/** GT(a, b, c): a > b and b > c */
function comparisonFunction(operator: BinaryOperator): StandardFunction['build'] {
  return (context, call) => {
    let result: Value | undefined;
    const values = cutInputs(context, { ...call, expected: undefined });
    for (const [index, left] of values.entries()) {
      const right = values[index + 1];
      if (right === undefined) break;
      const one = binaryOperation(context, operator, left, right, call.position);
      result = result === undefined ? one : binaryOperation(context, 'AND', result, one, call.position);
    }
    return result ?? refuseCall(context, call);
  };
}

function expt(context: Context, call: FunctionCall): Value {
  const [base, exponent] = call.values;
  if (base === undefined || exponent === undefined) return refuseCall(context, call);
  if (!isUntyped(base)) return power(context, base, exponent, call.position, false);
  const type = realType(base, call.expected) ?? LREAL;
  const operand = coerce(context, base, type, call.position);
  return operand === undefined ? NOTHING : power(context, cell(type, operand), exponent, call.position, false);
}

function atan2(context: Context, call: FunctionCall): Value {
  const type = unify(call.values, call.expected);
  const [y, x] = call.values;
  const real = type === undefined ? undefined : [REAL, LREAL].find((one) => widens(type, one));
  if (real === undefined || y === undefined || x === undefined) return refuseCall(context, call);
  const a = coerce(context, y, real, call.position);
  const b = coerce(context, x, real, call.position);
  if (a === undefined || b === undefined) return NOTHING;
  const which = REAL_FUNCTIONS_2.indexOf('ATAN2');
  return rounded(context, real, (result) => context.emitter.emit(Op.FUNCTION_2, result, a, b, which));
}

function move(context: Context, { values, expected, position }: FunctionCall): Value {
  const [value = NOTHING] = values;
  const type = isUntyped(value) ? unify(values, expected) : typeOf(value);
  if (type === undefined || arithmeticOf(type) === undefined) return value;
  const operand = coerce(context, value, type, position);
  return operand === undefined ? NOTHING : cell(type, operand);
}

const TWO: StandardFunction['parameters'] = ['IN1', 'IN2'];
const MANY: NonNullable<StandardFunction['extensible']> = { firstNumber: 1, least: 2 };

export const NUMBER_FUNCTIONS: readonly (readonly [string, StandardFunction])[] = [
  ...REAL_FUNCTIONS.filter((name) => name !== 'ABS' && name !== 'TRUNC').map((name): [string, StandardFunction] => [
    name,
    { parameters: ['IN'], hint: same, build: realFunction },
  ]),
  ['ABS', { parameters: ['IN'], hint: same, build: absolute }],
  ['TRUNC', { parameters: ['IN'], build: (context, call) => truncate(context, call, call.expected) }],
  ['ATAN2', { parameters: ['Y', 'X'], hint: same, build: atan2 }],
  ['EXPT', { parameters: TWO, build: expt }],
  ['MOVE', { parameters: ['IN'], hint: same, build: move }],
  ['ADD', { parameters: [], extensible: MANY, hint: same, build: operatorFunction('+') }],
  ['MUL', { parameters: [], extensible: MANY, hint: same, build: operatorFunction('*') }],
  ['SUB', { parameters: TWO, hint: same, build: operatorFunction('-') }],
  ['DIV', { parameters: TWO, hint: same, build: operatorFunction('/') }],
  ['MOD', { parameters: TWO, hint: same, build: operatorFunction('MOD') }],
  ['AND', { parameters: [], extensible: MANY, hint: same, build: operatorFunction('AND') }],
  ['OR', { parameters: [], extensible: MANY, hint: same, build: operatorFunction('OR') }],
  ['XOR', { parameters: [], extensible: MANY, hint: same, build: operatorFunction('XOR') }],
  [
    'NOT',
    {
      parameters: ['IN'],
      hint: same,
      build: (context, { values, position }) => unaryOperation(context, 'NOT', values[0] ?? NOTHING, position),
    },
  ],
  ['GT', { parameters: [], extensible: MANY, build: comparisonFunction('>') }],
  ['GE', { parameters: [], extensible: MANY, build: comparisonFunction('>=') }],
  ['EQ', { parameters: [], extensible: MANY, build: comparisonFunction('=') }],
  ['LE', { parameters: [], extensible: MANY, build: comparisonFunction('<=') }],
  ['LT', { parameters: [], extensible: MANY, build: comparisonFunction('<') }],
  ['NE', { parameters: TWO, build: comparisonFunction('<>') }],
];
