import { fail, type Result, succeed } from '../../result.ts';
import { compile, type CompiledProgram } from '../compile/compile.ts';
import type { Diagnostic, Fault } from '../diagnostics.ts';
import { formatDate, formatDateTime, formatGeneral, formatTimeOfDay } from '../library/format.ts';
import { Controller } from '../machine/controller.ts';
import type { Point, PointValue } from '../machine/watch.ts';
import { arithmeticOf, familyOf } from '../types/types.ts';
import type { Unit } from '../types/unit.ts';
import { readCell } from './read-cell.ts';

export interface TraceOptions {
  /** The time between rows where the inputs have no column `t_ms`; 10. */
  readonly scanIntervalMs?: number;
  /** Which PROGRAM's inputs and outputs: the name of its instance; the last one in the text otherwise. */
  readonly program?: string;
  readonly budget?: number;
}

export type TraceFailure =
  | { readonly kind: 'compile'; readonly diagnostics: readonly Diagnostic[] }
  /** Line (from 1) and column of the inputs. */
  | { readonly kind: 'inputs'; readonly line: number; readonly column: number; readonly message: string }
  /** The program stopped; `trace` is what came before. */
  | { readonly kind: 'fault'; readonly fault: Fault; readonly trace: string };

interface Column {
  readonly header: string;
  readonly point: Point;
}

/** C's `%.9g` for REAL, `%.17g` for LREAL, times in milliseconds, BOOL 0 or 1, all else as plain text. */
export function formatValue({ type }: Point, value: PointValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  const arithmetic = arithmeticOf(type);
  if (typeof value === 'number' && arithmetic === 'f32') return formatGeneral(value, 9);
  if (typeof value === 'number' && arithmetic === 'f64') return formatGeneral(value, 17);
  if (typeof value !== 'bigint') return String(value);
  switch (familyOf(type)) {
    case 'duration':
      return milliseconds(value);
    case 'date':
      return formatDate(value);
    case 'timeOfDay':
      return formatTimeOfDay(value);
    case 'dateTime':
      return formatDateTime(value);
    default:
      return String(value);
  }
}

function milliseconds(ns: bigint): string {
  const sign = ns < 0n ? '-' : '';
  const size = ns < 0n ? -ns : ns;
  const fraction = (size % 1_000_000n).toString().padStart(6, '0').replace(/0+$/u, '');
  return `${sign}${size / 1_000_000n}${fraction === '' ? '' : `.${fraction}`}`;
}

function outputsOf(controller: Controller, name: string, unit: Unit): readonly Column[] {
  const columns: Column[] = [];
  for (const variable of unit.variables.values()) {
    if (variable.section !== 'VAR_OUTPUT') continue;
    for (const point of pointsOf(controller, `${name}.${variable.name}`)) {
      columns.push({ header: point.path.slice(name.length + 1), point });
    }
  }
  return columns.length > 0 ? columns : physicalOutputs(controller, unit);
}

/** What lies at %Q, for a program without VAR_OUTPUT: by the name of its variable, or by its address. */
function physicalOutputs(controller: Controller, { name: unitName }: Unit): readonly Column[] {
  const columns: Column[] = [];
  for (const { address, direction, name } of controller.program.io) {
    const point = direction === 'output' ? controller.find(address) : undefined;
    const prefix = `${unitName}.`;
    const header = name?.startsWith(prefix) === true ? name.slice(prefix.length) : (name ?? address);
    if (point !== undefined) columns.push({ header, point });
  }
  return columns;
}

/** The point at a path, or those of its parts. */
function pointsOf(controller: Controller, path: string): readonly Point[] {
  const single = controller.find(path);
  if (single !== undefined) return [single];
  const key = path.toUpperCase();
  return controller.points().filter((point) => {
    const own = point.path.toUpperCase();
    return own.startsWith(`${key}.`) || own.startsWith(`${key}[`);
  });
}

function inputFailure(line: number, column: number, message: string): Result<never, TraceFailure> {
  return fail({ kind: 'inputs', line, column, message });
}

/**
 * Runs a program on a table of inputs and writes down every scan.
 *
 * @param text Structured Text
 * @param inputs CSV with a header: `t_ms` (the time of each scan, optional) and names of inputs of the program, of other
 *   variables by their path, or addresses; one row a scan
 * @returns CSV: the inputs' columns as they are named, then the program's VAR_OUTPUTs
 */
export function traceProgram(text: string, inputs: string, options: TraceOptions = {}): Result<string, TraceFailure> {
  const compiled = compile(text);
  if (!compiled.ok) return fail({ kind: 'compile', diagnostics: compiled.failure });
  return traceCompiled(compiled.value, inputs, options);
}

function traceCompiled(
  program: CompiledProgram,
  inputs: string,
  options: TraceOptions = {},
): Result<string, TraceFailure> {
  const controller = new Controller(program, options.budget === undefined ? {} : { budget: options.budget });
  const wanted = options.program?.toUpperCase();
  const traced =
    wanted === undefined ? program.programs.at(-1) : program.programs.find(({ name }) => name.toUpperCase() === wanted);
  if (traced === undefined) return inputFailure(1, 1, `there is no program ${options.program ?? ''}`);
  const [header = '', ...rows] = inputs.replace(/^\u{FEFF}/u, '').split(/\r?\n/u);
  const names = header.split(',').map((name) => name.trim());
  const timed = names[0] === 't_ms';
  const columns: Column[] = [];
  for (const name of timed ? names.slice(1) : names) {
    if (name === '' && names.length === 1) continue;
    const point = controller.find(`${traced.name}.${name}`) ?? controller.find(name);
    const column = header.indexOf(name) + 1;
    if (point === undefined) return inputFailure(1, column, `the program has no input ${name}`);
    columns.push({ header: name, point });
  }
  const outputs = outputsOf(controller, traced.name, traced.unit);
  const shown = [...columns, ...outputs];
  const lines = [['t_ms', ...shown.map((column) => column.header)].join(',')];
  const table = { timed, columns, shown, interval: options.scanIntervalMs ?? 10 };
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '') continue;
    const failure = traceRow(controller, table, row, index + 2, lines);
    if (failure !== undefined) return fail(failure);
  }
  return succeed(`${lines.join('\n')}\n`);
}

interface Table {
  readonly timed: boolean;
  readonly columns: readonly Column[];
  readonly shown: readonly Column[];
  readonly interval: number;
}

/** Sets the inputs of one row, scans, and adds the row of the trace. */
function traceRow(
  controller: Controller,
  { timed, columns, shown, interval }: Table,
  row: string,
  line: number,
  lines: string[],
): TraceFailure | undefined {
  const cells = row.split(',');
  const refuse = (place: number, message: string): TraceFailure => {
    const column = cells.slice(0, place).join(',').length + (place === 0 ? 1 : 2);
    return { kind: 'inputs', line, column, message };
  };
  const first = timed ? 1 : 0;
  if (cells.length !== columns.length + first)
    return refuse(0, `${columns.length + first} values are expected, not ${cells.length}`);
  const time = timed ? Number(cells[0]) : controller.scans * interval;
  if (!Number.isFinite(time) || (timed && (cells[0] ?? '').trim() === ''))
    return refuse(0, `${cells[0] ?? ''} is no time in milliseconds`);
  for (const [index, { point, header }] of columns.entries()) {
    const text = (cells[index + first] ?? '').trim();
    const value = readCell(point.type, text);
    if (value === undefined || !controller.write(point, value)) {
      return refuse(index + first, `${text} is no value of ${header}, which is a ${point.typeName}`);
    }
  }
  if (!controller.scanAt(BigInt(Math.round(time * 1e6))) && controller.fault !== undefined) {
    return { kind: 'fault', fault: controller.fault, trace: `${lines.join('\n')}\n` };
  }
  const shownTime = timed ? (cells[0] ?? '').trim() : String(time);
  lines.push([shownTime, ...shown.map(({ point }) => formatValue(point, controller.read(point)))].join(','));
  return undefined;
}
