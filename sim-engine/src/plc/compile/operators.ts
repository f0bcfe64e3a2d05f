import type { Position } from '../diagnostics.ts';
import { REAL_FUNCTIONS_2 } from '../machine/reals.ts';
import * as Op from '../machine/opcodes.ts';
import { TEXT_FUNCTIONS } from '../machine/text.ts';
import type { WideOperation } from '../machine/wide.ts';
import type { BinaryOperator, UnaryOperator } from '../syntax/ast.ts';
import { commonType, isBitString, isNumeric, isReal, widens } from '../types/conversions.ts';
import { foldBinary, foldUnary } from '../types/fold.ts';
import {
  type Arithmetic,
  arithmeticOf,
  baseOf,
  BOOL,
  familyOf,
  LREAL,
  rangeOfBits,
  REAL,
  sameType,
  type Type,
  typeName,
} from '../types/types.ts';
import type { Context } from './context.ts';
import type { Operand } from './emitter.ts';
import { emitWide, numberAsReal, textArguments } from './emit.ts';
import { timeOperation } from './time-operators.ts';
import { cell, coerce, describe, isUntyped, NOTHING, operandOf, typeOf, type Value } from './values.ts';
import { fit } from '../types/constant.ts';

type ArithmeticOperator = '+' | '-' | '*' | '/' | 'MOD';

const SMALL: Readonly<Record<ArithmeticOperator, readonly [signed: number, unsigned: number]>> = {
  '+': [Op.ADD_I, Op.ADD_U],
  '-': [Op.SUB_I, Op.SUB_U],
  '*': [Op.MUL_I, Op.MUL_U],
  '/': [Op.DIV_I, Op.DIV_U],
  MOD: [Op.MOD_I, Op.MOD_U],
};
const REALS: Readonly<Record<ArithmeticOperator, readonly [single: number, double: number]>> = {
  '+': [Op.ADD_R, Op.ADD_F],
  '-': [Op.SUB_R, Op.SUB_F],
  '*': [Op.MUL_R, Op.MUL_F],
  '/': [Op.DIV_R, Op.DIV_F],
  MOD: [-1, -1],
};
const WIDES: Readonly<Record<ArithmeticOperator, readonly [signed: WideOperation, unsigned: WideOperation]>> = {
  '+': ['add', 'add'],
  '-': ['subtract', 'subtract'],
  '*': ['multiply', 'multiply'],
  '/': ['divide', 'divideUnsigned'],
  MOD: ['modulo', 'moduloUnsigned'],
};
const BITWISE = { AND: [Op.AND, 'and'], OR: [Op.OR, 'or'], XOR: [Op.XOR, 'xor'] } as const;
const COMPARED = {
  '=': { small: Op.EQUAL, wide: 'equal', text: 'EQUAL', swapped: false },
  '<>': { small: Op.UNEQUAL, wide: 'unequal', text: 'UNEQUAL', swapped: false },
  '<': { small: Op.LESS, wide: 'less', text: 'LESS', swapped: false },
  '<=': { small: Op.LESS_OR_EQUAL, wide: 'lessOrEqual', text: 'LESS_OR_EQUAL', swapped: false },
  '>': { small: Op.LESS, wide: 'less', text: 'LESS', swapped: true },
  '>=': { small: Op.LESS_OR_EQUAL, wide: 'lessOrEqual', text: 'LESS_OR_EQUAL', swapped: true },
} as const;

function refuse(context: Context, operator: string, left: Value, right: Value, position: Position): Value {
  if (left.kind !== 'nothing' && right.kind !== 'nothing') {
    context.diagnostics.error(position, 'ST403', describe(left), describe(right), operator);
  }
  return NOTHING;
}

/** The type in which two values meet: an untyped number takes the other's type where it fits. */
export function meet(left: Value, right: Value): Type | undefined {
  const leftType = typeOf(left);
  const rightType = typeOf(right);
  if (leftType === undefined || rightType === undefined) return undefined;
  if (isUntyped(left) && !isUntyped(right)) return adopted(left, rightType);
  if (isUntyped(right) && !isUntyped(left)) return adopted(right, leftType);
  return commonType(leftType, rightType);
}

function adopted(number: Value, type: Type): Type | undefined {
  const base = baseOf(type);
  if (number.kind !== 'constant') return undefined;
  if (number.constant.type === 'anyReal' && !isReal(base)) return [REAL, LREAL].find((real) => widens(base, real));
  const fitted = fit(number.constant, base);
  if (fitted.ok) return base;
  const own = typeOf(number);
  return fitted.range && own !== undefined ? commonType(base, own) : undefined;
}

/** Whether a value is held in double precision though its type is REAL, as a literal is. */
function isDouble(value: Value): boolean {
  if (value.kind === 'constant') return value.constant.type === 'anyReal';
  return value.kind === 'cell' && value.loose;
}

/** Operands of an arithmetic operation: loose ones stay so, as the result is only cut when it is stored. */
function meetingOperand(context: Context, value: Value, type: Type, position: Position): Operand | undefined {
  if (value.kind === 'constant' && value.constant.type === 'anyReal' && type === REAL) {
    return context.emitter.constant(value.constant.value, 'f64');
  }
  if (value.kind === 'cell' && value.loose && sameType(value.type, type)) return value.operand;
  return coerce(context, value, type, position);
}

export function binaryOperation(
  context: Context,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  position: Position,
): Value {
  context.emitter.position = position;
  if (
    left.kind === 'constant' &&
    right.kind === 'constant' &&
    isUntyped(left) &&
    isUntyped(right) &&
    operator !== '**'
  ) {
    const folded = foldBinary(operator, left.constant, right.constant);
    if (folded !== undefined) return { kind: 'constant', constant: folded };
  }
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case 'MOD':
      return arithmetic(context, operator, left, right, position);
    case '**':
      return power(context, left, right, position, true);
    case 'AND':
    case 'OR':
    case 'XOR':
      return bitwise(context, operator, left, right, position);
    default:
      return comparison(context, operator, left, right, position);
  }
}

function arithmetic(
  context: Context,
  operator: ArithmeticOperator,
  left: Value,
  right: Value,
  position: Position,
): Value {
  const timed = timeOperation(context, operator, left, right, position);
  if (timed !== undefined) return timed;
  const type = meet(left, right);
  if (type === undefined || !isNumeric(type) || (operator === 'MOD' && isReal(type))) {
    return refuse(context, operator, left, right, position);
  }
  const a = meetingOperand(context, left, type, position);
  const b = meetingOperand(context, right, type, position);
  if (a === undefined || b === undefined) return NOTHING;
  return emitArithmetic(context, operator, type, a, b, isDouble(left) || isDouble(right));
}

function emitArithmetic(
  context: Context,
  operator: ArithmeticOperator,
  type: Type,
  a: Operand,
  b: Operand,
  double: boolean,
): Value {
  const arithmeticKind: Arithmetic = arithmeticOf(type) ?? 'i32';
  const { emitter } = context;
  if (arithmeticKind === 'i64' || arithmeticKind === 'u64') {
    return cell(type, emitWide(context, WIDES[operator][arithmeticKind === 'u64' ? 1 : 0], a, b));
  }
  const result = emitter.temporary();
  if (arithmeticKind === 'f32') {
    emitter.emit(REALS[operator][double ? 1 : 0], result, a, b);
    return cell(type, result, double);
  }
  if (arithmeticKind === 'f64') emitter.emit(REALS[operator][1], result, a, b);
  else emitter.emit(SMALL[operator][arithmeticKind === 'u32' ? 1 : 0], result, a, b);
  const base = baseOf(type);
  return cell(type, result, base.kind === 'elementary' && base.bits < 32);
}

/**
 * @param loose whether a REAL result keeps double precision (`**`) or is rounded (EXPT)
 */
export function power(context: Context, left: Value, right: Value, position: Position, loose: boolean): Value {
  const base = typeOf(left);
  const exponent = typeOf(right);
  if (base === undefined || exponent === undefined) return NOTHING;
  if (!isNumeric(base) || !isNumeric(exponent)) return refuse(context, '**', left, right, position);
  const type = base === REAL ? REAL : LREAL;
  const a = numberAsReal(context, left, position);
  const b = numberAsReal(context, right, position);
  if (a === undefined || b === undefined) return NOTHING;
  const result = context.emitter.temporary();
  context.emitter.emit(Op.FUNCTION_2, result, a, b, REAL_FUNCTIONS_2.indexOf('EXPT'));
  if (type === REAL && !loose) context.emitter.emit(Op.ROUND_R, result, result);
  return cell(type, result, type === REAL && loose);
}

function bitwise(
  context: Context,
  operator: 'AND' | 'OR' | 'XOR',
  left: Value,
  right: Value,
  position: Position,
): Value {
  const type = meet(left, right);
  if (type === undefined || !isBitString(type)) return refuse(context, operator, left, right, position);
  const a = coerce(context, left, type, position);
  const b = coerce(context, right, type, position);
  if (a === undefined || b === undefined) return NOTHING;
  const [small, wide] = BITWISE[operator];
  if (arithmeticOf(type) === 'u64') return cell(type, emitWide(context, wide, a, b));
  const result = context.emitter.temporary();
  context.emitter.emit(small, result, a, b);
  return cell(type, result);
}

function comparison(
  context: Context,
  operator: keyof typeof COMPARED,
  left: Value,
  right: Value,
  position: Position,
): Value {
  const type = meet(left, right);
  const kind = type === undefined ? undefined : arithmeticOf(type);
  if (type === undefined || kind === undefined) return refuse(context, operator, left, right, position);
  const a = meetingOperand(context, left, type, position);
  const b = meetingOperand(context, right, type, position);
  if (a === undefined || b === undefined) return NOTHING;
  const { small, wide, text, swapped } = COMPARED[operator];
  const [first, second] = swapped ? [b, a] : [a, b];
  if (kind === 'i64' || kind === 'u64') {
    const unsigned = kind === 'u64' && (wide === 'less' || wide === 'lessOrEqual');
    return cell(BOOL, emitWide(context, unsigned ? `${wide}Unsigned` : wide, first, second));
  }
  const args = kind === 'text' ? textArguments(context, [first, second], [true, true]) : first;
  const result = context.emitter.temporary();
  if (kind === 'text') context.emitter.emit(Op.TEXT, result, args, undefined, TEXT_FUNCTIONS.indexOf(text));
  else context.emitter.emit(small, result, first, second);
  return cell(BOOL, result);
}

export function unaryOperation(context: Context, operator: UnaryOperator, value: Value, position: Position): Value {
  const type = typeOf(value);
  if (type === undefined) return NOTHING;
  if (value.kind === 'constant') {
    const folded = foldUnary(operator, value.constant);
    if (folded !== undefined) return { kind: 'constant', constant: folded };
  }
  context.emitter.position = position;
  if (operator === 'NOT') return complement(context, value, type, position);
  const family = familyOf(type);
  if (!isNumeric(type) && family !== 'duration') {
    context.diagnostics.error(position, 'ST404', operator, typeName(type));
    return NOTHING;
  }
  return operator === '+' ? value : negation(context, value, type);
}

function negation(context: Context, value: Value, type: Type): Value {
  const operand = operandOf(context, value);
  const kind = arithmeticOf(type);
  if (operand === undefined) return NOTHING;
  if (kind === 'i64' || kind === 'u64') return cell(type, emitWide(context, 'negate', operand));
  const result = context.emitter.temporary();
  const real = kind === 'f32' || kind === 'f64';
  context.emitter.emit(real ? Op.NEG_F : Op.NEG_I, result, operand);
  if (real) return cell(type, result, isDouble(value));
  return cell(baseOf(type), result, true);
}

function complement(context: Context, value: Value, type: Type, position: Position): Value {
  const mask = rangeOfBits(type);
  const operand = mask === undefined ? undefined : coerce(context, value, type, position);
  if (mask === undefined) context.diagnostics.error(position, 'ST404', 'NOT', describe(value));
  if (mask === undefined || operand === undefined) return NOTHING;
  if (arithmeticOf(type) === 'u64') return cell(type, emitWide(context, 'not', operand));
  const result = context.emitter.temporary();
  context.emitter.emit(Op.NOT, result, operand, undefined, Number(BigInt.asIntN(32, mask)));
  return cell(type, result);
}
