import type { Position } from '../diagnostics.ts';
import type { Argument } from '../syntax/ast.ts';
import type { Unit, Variable } from '../types/unit.ts';
import type { Context } from './context.ts';

const INPUTS: readonly Variable['section'][] = ['VAR_INPUT', 'VAR_IN_OUT'];

/** Parameters of a unit in the order of its declaration: inputs and in-outs, then outputs. */
function parametersOf(unit: Unit): readonly Variable[] {
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
  const positional = args.filter(({ name }) => name === undefined);
  const formal = args.filter(({ name }) => name !== undefined);
  // Outputs by name may follow inputs by position; nothing else mixes.
  const mixed = positional.length > 0 && formal.some(({ direction }) => direction === 'in');
  if (mixed) context.diagnostics.error(position, 'ST509');
  const bound = new Map<Variable, Argument>();
  if (positional.length > 0) bindByPosition(context, unit, positional, position, bound);
  if (!mixed) bindByName(context, unit, formal, bound);
  return bound;
}

function bindByPosition(
  context: Context,
  unit: Unit,
  args: readonly Argument[],
  position: Position,
  bound: Map<Variable, Argument>,
): void {
  const parameters = parametersOf(unit);
  const needed = parameters.filter(({ section }) => INPUTS.includes(section)).length;
  if (args.length > parameters.length) {
    context.diagnostics.error(position, 'ST504', unit.name, String(needed), String(args.length));
  }
  for (const [index, arg] of args.entries()) {
    const parameter = parameters[index];
    if (parameter !== undefined) bound.set(parameter, arg);
  }
}

function bindByName(context: Context, unit: Unit, args: readonly Argument[], bound: Map<Variable, Argument>): void {
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
}
