import { type Diagnostic, Diagnostics } from '../diagnostics.ts';
import type { Code } from '../machine/execute.ts';
import { createMemory, type Memory, WIDE_CELL, NOW_CELL, INTERVAL_CELL } from '../machine/memory.ts';
import { fail, type Result, succeed } from '../../result.ts';
import { parseFile } from '../syntax/parse-file.ts';
import type { Access, SourceFile } from '../syntax/ast.ts';
import type { BlockType } from '../types/types.ts';
import type { Unit, Variable } from '../types/unit.ts';
import type { IoPoint } from './addresses.ts';
import { type CompiledBodies, compileBodies } from './bodies.ts';
import { type Declared, declare, declareFunctions } from './declare.ts';
import { writeInitial } from './initial-values.ts';
import { type Instance, schedule } from './schedule.ts';

/** A PROGRAM instance as a controller runs it. */
export interface ScheduledProgram {
  readonly name: string;
  readonly unit: Unit;
  readonly cell: number;
  readonly entry: number;
  readonly intervalNs: bigint;
  readonly single: number;
  /** Where a controller remembers when the task is due next, and the last value of what triggers it. */
  readonly dueCell: number;
}

/** A program ready to run: constant, shared by all controllers that run it. */
export interface CompiledProgram {
  readonly code: Code;
  /** Line and column of each instruction. */
  readonly positions: Int32Array;
  /** What each of the first `remembered` cells holds. */
  readonly kinds: Uint8Array;
  /** Cells that a scan leaves to the next one; the rest are constants and intermediate results. */
  readonly remembered: number;
  readonly stackDepth: number;
  readonly programs: readonly ScheduledProgram[];
  readonly globals: ReadonlyMap<string, Variable>;
  readonly io: readonly IoPoint[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Compiles a text of Structured Text.
 *
 * @returns the program, or all errors (and warnings) in the order of the text
 */
export function compile(text: string): Result<CompiledProgram, readonly Diagnostic[]> {
  const diagnostics = new Diagnostics();
  const file = parseFile(text, diagnostics);
  if (diagnostics.hasErrors) return fail(diagnostics.sorted());
  const declared = declare(file, diagnostics);
  const instances = schedule(file, declared);
  const due = instances.map((instance) =>
    declared.allocator.take(2, { line: 1, column: 1, ...instance.unit.declaration }),
  );
  // Addresses that only bodies name are part of what is remembered too, so they get their cells before anything else does.
  for (const address of addressesIn(file)) declared.located.use(address.name, address);
  const remembered = declared.allocator.used;
  declareFunctions(declared);
  const bodies = compileBodies(declared);
  if (diagnostics.hasErrors) return fail(diagnostics.sorted());
  return succeed(link(declared, instances, due, remembered, bodies));
}

function link(
  declared: Declared,
  instances: readonly Instance[],
  due: readonly number[],
  remembered: number,
  { emitter, entries, depth }: CompiledBodies,
): CompiledProgram {
  const { instructions, positions, rows, constants } = emitter.finish();
  const image = createMemory(declared.allocator.used);
  const kinds = new Uint8Array(declared.allocator.used);
  kinds[NOW_CELL] = WIDE_CELL;
  kinds[INTERVAL_CELL] = WIDE_CELL;
  for (const cell of due) kinds[cell] = WIDE_CELL;
  for (const { type, cell } of declared.located.points.values()) writeInitial(image, kinds, cell, type, undefined);
  for (const { cell, unit } of instances) writeUnit(image, kinds, cell, unit);
  for (const variable of declared.globals.values()) writeFixed(image, kinds, variable);
  for (const unit of declared.units.values()) {
    for (const variable of unit.variables.values()) writeFixed(image, kinds, variable);
  }
  for (const { cell, value } of constants) {
    if (typeof value === 'bigint') image.wide[cell] = BigInt.asIntN(64, value);
    else if (typeof value === 'string') image.texts[cell] = value;
    else image.numbers[cell] = value;
  }
  const programs = instances.map((instance, index) => {
    const { name, unit, cell, intervalNs, single } = instance;
    return { name, unit, cell, intervalNs, single, entry: entries.get(unit)?.target ?? 0, dueCell: due[index] ?? 0 };
  });
  return {
    code: { instructions, rows, image },
    positions,
    kinds: kinds.slice(0, remembered),
    remembered,
    stackDepth: depth + 2,
    programs,
    globals: declared.globals,
    io: ioOf(declared),
    warnings: declared.diagnostics.sorted(),
  };
}

function writeUnit(image: Memory, kinds: Uint8Array, cell: number, unit: Unit): void {
  const type: BlockType = { kind: 'block', unit };
  writeInitial(image, kinds, cell, type, undefined);
}

/** Variables that have a cell of their own: globals, those at an address, those of functions. */
function writeFixed(image: Memory, kinds: Uint8Array, { storage, type, initial, address }: Variable): void {
  // What shares an address with a variable that has an initial value leaves it alone.
  if (address !== undefined && initial === undefined) return;
  if (storage.kind === 'absolute') writeInitial(image, kinds, storage.cell, type, initial);
}

function ioOf({ located }: Declared): readonly IoPoint[] {
  return [...located.points.values()];
}

/** Every address that a body names. */
function addressesIn(file: SourceFile): readonly Access[] {
  const found: Access[] = [];
  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (isDirectAccess(node)) found.push(node);
    for (const part of Object.values(node)) visit(part);
  };
  for (const unit of file.units) visit(unit.body);
  return found;
}

function isDirectAccess(node: object): node is Access {
  return 'kind' in node && node.kind === 'access' && 'direct' in node && node.direct === true;
}
