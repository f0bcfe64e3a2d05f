import * as Op from '../machine/opcodes.ts';
import type { Argument, CallExpression } from '../syntax/ast.ts';
import { arithmeticOf, capacityOf, isWide, sameType, typeName } from '../types/types.ts';
import type { Unit, Variable } from '../types/unit.ts';
import { bindArguments } from './bind-arguments.ts';
import type { Context } from './context.ts';
import { absolute, type Operand } from './emitter.ts';
import { splitEnable, variableArgument, whereEnabled, writeOutput } from './enable.ts';
import { placeOfStorage, type Target } from './places.ts';
import { assign } from './assign.ts';
import { addressOf, cell, load, NOTHING, type Value } from './values.ts';
import { checkWritable } from './writes.ts';

/** An argument, evaluated and waiting until the function's frame may be touched. */
type Prepared =
  | { readonly kind: 'value'; readonly parameter: Variable; readonly value: Value; readonly arg: Argument }
  | { readonly kind: 'reference'; readonly parameter: Variable; readonly address: Operand };

function targetOfVariable(variable: Variable): Target {
  const place = placeOfStorage(variable.storage);
  return { type: variable.type, place, variable, address: undefined, bits: undefined, part: undefined };
}

/** The cell with a VAR_IN_OUT's address, or `undefined` where the argument does not suit. */
export function referenceTo(context: Context, parameter: Variable, arg: Argument): Operand | undefined {
  const target = variableArgument(context, arg.value);
  const suits =
    target !== undefined &&
    target.bits === undefined &&
    sameType(target.type, parameter.type) &&
    // What the callee stores is cut to the parameter's capacity only.
    capacityOf(target.type) >= capacityOf(parameter.type);
  if (!suits) {
    if (target !== undefined || arg.value.kind !== 'access') {
      context.diagnostics.error(arg, 'ST506', parameter.name, typeName(parameter.type));
    }
    return undefined;
  }
  checkWritable(context, target, arg.value);
  return addressOf(context, target.place);
}

/** Gives a VAR_IN_OUT the address of what it stands for. */
function connect(context: Context, parameter: Variable, address: Operand): void {
  const place = placeOfStorage(parameter.storage);
  if (place.kind === 'pointer') context.emitter.emit(Op.MOVE, place.pointer, address);
}

export function callFunction(context: Context, unit: Unit, call: CallExpression): Value {
  const { emitter } = context;
  const enabling = splitEnable(call, (name) => unit.variables.has(name));
  const bound = bindArguments(context, unit, enabling.args, call);
  noteCall(context, unit, call);
  const { result } = unit;
  const kept = result === undefined || arithmeticOf(result.type) === undefined ? undefined : emitter.temporary();
  if (enabling.enable !== undefined && result !== undefined && kept !== undefined) {
    emitResult(context, result, kept, true);
  }
  whereEnabled(context, enabling, () => {
    const prepared = prepare(context, unit, bound, call);
    // Everything local starts anew at every call.
    emitter.emit(Op.RESET, absolute(unit.frame), undefined, undefined, unit.cells);
    for (const item of prepared) {
      if (item.kind === 'reference') connect(context, item.parameter, item.address);
      else assign(context, targetOfVariable(item.parameter), item.value, item.arg);
    }
    const entry = context.entries.get(unit);
    emitter.position = call;
    if (entry !== undefined) emitter.jump(Op.CALL, entry);
    if (result !== undefined && kept !== undefined) emitResult(context, result, kept, false);
    for (const [parameter, arg] of bound) {
      if (parameter.section === 'VAR_OUTPUT') writeOutput(context, arg, readVariable(context, parameter));
    }
  });
  if (result === undefined) return NOTHING;
  if (kept !== undefined) return cell(result.type, kept);
  return { kind: 'place', type: result.type, place: placeOfStorage(result.storage) };
}

function readVariable(context: Context, variable: Variable): Value {
  const place = placeOfStorage(variable.storage);
  return arithmeticOf(variable.type) === undefined
    ? { kind: 'place', type: variable.type, place }
    : cell(variable.type, load(context, variable.type, place));
}

/** Takes the result out of the frame: the next call of the same function would overwrite it. */
function emitResult(context: Context, { type, storage }: Variable, kept: Operand, initial: boolean): void {
  if (storage.kind !== 'absolute') return;
  const { emitter } = context;
  const source = absolute(storage.cell);
  if (initial) emitter.emit(Op.RESET, source, undefined, undefined, 1);
  if (type.kind === 'string') emitter.emit(Op.MOVE_TEXT, kept, source, undefined, type.capacity);
  else emitter.emit(isWide(type) ? Op.MOVE_WIDE : Op.MOVE, kept, source);
}

function prepare(
  context: Context,
  unit: Unit,
  bound: ReadonlyMap<Variable, Argument>,
  call: CallExpression,
): readonly Prepared[] {
  const prepared: Prepared[] = [];
  for (const parameter of unit.variables.values()) {
    const arg = bound.get(parameter);
    if (parameter.section === 'VAR_IN_OUT') {
      if (arg === undefined) context.diagnostics.error(call, 'ST505', parameter.name);
      const address = arg === undefined ? undefined : referenceTo(context, parameter, arg);
      if (address !== undefined) prepared.push({ kind: 'reference', parameter, address });
    } else if (parameter.section === 'VAR_INPUT' && arg !== undefined) {
      prepared.push({ kind: 'value', parameter, value: context.valueOf(arg.value, parameter.type), arg });
    }
  }
  return prepared;
}

export function noteCall(context: Context, unit: Unit, call: CallExpression): void {
  if (!context.calls.has(unit)) context.calls.set(unit, { line: call.line, column: call.column });
}
