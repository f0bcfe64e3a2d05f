import type { Position } from '../diagnostics.ts';
import type { Argument } from '../syntax/ast.ts';
import type { Unit, Variable } from '../types/unit.ts';
import type { Context } from './context.ts';

const INPUTS: readonly Variable['section'][] = ['VAR_INPUT', 'VAR_IN_OUT'];

/** Parameters of a unit in the order of its declaration: inputs and in-outs, then outputs. */
export function parametersOf(unit: Unit): readonly Variable[] {
  const all = [...unit.variables.values()];
  return [
    ...all.filter(({ section }) => INPUTS.includes(section)),
    ...all.filter(({ section }) => section === 'VAR_OUTPUT'),
  ];
}

/** Which argument goes to which parameter; reports what does not suit. */
export function bindArguments(
  context: Context,
  unit: Unit,
  args: readonly Argument[],
  position: Position,
): ReadonlyMap<Variable, Argument> {
  const formal = args.filter(({ name }) => name !== undefined);
  if (formal.length > 0 && formal.length < args.length) context.diagnostics.error(position, 'ST509');
  return formal.length === 0 ? bindByPosition(context, unit, args, position) : bindByName(context, unit, formal);
}

function bindByPosition(
  context: Context,
  unit: Unit,
  args: readonly Argument[],
  position: Position,
): ReadonlyMap<Variable, Argument> {
  const parameters = parametersOf(unit);
  const needed = parameters.filter(({ section }) => INPUTS.includes(section)).length;
  if (args.length > parameters.length) {
    context.diagnostics.error(position, 'ST504', unit.name, String(needed), String(args.length));
  }
  const bound = new Map<Variable, Argument>();
  for (const [index, arg] of args.entries()) {
    const parameter = parameters[index];
    if (parameter !== undefined) bound.set(parameter, arg);
  }
  return bound;
}

function bindByName(context: Context, unit: Unit, args: readonly Argument[]): ReadonlyMap<Variable, Argument> {
  const bound = new Map<Variable, Argument>();
  for (const arg of args) {
    const name = arg.name ?? '';
    const parameter = unit.variables.get(name.toUpperCase());
    const isOutput = parameter?.section === 'VAR_OUTPUT';
    if (parameter === undefined || !(isOutput || INPUTS.includes(parameter.section))) {
      context.diagnostics.error(arg, 'ST502', unit.name, name);
    } else if (bound.has(parameter)) context.diagnostics.error(arg, 'ST503', name);
    else if (isOutput && arg.direction === 'in') context.diagnostics.error(arg, 'ST507', name);
    else if (!isOutput && arg.direction === 'out') context.diagnostics.error(arg, 'ST508', name);
    else bound.set(parameter, arg);
  }
  return bound;
}
