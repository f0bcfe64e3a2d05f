import { at } from '../../maths/at.ts';
import type { CompiledProgram } from '../compile/compile.ts';
import { parseAddress } from '../compile/addresses.ts';
import { arithmeticOf, type ArrayType, cellsOf, type Type, typeName } from '../types/types.ts';
import type { Variable } from '../types/unit.ts';
import { type Memory, textAt, wideAt } from './memory.ts';

/** A single value in memory: found once by its path, then read and written without a search. */
export interface Point {
  /** As a full path: `prog.motor.Q`, `prog.w[3]`, `%IX0.0`. */
  readonly path: string;
  readonly type: Type;
  readonly typeName: string;
  readonly cell: number;
}

/** BOOL as boolean; numbers up to 32 bits, REAL, LREAL and enumerators as number; 64 bits and times (nanoseconds) as bigint. */
export type PointValue = boolean | number | bigint | string;

interface Part {
  readonly path: string;
  readonly type: Type;
  readonly cell: number;
}

function partOfVariable(path: string, base: number, { type, storage, name }: Variable): Part | undefined {
  if (storage.kind === 'reference') return undefined;
  const cell = storage.kind === 'absolute' ? storage.cell : base + storage.offset;
  return { path: path === '' ? name : `${path}.${name}`, type, cell };
}

function roots(program: CompiledProgram): readonly Part[] {
  const found: Part[] = [];
  for (const { name, unit, cell } of program.programs) found.push({ path: name, type: { kind: 'block', unit }, cell });
  for (const variable of program.globals.values()) {
    const part = partOfVariable('', 0, variable);
    if (part !== undefined) found.push(part);
  }
  return found;
}

function element(part: Part, type: ArrayType, indices: readonly number[]): Part | undefined {
  let { cell } = part;
  let factor = cellsOf(type);
  if (indices.length !== type.bounds.length) return undefined;
  for (const [dimension, index] of indices.entries()) {
    const bounds = type.bounds[dimension];
    if (bounds === undefined || !Number.isInteger(index) || index < bounds.low || index > bounds.high) return undefined;
    factor /= bounds.high - bounds.low + 1;
    cell += (index - bounds.low) * factor;
  }
  return { path: `${part.path}[${indices.join(',')}]`, type: type.element, cell };
}

function step(part: Part, text: string): Part | undefined {
  if (text.startsWith('[')) {
    const indices = text.slice(1, -1).split(',').map(Number);
    return part.type.kind === 'array' ? element(part, part.type, indices) : undefined;
  }
  const key = text.replace(/^\./u, '').toUpperCase();
  if (part.type.kind === 'struct') {
    const field = part.type.fields.get(key);
    return field && { path: `${part.path}.${field.name}`, type: field.type, cell: part.cell + field.offset };
  }
  const variable = part.type.kind === 'block' ? part.type.unit.variables.get(key) : undefined;
  return variable && partOfVariable(part.path, part.cell, variable);
}

function asPoint({ path, type, cell }: Part): Point {
  return { path, type, typeName: typeName(type), cell };
}

/**
 * The point at a path: a program's name and its variable (`prog.t1.ET`, `prog.w[1, 2]`), a global variable or an address. A
 * program's name may be left out where only one runs. Case does not matter.
 */
export function findPoint(program: CompiledProgram, path: string): Point | undefined {
  const address = path.startsWith('%') ? parseAddress(path)?.address : undefined;
  if (address !== undefined) {
    const io = program.io.find((point) => point.address === address);
    return io && { path: io.address, type: io.type, typeName: typeName(io.type), cell: io.cell };
  }
  const [first = '', ...rest] = path.match(/\[[^\]]*\]|\.?[^.[\]]+/gu) ?? [];
  const all = roots(program);
  const key = first.trim().toUpperCase();
  const root = all.find((part) => part.path.toUpperCase() === key);
  const [only] = program.programs;
  const inside = only !== undefined && program.programs.length === 1 ? all[0] : undefined;
  let part = root ?? (inside && step(inside, first.trim()));
  for (const text of rest) part = part && step(part, text.trim());
  return part !== undefined && arithmeticOf(part.type) !== undefined ? asPoint(part) : undefined;
}

function collect(part: Part, points: Point[], most: number): void {
  if (points.length >= most) return;
  const { type } = part;
  if (arithmeticOf(type) !== undefined) points.push(asPoint(part));
  else if (type.kind === 'struct') {
    for (const name of type.fields.keys()) collectPart(step(part, name), points, most);
  } else if (type.kind === 'block') {
    for (const name of type.unit.variables.keys()) {
      // A global seen through VAR_EXTERNAL is listed once, as what it is.
      const variable = type.unit.variables.get(name);
      if (variable?.section !== 'VAR_GLOBAL' && !name.startsWith('_')) collectPart(step(part, name), points, most);
    }
  } else if (type.kind === 'array') collectElements(part, type, points, most);
}

function collectPart(part: Part | undefined, points: Point[], most: number): void {
  if (part !== undefined) collect(part, points, most);
}

function collectElements(part: Part, type: ArrayType, points: Point[], most: number): void {
  const indices = type.bounds.map(({ low }) => low);
  for (;;) {
    collectPart(element(part, type, indices), points, most);
    let dimension = indices.length - 1;
    while (dimension >= 0 && indices[dimension] === type.bounds[dimension]?.high) {
      indices[dimension] = type.bounds[dimension]?.low ?? 0;
      dimension -= 1;
    }
    if (dimension < 0 || points.length >= most) return;
    indices[dimension] = (indices[dimension] ?? 0) + 1;
  }
}

/** Every point of a program in the order of its declarations, at most `most`. */
export function listPoints(program: CompiledProgram, most: number = 10_000): readonly Point[] {
  const points: Point[] = [];
  for (const part of roots(program)) collect(part, points, most);
  return points;
}

export function readPoint(memory: Memory, { type, cell }: Point): PointValue {
  switch (arithmeticOf(type)) {
    case 'text':
      return textAt(memory.texts, cell);
    case 'i64':
      return wideAt(memory.wide, cell);
    case 'u64':
      return wideAt(memory.unsigned, cell);
    case 'bool':
      return at(memory.numbers, cell) !== 0;
    default:
      return at(memory.numbers, cell);
  }
}
