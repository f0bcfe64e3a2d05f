import type { Diagnostics } from '../diagnostics.ts';
import { NATIVE_BLOCKS } from '../library/blocks.ts';
import type { SourceFile, UnitDeclaration, VariableBlock, VariableDeclaration } from '../syntax/ast.ts';
import type { Constant } from '../types/constant.ts';
import { cellsOf, sameType, typeName } from '../types/types.ts';
import type { Storage, Unit, Variable } from '../types/unit.ts';
import { Allocator } from './allocator.ts';
import { constantValue, type Layouts, layOutUnit, nativeUnit, newUnit, scopeOf } from './declare-unit.ts';
import { resolveInitial } from './initial-values.ts';
import { LocatedVariables } from './located.ts';
import { TypeTable } from './type-table.ts';

/** Everything that a text declares, laid out in memory except for functions and bodies. */
export interface Declared {
  readonly diagnostics: Diagnostics;
  readonly types: TypeTable;
  readonly units: ReadonlyMap<string, Unit>;
  readonly globals: ReadonlyMap<string, Variable>;
  readonly located: LocatedVariables;
  readonly allocator: Allocator;
  readonly layouts: Layouts;
}

export function declare(file: SourceFile, diagnostics: Diagnostics): Declared {
  const allocator = new Allocator(diagnostics);
  const located = new LocatedVariables(diagnostics, allocator);
  const globals = new Map<string, Variable>();
  const units = new UnitTable(file, diagnostics);
  const globalConstant = (name: string): Constant | undefined => globals.get(name.toUpperCase())?.value;
  const types = new TypeTable(diagnostics, (key) => units.block(key), globalConstant);
  const layouts: Layouts = { diagnostics, types, located, allocator, globalConstant };
  units.layouts = layouts;
  for (const declaration of file.types) types.declare(declaration);
  units.checkNames(types);
  declareGlobals(file, globals, layouts);
  types.resolveAll();
  units.layOutAll();
  resolveExternals(units.all, globals, diagnostics);
  return { diagnostics, types, units: units.all, globals, located, allocator, layouts };
}

/** Units by name: the blocks of a text are laid out when a type first needs them. */
class UnitTable {
  readonly all: Map<string, Unit> = new Map();
  layouts: Layouts | undefined;
  readonly #diagnostics: Diagnostics;
  readonly #declarations = new Map<string, UnitDeclaration>();
  readonly #laidOut = new Set<Unit>();
  readonly #layingOut = new Set<Unit>();

  constructor(file: SourceFile, diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
    for (const declaration of file.units) {
      const key = declaration.name.toUpperCase();
      if (this.#declarations.has(key)) diagnostics.error(declaration, 'ST301', declaration.name);
      this.#declarations.set(key, declaration);
      this.all.set(key, newUnit(declaration.kind, declaration.name, declaration));
    }
  }

  checkNames(types: TypeTable): void {
    for (const [key, declaration] of this.#declarations) {
      if (types.declares(key)) this.#diagnostics.error(declaration, 'ST301', declaration.name);
    }
  }

  /** The block of that name; a text's own before the library's. */
  block(key: string): Unit | undefined {
    let unit = this.all.get(key);
    if (unit === undefined) {
      const native = NATIVE_BLOCKS.findIndex(({ name }) => name === key);
      const definition = NATIVE_BLOCKS[native];
      if (definition === undefined) return undefined;
      unit = nativeUnit(definition, native);
      this.all.set(key, unit);
    }
    if (unit.kind !== 'FUNCTION_BLOCK') return undefined;
    this.#layOut(unit);
    return unit;
  }

  layOutAll(): void {
    // Functions come last: their frames are no part of what a program remembers.
    for (const unit of this.all.values()) if (unit.kind !== 'FUNCTION') this.#layOut(unit);
  }

  #layOut(unit: Unit): void {
    const { declaration } = unit;
    if (declaration === undefined || this.layouts === undefined || this.#laidOut.has(unit)) return;
    if (this.#layingOut.has(unit)) {
      this.#diagnostics.error(declaration, 'ST303', unit.name);
      return;
    }
    this.#layingOut.add(unit);
    layOutUnit(unit, declaration, this.layouts);
    this.#layingOut.delete(unit);
    this.#laidOut.add(unit);
  }
}

function declareGlobals(file: SourceFile, globals: Map<string, Variable>, layouts: Layouts): void {
  const inPrograms = file.units.flatMap(({ kind, blocks }) => (kind === 'PROGRAM' ? blocks : []));
  const blocks = [...file.globals, ...inPrograms.filter(({ section }) => section === 'VAR_GLOBAL')];
  for (const block of blocks) {
    for (const declaration of block.variables) declareGlobal(block, declaration, globals, layouts);
  }
}

function declareGlobal(
  { constant, retain }: VariableBlock,
  declaration: VariableDeclaration,
  globals: Map<string, Variable>,
  layouts: Layouts,
): void {
  const { name, line, column, edge } = declaration;
  const key = name.toUpperCase();
  if (globals.has(key)) {
    layouts.diagnostics.error(declaration, 'ST301', name);
    return;
  }
  const scope = scopeOf(layouts, globals);
  const { type, initial: own } = layouts.types.resolve(declaration.type, scope, name);
  const given = declaration.initial === undefined ? undefined : resolveInitial(declaration.initial, type, scope);
  const initial = given ?? own;
  if (constant && initial === undefined) layouts.diagnostics.error(declaration, 'ST319');
  const address =
    declaration.address === undefined ? undefined : layouts.located.normalised(declaration.address, declaration);
  const storage: Storage =
    declaration.address === undefined
      ? { kind: 'absolute', cell: layouts.allocator.take(cellsOf(type), declaration) }
      : layouts.located.place(declaration.address, type, name, declaration);
  const value = constantValue(constant, type, initial);
  const described = {
    name,
    type,
    section: 'VAR_GLOBAL' as const,
    constant,
    retain,
    storage,
    initial,
    value,
    address,
    edge,
  };
  globals.set(key, { ...described, used: false, line, column });
}

/** A VAR_EXTERNAL becomes the global variable itself. */
function resolveExternals(
  units: ReadonlyMap<string, Unit>,
  globals: ReadonlyMap<string, Variable>,
  diagnostics: Diagnostics,
): void {
  for (const unit of units.values()) {
    for (const [key, variable] of unit.variables) {
      if (variable.section !== 'VAR_EXTERNAL') continue;
      const global = globals.get(key);
      if (global === undefined) {
        diagnostics.error(variable, 'ST311', variable.name);
        continue;
      }
      if (!sameType(global.type, variable.type)) {
        diagnostics.error(variable, 'ST312', variable.name, typeName(global.type));
      }
      unit.variables.set(key, global);
    }
  }
}

/** Lays out the functions, after everything that a program remembers. */
export function declareFunctions({ units, layouts, globals, diagnostics }: Declared): void {
  const functions = new Map([...units].filter(([, unit]) => unit.kind === 'FUNCTION'));
  for (const unit of functions.values())
    if (unit.declaration !== undefined) layOutUnit(unit, unit.declaration, layouts);
  resolveExternals(functions, globals, diagnostics);
}
