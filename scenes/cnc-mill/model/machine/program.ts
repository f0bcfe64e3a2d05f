import {
  compilePath,
  fromCanon,
  MACHINING_CENTRE_850,
  type MotionSegment,
  type PathProgram,
} from '@tongyan/sim-engine/cnc';
import { Interpreter, MM_PER_INCH, type ProgramError, type Tool } from '@tongyan/sim-engine/rs274';

import type { ProgramJob, ReadRegisters } from './bulk.ts';
import { PROGRAM_LIMITS, type ShownProblem, TOOL_NUMBERS } from './interface.ts';
import { skipStops, skipTo } from './restart.ts';
import { toMicrometre } from './round.ts';

/** How far a dry run stays above. */
const DRY_RUN_MM = 100;
const DRY_RUN_FEED_MMPM = 5000;

/** Where tools are changed. */
const TOOL_CHANGE_Z_MM = 0;

/** Lines that a program may perform, loops counted each time. */
const LINE_BUDGET = 100_000;

/** First parameter of G54. */
const G54_PARAMETER = 5221;

export type Translation =
  | { readonly ok: true; readonly segments: readonly MotionSegment[]; readonly interpreter: Interpreter }
  | { readonly ok: false; readonly problem: ShownProblem };

/** The control's registers as the interpreter reads them: lengths in inches. */
function toolTable({ lengthsMm, diametersMm }: ReadRegisters, toolNumber: number): readonly Tool[] {
  const entry = (tool: number, pocket: number | undefined): Tool => ({
    tool,
    pocket,
    offset: { x: 0, y: 0, z: (lengthsMm[tool - 1] ?? 0) / MM_PER_INCH, a: 0, b: 0, c: 0, u: 0, v: 0, w: 0 },
    diameter: (diametersMm[tool - 1] ?? 0) / MM_PER_INCH,
    frontAngleDeg: 0,
    backAngleDeg: 0,
    orientation: 0,
    comment: '',
  });
  return [...TOOL_NUMBERS.map((tool) => entry(tool, tool)), ...(toolNumber > 0 ? [entry(toolNumber, undefined)] : [])];
}

function shown({ line, column, code, message }: ProgramError, before: number): ShownProblem {
  return { line: Math.max(0, line - before), column, code, message };
}

const PLANES = { xy: 'G17', xz: 'G18', yz: 'G19' } as const;
const SYSTEMS = ['G54', 'G55', 'G56', 'G57', 'G58', 'G59', 'G59.1', 'G59.2', 'G59.3'] as const;

/** What the interpreter leaves, as a line that brings it back. */
function modalLine({ machine }: Interpreter): string {
  const { modal, selectedTool } = machine.state;
  const length = modal.toolOffset.z;
  return [
    modal.metric ? 'G21' : 'G20',
    PLANES[modal.plane],
    modal.incremental ? 'G91' : 'G90',
    modal.feedMode === 'perRevolution' ? 'G95' : 'G94',
    SYSTEMS[modal.system - 1] ?? 'G54',
    ...(modal.feedRate > 0 ? [`F${modal.feedRate.toFixed(6)}`] : []),
    ...(modal.spindleSpeed > 0 ? [`S${modal.spindleSpeed.toFixed(3)}`] : []),
    ...(selectedTool > 0 ? [`T${selectedTool}`] : []),
    ...(length === 0 ? [] : [`G43.1 Z${length.toFixed(9)}`]),
  ].join('\n');
}

/** Interprets a text from where the machine stands. */
export function translate(job: ProgramJob, text: string): Translation {
  const { registers, start, preamble, toolNumber, spindleRpm, dryRun, motion } = job;
  const [x, y, z] = registers.g54;
  const lift = dryRun ? DRY_RUN_MM : 0;
  const parameters = new Map([x, y, z + lift].map((value, axis) => [G54_PARAMETER + axis, value / MM_PER_INCH]));
  // An MDI block has no end of its own, and shall not end what runs: it stands between marks.
  const source = motion === 'mdi' ? `%\n${preamble}\n${text}\n%\n` : text;
  const before = motion === 'mdi' ? preamble.split('\n').length + 1 : 0;
  const interpreter = new Interpreter(source, {
    tools: toolTable(registers, toolNumber),
    parameters,
    budget: LINE_BUDGET,
    position: start,
    toolChangeZMm: TOOL_CHANGE_Z_MM,
  });
  const calls = interpreter.performAll();
  const { end = 'end' } = interpreter;
  if (end !== 'end') return { ok: false, problem: shown(end.error, before) };
  if (calls.length > PROGRAM_LIMITS.moves)
    return { ok: false, problem: { line: 0, column: 1, code: 'programTooLong', message: 'Too many moves' } };
  const moves = fromCanon(calls, start, {
    direction: spindleRpm === 0 ? 'off' : spindleRpm > 0 ? 'clockwise' : 'counterclockwise',
    speed: Math.abs(spindleRpm),
    toolChangeZMm: TOOL_CHANGE_Z_MM,
  });
  if (!moves.ok) {
    const { sourceLine, call } = moves.failure;
    const message = `Not on this machine: ${call}`;
    return { ok: false, problem: { line: sourceLine - before, column: 1, code: 'unsupported', message } };
  }
  const skipped = skipStops(skipTo(moves.value, job.fromLine, start), job.afterStops, start);
  const shifted =
    before === 0 ? skipped : skipped.map((segment) => ({ ...segment, sourceLine: segment.sourceLine - before }));
  const segments = dryRun ? shifted.map((segment) => atDryRunFeed(segment)) : shifted;
  return { ok: true, segments, interpreter };
}

const SETS_REGISTERS = /G0*10(?!\d)/iu;

/** The registers as a program leaves them: G10 writes them. Undefined where it writes none. */
export function registersAfter(job: ProgramJob, text: string): ReadRegisters | undefined {
  if (!SETS_REGISTERS.test(text)) return undefined;
  const translated = translate(job, text);
  if (!translated.ok) return undefined;
  const { numberedParameters, tools } = translated.interpreter.machine;
  const mm = (inches: number): number => toMicrometre(inches * MM_PER_INCH);
  const [x, y, z] = [0, 1, 2].map((axis) => mm(numberedParameters.get(G54_PARAMETER + axis))) as [
    number,
    number,
    number,
  ];
  const entryOf = (tool: number): Tool | undefined => tools.find((entry) => entry.tool === tool);
  return {
    g54: [x, y, toMicrometre(z - (job.dryRun ? DRY_RUN_MM : 0))],
    lengthsMm: TOOL_NUMBERS.map((tool) => mm(entryOf(tool)?.offset.z ?? 0)),
    diametersMm: TOOL_NUMBERS.map((tool) => mm(entryOf(tool)?.diameter ?? 0)),
  };
}

function atDryRunFeed(segment: MotionSegment): MotionSegment {
  const feeds = (segment.kind === 'line' || segment.kind === 'arc') && segment.motion === 'feed';
  return feeds && segment.sync === undefined ? { ...segment, feedMmpm: DRY_RUN_FEED_MMPM } : segment;
}

const AXIS_LETTERS = 'XYZ';

/** Moves that end outside the axes' travel, as the control's own limits have it. */
function outside(segments: readonly MotionSegment[]): ShownProblem[] {
  const { travelMinMm, travelMaxMm } = MACHINING_CENTRE_850;
  const problems: ShownProblem[] = [];
  for (const segment of segments) {
    if (segment.kind !== 'line' && segment.kind !== 'arc') continue;
    for (const axis of [0, 1, 2] as const) {
      const place = segment.end[axis];
      if (place >= travelMinMm[axis] - 1e-6 && place <= travelMaxMm[axis] + 1e-6) continue;
      if (problems.length >= PROGRAM_LIMITS.problems) return problems;
      const message = `Over travel: ${AXIS_LETTERS.charAt(axis)} ${place.toFixed(3)}`;
      problems.push({ line: segment.sourceLine, column: 1, code: 'outOfTravel', message });
    }
  }
  return problems;
}

export type Compiled =
  | { readonly ok: true; readonly path: PathProgram; readonly modal: string }
  | { readonly ok: false; readonly problems: readonly ShownProblem[] };

const FAILURES = {
  notFinite: 'A coordinate is no number',
  noFeed: 'Feed rate is zero',
  noSpindle: 'The spindle does not turn',
} as const;

/** A text as path, or what is wrong with it. */
export function compileProgram(job: ProgramJob, text: string): Compiled {
  const translated = translate(job, text);
  if (!translated.ok) return { ok: false, problems: [translated.problem] };
  const far = outside(translated.segments);
  if (far.length > 0) return { ok: false, problems: far };
  const path = compilePath(translated.segments, job.start, MACHINING_CENTRE_850);
  if (path.ok) return { ok: true, path: path.value, modal: modalLine(translated.interpreter) };
  const { kind, sourceLine } = path.failure;
  return { ok: false, problems: [{ line: sourceLine, column: 1, code: kind, message: FAILURES[kind] }] };
}

/** So many lines may be interpreted in one check. */
const CHECK_BUDGET = 60_000;

/**
 * All that is wrong with a text, by line: the interpreter stops at the first mistake, so that each line that has one is left out for the
 * next look.
 */
export function findProblems(job: ProgramJob, text: string): readonly ShownProblem[] {
  const lines = text.split('\n');
  const problems: ShownProblem[] = [];
  let budget = CHECK_BUDGET;
  for (;;) {
    const compiled = compileProgram(job, lines.join('\n'));
    if (compiled.ok) return problems;
    problems.push(...compiled.problems);
    budget -= lines.length;
    const line = compiled.problems[0]?.line ?? 0;
    const text1 = lines[line - 1];
    const last = compiled.problems.length > 1 || problems.length >= PROGRAM_LIMITS.problems;
    if (last || budget <= 0 || text1 === undefined || text1 === '' || END.test(text1)) break;
    lines[line - 1] = '';
  }
  return problems.slice(0, PROGRAM_LIMITS.problems);
}

/** The end of a program is never left out. */
const END = /M0*(?:2|30)(?!\d)|%/iu;
