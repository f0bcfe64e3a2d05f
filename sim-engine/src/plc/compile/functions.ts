import type { Position } from '../diagnostics.ts';
import type { Argument } from '../syntax/ast.ts';
import * as Op from '../machine/opcodes.ts';
import { arithmeticOf, isWide, type Type } from '../types/types.ts';
import { fit } from '../types/constant.ts';
import type { Context } from './context.ts';
import type { Operand } from './emitter.ts';
import { meet } from './operators.ts';
import { coerce, describe, isUntyped, NOTHING, typeOf, type Value } from './values.ts';

export interface FunctionCall {
  readonly name: string;
  readonly values: readonly Value[];
  readonly args: readonly Argument[];
  readonly expected: Type | undefined;
  readonly position: Position;
}

/** How a function of the standard library is called and what it becomes. */
export interface StandardFunction {
  readonly parameters: readonly string[];
  /** Further inputs IN1, IN2 … (or from IN0 on) after the parameters. */
  readonly extensible?: { readonly firstNumber: 0 | 1; readonly least: number };
  /** What the place of the call says of its arguments. */
  readonly hint?: (expected: Type | undefined) => Type | undefined;
  readonly build: (context: Context, call: FunctionCall) => Value;
}

export function refuseCall(context: Context, { name, values, position }: FunctionCall): Value {
  context.diagnostics.error(position, 'ST512', name, values.map((value) => describe(value)).join(', '));
  return NOTHING;
}

/** The type in which all values meet; untyped numbers alone take the expected type where they fit. */
export function unify(values: readonly Value[], expected: Type | undefined): Type | undefined {
  if (values.length === 0) return undefined;
  if (values.every((value) => isUntyped(value)) && expected !== undefined) {
    const fits = values.every((value) => value.kind === 'constant' && fit(value.constant, expected).ok);
    if (fits) return expected.kind === 'subrange' ? expected.base : expected;
  }
  const typed = values.filter((value) => !isUntyped(value));
  const ordered = [...typed, ...values.filter((value) => isUntyped(value))];
  const [first, ...rest] = ordered;
  let type = first === undefined ? undefined : typeOf(first);
  let met: Value | undefined = first;
  for (const value of rest) {
    if (met === undefined || type === undefined) return undefined;
    type = meet(met, value);
    met = type === undefined ? undefined : { kind: 'cell', type, operand: 0 as Operand, loose: false };
  }
  return type?.kind === 'subrange' ? type.base : type;
}

/** All values as cells of one type, cut to it; `undefined` where one does not suit (reported). */
export function coerceAll(
  context: Context,
  values: readonly Value[],
  type: Type,
  position: Position,
): readonly Operand[] | undefined {
  const operands: Operand[] = [];
  for (const value of values) {
    const operand = coerce(context, value, type, position);
    if (operand === undefined) return undefined;
    operands.push(operand);
  }
  return operands;
}

/** Copies a single value of a type into a cell of its own. */
export function moveInto(context: Context, target: Operand, source: Operand, type: Type): void {
  const { emitter } = context;
  if (arithmeticOf(type) === 'text') emitter.emit(Op.MOVE_TEXT, target, source, undefined, 65_535);
  else emitter.emit(isWide(type) ? Op.MOVE_WIDE : Op.MOVE, target, source);
}
