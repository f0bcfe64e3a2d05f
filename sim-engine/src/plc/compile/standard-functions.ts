import * as Op from '../machine/opcodes.ts';
import type { Argument, CallExpression } from '../syntax/ast.ts';
import { arithmeticOf, BOOL, isWide, type Type } from '../types/types.ts';
import type { Context } from './context.ts';
import { splitEnable, whereEnabled } from './enable.ts';
import { bitFunction, BIT_FUNCTIONS } from './functions-bits.ts';
import { conversionNamed } from './functions-convert.ts';
import { NUMBER_FUNCTIONS } from './functions-numbers.ts';
import { SELECT_FUNCTIONS } from './functions-select.ts';
import { TEXT_FUNCTION_TABLE } from './functions-text.ts';
import { TIME_FUNCTIONS } from './functions-time.ts';
import type { FunctionCall, StandardFunction } from './functions.ts';
import { cell, NOTHING, operandOf, typeOf, type Value } from './values.ts';

const TABLE: ReadonlyMap<string, StandardFunction> = new Map<string, StandardFunction>([
  ...NUMBER_FUNCTIONS,
  ...SELECT_FUNCTIONS,
  ...TEXT_FUNCTION_TABLE,
  ...TIME_FUNCTIONS,
  ...BIT_FUNCTIONS.map((name): [string, StandardFunction] => [name, { parameters: ['IN', 'N'], build: bitFunction }]),
]);

/** A call of a function of the standard library. */
export function standardFunction(context: Context, call: CallExpression, expected: Type | undefined): Value {
  const name = call.callee.name.toUpperCase();
  const definition = TABLE.get(name) ?? conversionNamed(context, name);
  if (definition === undefined) {
    context.diagnostics.error(call, 'ST501', call.callee.name);
    return NOTHING;
  }
  const enabling = splitEnable(call, () => false);
  const args = inOrder(context, name, definition, enabling.args, call);
  if (args === undefined) return NOTHING;
  const build = (): Value => {
    const hint = definition.hint?.(expected);
    const values = args.map((arg, index) => context.valueOf(arg.value, index === 0 && name === 'SEL' ? BOOL : hint));
    context.emitter.position = call;
    const request: FunctionCall = { name, values, args, expected, position: call };
    return values.some(({ kind }) => kind === 'nothing') ? NOTHING : definition.build(context, request);
  };
  if (enabling.enable === undefined && enabling.done === undefined) return build();
  return onlyWhereEnabled(context, enabling, build);
}

/** With EN: the result is 0 (or empty) where the function does not run. */
function onlyWhereEnabled(context: Context, enabling: Parameters<typeof whereEnabled>[1], build: () => Value): Value {
  const { emitter } = context;
  const kept = emitter.temporary();
  emitter.emit(Op.MOVE_WIDE, kept, emitter.constant(0n, 'i64'));
  emitter.emit(Op.MOVE_TEXT, kept, emitter.constant('', 'text'), undefined, 0);
  let type: Type | undefined;
  whereEnabled(context, enabling, () => {
    const value = build();
    const operand = operandOf(context, value);
    type = typeOf(value);
    if (operand === undefined || type === undefined) return;
    if (arithmeticOf(type) === 'text') emitter.emit(Op.MOVE_TEXT, kept, operand, undefined, 65_535);
    else emitter.emit(isWide(type) ? Op.MOVE_WIDE : Op.MOVE, kept, operand);
  });
  return type === undefined ? NOTHING : cell(type, kept, true);
}

/** `IN3` of an extensible function: the place of the argument, or -1. */
function extensiblePlace(name: string, { parameters, extensible }: StandardFunction): number {
  const match = /^IN(\d{1,3})$/u.exec(name);
  if (extensible === undefined || match === null) return -1;
  return parameters.length + Number(match[1]) - extensible.firstNumber;
}

/** The arguments by the order of the parameters; `undefined` where they do not suit (reported). */
function inOrder(
  context: Context,
  name: string,
  definition: StandardFunction,
  args: readonly Argument[],
  call: CallExpression,
): readonly Argument[] | undefined {
  const { parameters, extensible } = definition;
  const least = parameters.length + (extensible?.least ?? 0);
  const ordered: (Argument | undefined)[] = [];
  for (const [index, arg] of args.entries()) {
    const key = arg.name?.toUpperCase();
    const known = key === undefined ? index : parameters.indexOf(key);
    const single =
      key !== undefined && known === -1 && parameters.length === 1 && extensible === undefined && key === 'IN1';
    const place = known === -1 && key !== undefined ? (single ? 0 : extensiblePlace(key, definition)) : known;
    if (place < 0 || place > 400 || arg.direction === 'out') {
      context.diagnostics.error(arg, 'ST502', name, arg.name ?? '');
      return undefined;
    }
    if (ordered[place] !== undefined) {
      context.diagnostics.error(arg, 'ST503', arg.name ?? '');
      return undefined;
    }
    ordered[place] = arg;
  }
  // A hole in a sparse list is no argument either.
  const given = ordered.filter((arg) => arg !== undefined);
  const complete = given.length >= least && given.length === ordered.length;
  if (complete && (extensible !== undefined || given.length === least)) return given;
  context.diagnostics.error(call, 'ST504', name, String(least), String(args.length));
  return undefined;
}
