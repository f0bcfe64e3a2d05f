import type { Position } from '../diagnostics.ts';
import type { Expression } from '../syntax/ast.ts';
import { type Constant, constantTypeName, enumerator, fit, literalConstant } from '../types/constant.ts';
import { widens } from '../types/conversions.ts';
import { foldBinary, foldUnary } from '../types/fold.ts';
import { arithmeticOf, type Type, typeName, UNKNOWN } from '../types/types.ts';
import type { ConstantScope } from './scope.ts';

/** The value of an expression that can be known before the program runs; otherwise reports ST305. */
export function evaluate(expression: Expression, scope: ConstantScope): Constant | undefined {
  const value = tryEvaluate(expression, scope);
  if (value === undefined && expression.kind !== 'missing') scope.diagnostics.error(expression, 'ST305');
  return value;
}

export function tryEvaluate(expression: Expression, scope: ConstantScope): Constant | undefined {
  switch (expression.kind) {
    case 'literal':
      return typedLiteral(expression, scope);
    case 'enumerator': {
      const type = scope.typeNamed(expression.typeName);
      return type?.kind === 'enumeration' ? enumerator(type, expression.name) : undefined;
    }
    case 'access':
      return expression.steps.length === 0 && !expression.direct ? scope.constant(expression.name) : undefined;
    case 'unary': {
      const operand = tryEvaluate(expression.operand, scope);
      return operand === undefined ? undefined : foldUnary(expression.operator, operand);
    }
    case 'binary': {
      const left = tryEvaluate(expression.left, scope);
      const right = left === undefined ? undefined : tryEvaluate(expression.right, scope);
      if (left === undefined || right === undefined) return undefined;
      return foldBinary(expression.operator, left, right);
    }
    default:
      return undefined;
  }
}

/** `5`, `INT#5`, `T#1s`, `REAL#1.5`, `STRING#'a'` */
export function typedLiteral(literal: Expression & { kind: 'literal' }, scope: ConstantScope): Constant | undefined {
  const constant = literalConstant(literal.value);
  if (literal.typeName === undefined) return constant;
  const type = scope.typeNamed(literal.typeName);
  if (type === undefined) {
    scope.diagnostics.error(literal, 'ST302', literal.typeName);
    return { type: UNKNOWN, value: 0n };
  }
  return toType(constant, type, literal, scope) ?? { type, value: constant.value };
}

/** A constant as a value of a type, or reports why it is none. */
export function toType(
  constant: Constant,
  type: Type,
  position: Position,
  { diagnostics }: Pick<ConstantScope, 'diagnostics'>,
): Constant | undefined {
  if (typeof constant.type !== 'string' && widens(constant.type, type) && type.kind !== 'subrange') {
    return { type, value: represented(constant.value, type) };
  }
  const fitted = fit(constant, type);
  if (fitted.ok) return fitted.constant;
  if (fitted.range) diagnostics.error(position, 'ST406', String(constant.value), typeName(type));
  else diagnostics.error(position, 'ST402', constantTypeName(constant), typeName(type));
  return undefined;
}

/** A whole number that stands where a real is expected becomes one. */
function represented(value: bigint | number | string, type: Type): bigint | number | string {
  const arithmetic = arithmeticOf(type);
  if (arithmetic === 'f32') return Math.fround(Number(value));
  return arithmetic === 'f64' ? Number(value) : value;
}

/** A constant whole number, for bounds and capacities. */
export function evaluateWhole(expression: Expression, scope: ConstantScope): bigint | undefined {
  const constant = evaluate(expression, scope);
  if (constant === undefined) return undefined;
  if (typeof constant.value === 'bigint') return constant.value;
  scope.diagnostics.error(expression, 'ST305');
  return undefined;
}
