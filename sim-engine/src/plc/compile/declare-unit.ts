import type { Diagnostics, Position } from '../diagnostics.ts';
import type { NativeBlock } from '../library/blocks.ts';
import type { UnitDeclaration, VariableBlock, VariableDeclaration } from '../syntax/ast.ts';
import type { Constant } from '../types/constant.ts';
import { arithmeticOf, cellsOf, ELEMENTARY_BY_NAME, type InitialValue, type Type, UNKNOWN } from '../types/types.ts';
import type { Storage, Unit, Variable } from '../types/unit.ts';
import type { Allocator } from './allocator.ts';
import { resolveInitial } from './initial-values.ts';
import type { LocatedVariables } from './located.ts';
import type { ConstantScope } from './scope.ts';
import type { TypeTable } from './type-table.ts';

const NOWHERE: Position = { line: 1, column: 1 };

/** What laying out variables needs to know of the rest. */
export interface Layouts {
  readonly diagnostics: Diagnostics;
  readonly types: TypeTable;
  readonly located: LocatedVariables;
  readonly allocator: Allocator;
  globalConstant(name: string): Constant | undefined;
}

export function scopeOf(layouts: Layouts, own: ReadonlyMap<string, Variable>): ConstantScope {
  return {
    diagnostics: layouts.diagnostics,
    constant: (name) =>
      own.get(name.toUpperCase())?.value ??
      layouts.globalConstant(name) ??
      layouts.types.enumerators.get(name.toUpperCase()),
    typeNamed: (name) => layouts.types.named(name),
  };
}

export function newUnit(kind: Unit['kind'], name: string, declaration: UnitDeclaration | undefined, native = -1): Unit {
  return {
    kind,
    name,
    declaration,
    native,
    variables: new Map(),
    result: undefined,
    cells: 0,
    frame: 0,
    temporaries: undefined,
  };
}

/** A block of the standard library as a unit: its cells in the order of its variables. */
export function nativeUnit({ name, variables }: NativeBlock, native: number): Unit {
  const unit = newUnit('FUNCTION_BLOCK', name, undefined, native);
  for (const [variableName, section, type] of variables) {
    unit.variables.set(variableName.toUpperCase(), {
      name: variableName,
      type: ELEMENTARY_BY_NAME.get(type) ?? UNKNOWN,
      section,
      constant: false,
      retain: false,
      storage: { kind: 'relative', offset: unit.cells },
      initial: undefined,
      value: undefined,
      address: undefined,
      edge: undefined,
      used: true,
      ...NOWHERE,
    });
    unit.cells += 1;
  }
  return unit;
}

const ALLOWED: Readonly<Record<Unit['kind'], readonly VariableBlock['section'][]>> = {
  PROGRAM: ['VAR', 'VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT', 'VAR_TEMP', 'VAR_EXTERNAL', 'VAR_GLOBAL'],
  FUNCTION_BLOCK: ['VAR', 'VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT', 'VAR_TEMP', 'VAR_EXTERNAL'],
  FUNCTION: ['VAR', 'VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT', 'VAR_TEMP', 'VAR_EXTERNAL'],
};

/** Lays out the variables of a unit; those of a function get their cells at once, those of a block offsets. */
export function layOutUnit(unit: Unit, declaration: UnitDeclaration, layouts: Layouts): void {
  const { diagnostics } = layouts;
  if (unit.kind === 'FUNCTION' && declaration.result !== undefined) {
    const { type, initial } = layouts.types.resolve(declaration.result, scopeOf(layouts, unit.variables));
    const result = {
      name: unit.name,
      address: undefined,
      edge: undefined,
      line: declaration.line,
      column: declaration.column,
    };
    addVariable(unit, { ...result, section: 'VAR', constant: false, retain: false }, type, initial, layouts);
    unit.result = unit.variables.get(unit.name.toUpperCase());
    if (unit.result !== undefined) unit.result.used = true;
  }
  // VAR_TEMP goes last, so that the cells that start anew lie together.
  const ordered = [
    ...declaration.blocks.filter(({ section }) => section !== 'VAR_TEMP'),
    ...declaration.blocks.filter(({ section }) => section === 'VAR_TEMP'),
  ];
  let firstTemporary = -1;
  for (const block of ordered) {
    if (!ALLOWED[unit.kind].includes(block.section)) diagnostics.error(block, 'ST310', block.section, unit.kind);
    if (block.section === 'VAR_TEMP' && firstTemporary === -1) firstTemporary = unit.cells;
    if (block.section === 'VAR_GLOBAL') continue;
    for (const variable of block.variables) declareVariable(unit, block, variable, layouts);
  }
  if (firstTemporary !== -1 && unit.cells > firstTemporary) {
    unit.temporaries = { cell: firstTemporary, cells: unit.cells - firstTemporary };
  }
  if (unit.kind === 'FUNCTION') fixFrame(unit, declaration, layouts.allocator);
  const hasOutput = declaration.blocks.some(({ section }) => section === 'VAR_OUTPUT' || section === 'VAR_IN_OUT');
  if (unit.kind === 'FUNCTION' && unit.result === undefined && !hasOutput) diagnostics.error(declaration, 'ST318');
}

function declareVariable(unit: Unit, block: VariableBlock, declaration: VariableDeclaration, layouts: Layouts): void {
  const scope = scopeOf(layouts, unit.variables);
  const { type, initial: ownInitial } = layouts.types.resolve(declaration.type, scope, declaration.name);
  const given = declaration.initial === undefined ? undefined : resolveInitial(declaration.initial, type, scope);
  const variable = { ...declaration, section: block.section, constant: block.constant, retain: block.retain };
  addVariable(unit, variable, type, given ?? ownInitial, layouts);
}

type Declared = Pick<Variable, 'name' | 'section' | 'constant' | 'retain' | 'address' | 'edge' | 'line' | 'column'>;

/** The constant that a CONSTANT of one value stands for. */
export function constantValue(constant: boolean, type: Type, initial: InitialValue | undefined): Constant | undefined {
  return constant && initial?.kind === 'scalar' && arithmeticOf(type) !== undefined
    ? { type, value: initial.value }
    : undefined;
}

function addVariable(
  unit: Unit,
  declared: Declared,
  type: Type,
  initial: InitialValue | undefined,
  layouts: Layouts,
): void {
  const key = declared.name.toUpperCase();
  if (unit.variables.has(key)) {
    layouts.diagnostics.error(declared, 'ST301', declared.name);
    return;
  }
  const { name, section, constant, retain, edge, line, column } = declared;
  if (constant && initial === undefined && section !== 'VAR_EXTERNAL') layouts.diagnostics.error(declared, 'ST319');
  const address = declared.address === undefined ? undefined : layouts.located.normalised(declared.address, declared);
  const storage =
    declared.address === undefined
      ? storageIn(unit, section, type, declared)
      : layouts.located.place(declared.address, type, `${unit.name}.${name}`, declared);
  const value = constantValue(constant, type, initial);
  const used = section === 'VAR_EXTERNAL';
  unit.variables.set(key, {
    name,
    type,
    section,
    constant,
    retain,
    storage,
    initial,
    value,
    address,
    edge,
    used,
    line,
    column,
  });
}

function storageIn(unit: Unit, section: Variable['section'], type: Type, declared: Declared): Storage {
  const reference = section === 'VAR_IN_OUT';
  // An edge input is followed by the cell that remembers its last value.
  const cells = reference || section === 'VAR_EXTERNAL' ? 1 : cellsOf(type) + (declared.edge === undefined ? 0 : 1);
  const offset = unit.cells;
  unit.cells += cells;
  return reference ? { kind: 'reference', pointer: { kind: 'relative', cell: offset } } : { kind: 'relative', offset };
}

/** Gives a function its one frame: functions are never active twice, as none may call itself. */
function fixFrame(unit: Unit, position: Position, allocator: Allocator): void {
  unit.frame = allocator.take(unit.cells, position);
  for (const [key, variable] of unit.variables) {
    const { storage } = variable;
    if (storage.kind === 'relative') {
      unit.variables.set(key, { ...variable, storage: { kind: 'absolute', cell: unit.frame + storage.offset } });
    } else if (storage.kind === 'reference') {
      const cell = unit.frame + storage.pointer.cell;
      unit.variables.set(key, { ...variable, storage: { kind: 'reference', pointer: { kind: 'absolute', cell } } });
    }
  }
  if (unit.result !== undefined) unit.result = unit.variables.get(unit.name.toUpperCase());
}
