import type { CallExpression } from '../syntax/ast.ts';
import type { Type } from '../types/types.ts';
import type { Unit } from '../types/unit.ts';
import { callBlock } from './call-block.ts';
import { callFunction } from './call-function.ts';
import type { Context } from './context.ts';
import { variableNamed } from './places.ts';
import { standardFunction } from './standard-functions.ts';
import { NOTHING, type Value } from './values.ts';

/** Whether a call means an instance of a block rather than a function. */
function callsBlock(context: Context, { callee }: CallExpression): boolean {
  if (callee.steps.length > 0 || callee.direct) return true;
  const variable = variableNamed(context, callee.name);
  // Inside a function its name is also its result.
  return variable !== undefined && (variable.type.kind === 'block' || context.unit.result !== variable);
}

/** Whether a name means a type of blocks, of the text or of the standard library. */
function isBlock(context: Context, name: string): boolean {
  return context.types.named(name)?.kind === 'block';
}

/** A PROGRAM cannot be called, and of a block only a variable. */
function refuseUnit(context: Context, call: CallExpression, kind: Unit['kind'] | undefined): void {
  if (kind === 'PROGRAM') context.diagnostics.error(call, 'ST419', call.callee.name, kind);
  else context.diagnostics.error(call, 'ST513', call.callee.name);
}

/** A call that gives a value. */
export function callValue(context: Context, call: CallExpression, expected: Type | undefined): Value {
  if (callsBlock(context, call)) {
    context.diagnostics.error(call, 'ST511', call.callee.name);
    return NOTHING;
  }
  const { name } = call.callee;
  const unit = context.units.get(name.toUpperCase());
  if (unit?.kind === 'FUNCTION') {
    const value = callFunction(context, unit, call);
    if (value.kind === 'nothing' && unit.result === undefined) context.diagnostics.error(call, 'ST511', name);
    return value;
  }
  if (unit !== undefined || isBlock(context, name)) {
    refuseUnit(context, call, unit?.kind);
    return NOTHING;
  }
  return standardFunction(context, call, expected);
}

export function callStatement(context: Context, call: CallExpression): void {
  if (callsBlock(context, call)) {
    callBlock(context, call);
    return;
  }
  const { name } = call.callee;
  const unit = context.units.get(name.toUpperCase());
  if (unit?.kind === 'FUNCTION') callFunction(context, unit, call);
  else if (unit !== undefined || isBlock(context, name)) refuseUnit(context, call, unit?.kind);
  else standardFunction(context, call, undefined);
}
