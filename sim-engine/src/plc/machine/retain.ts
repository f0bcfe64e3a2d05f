import type { CompiledProgram } from '../compile/compile.ts';
import { cellsOf, elementsOf, type Type } from '../types/types.ts';
import type { Variable } from '../types/unit.ts';

function addAll(cells: Set<number>, first: number, type: Type): void {
  for (let cell = first; cell < first + cellsOf(type); cell++) cells.add(cell);
}

function visitVariable(cells: Set<number>, base: number, variable: Variable): void {
  const { storage, type, retain } = variable;
  if (storage.kind === 'reference') return;
  const cell = storage.kind === 'absolute' ? storage.cell : base + storage.offset;
  if (retain) addAll(cells, cell, type);
  else visitType(cells, cell, type);
}

/** A block that is not retained itself may have variables that are. */
function visitType(cells: Set<number>, cell: number, type: Type): void {
  if (type.kind === 'block') {
    for (const variable of type.unit.variables.values()) visitVariable(cells, cell, variable);
  } else if (type.kind === 'struct') {
    for (const field of type.fields.values()) visitType(cells, cell + field.offset, field.type);
  } else if (type.kind === 'array' && (type.element.kind === 'block' || type.element.kind === 'struct')) {
    const size = cellsOf(type.element);
    for (let index = 0; index < elementsOf(type); index++) visitType(cells, cell + index * size, type.element);
  }
}

/** The cells of everything that is declared RETAIN. */
export function retainedCells(program: CompiledProgram): readonly number[] {
  const cells = new Set<number>();
  for (const { cell, unit } of program.programs) visitType(cells, cell, { kind: 'block', unit });
  for (const variable of program.globals.values()) visitVariable(cells, 0, variable);
  return [...cells];
}
