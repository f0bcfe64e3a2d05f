import * as Op from '../machine/opcodes.ts';
import type { Access, Expression } from '../syntax/ast.ts';
import { enumerator } from '../types/constant.ts';
import { isNumeric } from '../types/conversions.ts';
import { arithmeticOf, BOOL, type Type } from '../types/types.ts';
import { callValue } from './calls.ts';
import { typedLiteral } from './constants.ts';
import type { Context } from './context.ts';
import { binaryOperation, unaryOperation } from './operators.ts';
import { readBits, targetOf, variableNamed } from './places.ts';
import { cell, coerce, coerceCondition, isUntyped, NOTHING, typeOf, type Value } from './values.ts';

/**
 * Compiles an expression.
 *
 * @param expected the type that its place asks for, where one does: untyped numbers, TRUNC and enumerators take it
 */
export function valueOf(context: Context, expression: Expression, expected?: Type): Value {
  switch (expression.kind) {
    case 'literal': {
      const constant = typedLiteral(expression, context.scope);
      return constant === undefined || isUnknown(constant.type) ? NOTHING : { kind: 'constant', constant };
    }
    case 'enumerator':
      return qualifiedEnumerator(context, expression);
    case 'access':
      return accessValue(context, expression, expected);
    case 'unary': {
      const operand = valueOf(context, expression.operand, expected);
      return unaryOperation(context, expression.operator, operand, expression);
    }
    case 'binary':
      return binaryValue(context, expression, expected);
    case 'call':
      return callValue(context, expression, expected);
    case 'missing':
      return NOTHING;
  }
}

function isUnknown(type: Type | 'anyInteger' | 'anyReal'): boolean {
  return typeof type !== 'string' && type.kind === 'unknown';
}

function qualifiedEnumerator(context: Context, expression: Expression & { kind: 'enumerator' }): Value {
  const { typeName, name } = expression;
  const type = context.types.named(typeName);
  if (type?.kind !== 'enumeration') {
    context.diagnostics.error(expression, 'ST302', typeName);
    return NOTHING;
  }
  const constant = enumerator(type, name);
  if (constant !== undefined) return { kind: 'constant', constant };
  context.diagnostics.error(expression, 'ST420', type.name, name);
  return NOTHING;
}

function accessValue(context: Context, access: Access, expected: Type | undefined): Value {
  const named = namedConstant(context, access, expected);
  if (named !== undefined) return named;
  const target = targetOf(context, access);
  if (target === undefined) return NOTHING;
  if (target.bits !== undefined) {
    const operand = readBits(context, target);
    return operand === undefined ? NOTHING : cell(target.bits.size, operand);
  }
  const { type, place } = target;
  const single = arithmeticOf(type) !== undefined && place.kind === 'direct';
  return single ? cell(type, place.operand) : { kind: 'place', type, place };
}

/** An enumerator, or a constant whose value is known. */
function namedConstant(context: Context, access: Access, expected: Type | undefined): Value | undefined {
  if (access.direct) return undefined;
  const { name, steps } = access;
  const variable = variableNamed(context, name);
  if (variable === undefined) {
    const [step] = steps;
    if (steps.length === 0) {
      const own = expected?.kind === 'enumeration' ? enumerator(expected, name) : undefined;
      const constant = own ?? context.types.enumerators.get(name.toUpperCase());
      return constant === undefined ? undefined : { kind: 'constant', constant };
    }
    // Colour.Red, as some dialects write Colour#Red.
    const type = steps.length === 1 && step?.kind === 'field' ? context.types.named(name) : undefined;
    if (type?.kind !== 'enumeration' || step?.kind !== 'field') return undefined;
    return qualifiedEnumerator(context, {
      kind: 'enumerator',
      typeName: name,
      name: step.name,
      line: step.line,
      column: step.column,
    });
  }
  // A forced constant would otherwise do nothing: those at an address and of blocks are read where they lie.
  if (steps.length > 0 || variable.value === undefined || variable.section === 'VAR_EXTERNAL') return undefined;
  variable.used = true;
  return { kind: 'constant', constant: variable.value };
}

/** Whether evaluating an expression can neither fault nor do anything: then both sides of an AND may be evaluated. */
function isHarmless(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
    case 'enumerator':
      return true;
    case 'access':
      return expression.steps.every(({ kind }) => kind !== 'index');
    case 'unary':
      return isHarmless(expression.operand);
    case 'binary':
      return (
        expression.operator !== '/' &&
        expression.operator !== 'MOD' &&
        isHarmless(expression.left) &&
        isHarmless(expression.right)
      );
    default:
      return false;
  }
}

function binaryValue(context: Context, expression: Expression & { kind: 'binary' }, expected: Type | undefined): Value {
  const { operator, left, right } = expression;
  const logical = operator === 'AND' || operator === 'OR' || operator === 'XOR';
  const comparing = !logical && !['+', '-', '*', '/', 'MOD', '**'].includes(operator);
  const wanted = comparing ? undefined : expected;
  const first = valueOf(context, left, wanted);
  const shortened = (operator === 'AND' || operator === 'OR') && typeOf(first) === BOOL && !isHarmless(right);
  if (shortened) return shortCircuit(context, operator, first, expression);
  // What the right side is may be told by the type on the left: enumerators, functions of untyped numbers.
  const second = valueOf(context, right, comparing ? typedOf(first) : (wanted ?? typedOf(first)));
  return binaryOperation(context, operator, typedDividend(context, first, second, wanted), second, expression);
}

function typedOf(value: Value): Type | undefined {
  return isUntyped(value) ? undefined : typeOf(value);
}

/** `1 / 0` is no constant but a fault while running: it takes the type of its place, so that it can be compiled at all. */
function typedDividend(context: Context, first: Value, second: Value, wanted: Type | undefined): Value {
  const byZero = second.kind === 'constant' && (second.constant.value === 0n || second.constant.value === 0);
  if (!byZero || !isUntyped(first) || !isUntyped(second) || wanted === undefined || !isNumeric(wanted)) return first;
  const operand = coerce(context, first, wanted, context.emitter.position);
  return operand === undefined ? NOTHING : cell(wanted, operand);
}

/** BOOL AND and OR leave out their right side where the left decides. */
function shortCircuit(
  context: Context,
  operator: 'AND' | 'OR',
  first: Value,
  { left, right }: Expression & { kind: 'binary' },
): Value {
  const { emitter } = context;
  const decided = coerceCondition(context, first, left);
  const result = emitter.temporary();
  const end = emitter.label();
  if (decided !== undefined) emitter.emit(Op.MOVE, result, decided);
  emitter.jump(operator === 'AND' ? Op.JUMP_UNLESS : Op.JUMP_IF, end, result);
  const second = coerceCondition(context, valueOf(context, right, BOOL), right);
  if (second !== undefined) emitter.emit(Op.MOVE, result, second);
  emitter.bind(end);
  return decided === undefined || second === undefined ? NOTHING : cell(BOOL, result);
}
