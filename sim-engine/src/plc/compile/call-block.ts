import * as Op from '../machine/opcodes.ts';
import type { Argument, CallExpression } from '../syntax/ast.ts';
import { arithmeticOf, DINT, typeName } from '../types/types.ts';
import type { Unit, Variable } from '../types/unit.ts';
import { bindArguments } from './bind-arguments.ts';
import { noteCall, referenceTo } from './call-function.ts';
import type { Context } from './context.ts';
import type { Operand } from './emitter.ts';
import { splitEnable, whereEnabled, writeOutput } from './enable.ts';
import { type Target, targetOf } from './places.ts';
import { assign } from './assign.ts';
import { cell, load, type Place, placeAfter, store, type Value } from './values.ts';

/** A call of an instance: inputs that are given are stored in it, those left out keep their last value. */
export function callBlock(context: Context, call: CallExpression): void {
  const target = targetOf(context, call.callee);
  if (target === undefined || target.type.kind === 'unknown') return;
  if (target.type.kind !== 'block' || target.bits !== undefined) {
    context.diagnostics.error(call, 'ST419', call.callee.name, typeName(target.type));
    return;
  }
  const { unit } = target.type;
  const enabling = splitEnable(call, (name) => unit.variables.has(name));
  const bound = bindArguments(context, unit, enabling.args, call);
  noteCall(context, unit, call);
  for (const parameter of unit.variables.values()) {
    const arg = bound.get(parameter);
    if (parameter.section === 'VAR_INPUT' && arg !== undefined) giveInput(context, target, parameter, arg);
    else if (parameter.section === 'VAR_IN_OUT') giveReference(context, target, parameter, arg, call);
  }
  // Inputs are stored and outputs read even where EN keeps the body from running.
  whereEnabled(context, enabling, () => {
    context.emitter.position = call;
    emitCall(context, unit, target.place);
  });
  for (const [parameter, arg] of bound) {
    if (parameter.section === 'VAR_OUTPUT') writeOutput(context, arg, partValue(context, target.place, parameter));
  }
}

function partPlace(place: Place, { storage }: Variable): Place {
  return storage.kind === 'relative' ? placeAfter(place, storage.offset) : place;
}

function partValue(context: Context, place: Place, variable: Variable): Value {
  const part = partPlace(place, variable);
  const { type } = variable;
  return arithmeticOf(type) === undefined
    ? { kind: 'place', type, place: part }
    : cell(type, load(context, type, part));
}

function giveInput(context: Context, target: Target, parameter: Variable, arg: Argument): void {
  const value = context.valueOf(arg.value, parameter.type);
  const { type } = parameter;
  assign(context, { ...target, type, place: partPlace(target.place, parameter), part: undefined }, value, arg);
}

/** The instance keeps the address of what its VAR_IN_OUT stands for. */
function giveReference(
  context: Context,
  target: Target,
  parameter: Variable,
  arg: Argument | undefined,
  call: CallExpression,
): void {
  if (arg === undefined) {
    context.diagnostics.error(call, 'ST505', parameter.name);
    return;
  }
  const address = referenceTo(context, parameter, arg);
  if (address === undefined || parameter.storage.kind !== 'reference') return;
  store(context, address, DINT, placeAfter(target.place, parameter.storage.pointer.cell));
}

function emitCall(context: Context, unit: Unit, place: Place): void {
  const { emitter } = context;
  const [instance, indirect] = instanceOperand(context, place);
  if (unit.native !== -1) emitter.emit(Op.CALL_NATIVE, undefined, instance, indirect, unit.native);
  else {
    const entry = context.entries.get(unit);
    if (entry !== undefined) emitter.jump(Op.CALL_BLOCK, entry, instance, indirect);
  }
}

/** How CALL_BLOCK names an instance: its first cell, or a cell that holds it. */
function instanceOperand(context: Context, place: Place): readonly [instance: Operand, indirect: Operand] {
  if (place.kind === 'direct') return [place.operand, 0 as Operand];
  if (place.offset === 0) return [place.pointer, 1 as Operand];
  const address = context.emitter.temporary();
  context.emitter.emit(Op.OFFSET, address, place.pointer, undefined, place.offset);
  return [address, 1 as Operand];
}
