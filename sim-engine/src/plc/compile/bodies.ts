import type { Position } from '../diagnostics.ts';
import * as Op from '../machine/opcodes.ts';
import type { Unit } from '../types/unit.ts';
import type { Context, OutputWrite } from './context.ts';
import type { Declared } from './declare.ts';
import { scopeOf } from './declare-unit.ts';
import { Emitter, further, type Label, relative } from './emitter.ts';
import { valueOf } from './expressions.ts';
import { compileStatements } from './statements.ts';
import { warnOfDoubleCoils } from './writes.ts';

export interface CompiledBodies {
  readonly emitter: Emitter;
  /** First instruction of each unit's body. */
  readonly entries: ReadonlyMap<Unit, Label>;
  /** How deep calls nest. */
  readonly depth: number;
}

/** Compiles the body of every unit of the text. */
export function compileBodies(declared: Declared): CompiledBodies {
  const emitter = new Emitter(declared.diagnostics, declared.allocator);
  const entries = new Map<Unit, Label>();
  const own = [...declared.units.values()].filter(({ declaration }) => declaration !== undefined);
  for (const unit of own) entries.set(unit, emitter.label());
  const writes = new Map<string, OutputWrite[]>();
  const calls = new Map<Unit, Map<Unit, Position>>();
  // Instruction 0: where a run returns to when its program ends.
  emitter.emit(Op.HALT);
  for (const unit of own) {
    const calledBy = new Map<Unit, Position>();
    calls.set(unit, calledBy);
    const { diagnostics, types, located, units, globals, layouts } = declared;
    const scope = scopeOf(layouts, unit.variables);
    const shared = { diagnostics, emitter, types, located, units, globals, entries, writes };
    const context: Context = {
      ...shared,
      unit,
      scope,
      loops: [],
      end: emitter.label(),
      path: [],
      calls: calledBy,
      valueOf: (expression, expected) => valueOf(context, expression, expected),
      compileStatements: (statements) => compileStatements(context, statements),
    };
    compileBody(context);
  }
  warnOfDoubleCoils({ diagnostics: declared.diagnostics, writes });
  return { emitter, entries, depth: depthOf(own, calls, declared) };
}

function compileBody(context: Context): void {
  const { emitter, unit, entries, end } = context;
  const { declaration, temporaries } = unit;
  const entry = entries.get(unit);
  if (declaration === undefined || entry === undefined) return;
  emitter.startUnit();
  emitter.position = declaration;
  emitter.bind(entry);
  if (temporaries !== undefined && unit.kind !== 'FUNCTION') {
    emitter.emit(Op.RESET, relative(temporaries.cell), undefined, undefined, temporaries.cells);
  }
  detectEdges(context);
  compileStatements(context, declaration.body);
  emitter.bind(end);
  emitter.emit(Op.RETURN);
  warnOfUnused(context);
}

/** An input `clk : BOOL R_EDGE` is TRUE only in the call in which it rises; the cell after it remembers its last value. */
function detectEdges({ emitter, unit }: Context): void {
  for (const { edge, storage } of unit.variables.values()) {
    if (edge === undefined || storage.kind !== 'relative') continue;
    const input = relative(storage.offset);
    const memory = further(input, 1);
    const level = emitter.temporary();
    const before = emitter.temporary();
    if (edge === 'rising') emitter.emit(Op.MOVE, level, input);
    else emitter.emit(Op.NOT, level, input, undefined, 1);
    emitter.emit(Op.NOT, before, memory, undefined, 1);
    emitter.emit(Op.MOVE, memory, level);
    emitter.emit(Op.AND, input, level, before);
    emitter.release(0);
  }
}

function warnOfUnused({ unit, diagnostics }: Context): void {
  for (const variable of unit.variables.values()) {
    if (!variable.used) diagnostics.warn(variable, 'ST801', variable.name);
  }
}

/** The longest chain of calls; reports units that call themselves. */
function depthOf(
  own: readonly Unit[],
  calls: ReadonlyMap<Unit, Map<Unit, Position>>,
  { diagnostics }: Declared,
): number {
  const depths = new Map<Unit, number>();
  const chain: Unit[] = [];
  const visit = (unit: Unit, position: Position): number => {
    const known = depths.get(unit);
    if (known !== undefined) return known;
    if (chain.includes(unit)) {
      const names = [...chain.slice(chain.indexOf(unit)), unit].map(({ name }) => name).join(' → ');
      diagnostics.error(position, 'ST315', unit.name, names);
      return 0;
    }
    chain.push(unit);
    let deepest = 0;
    for (const [callee, at] of calls.get(unit) ?? []) deepest = Math.max(deepest, visit(callee, at));
    chain.pop();
    depths.set(unit, deepest + 1);
    return deepest + 1;
  };
  let deepest = 0;
  for (const unit of own) deepest = Math.max(deepest, visit(unit, unit.declaration ?? { line: 1, column: 1 }));
  return deepest;
}
