import { at, intAt } from '../../maths/at.ts';
import type { CompiledProgram, ScheduledProgram } from '../compile/compile.ts';
import { type Fault, faultAt } from '../diagnostics.ts';
import { execute, FINISHED, OUT_OF_BOUNDS, OUT_OF_SUBRANGE, PAUSED, type Run } from './execute.ts';
import { createMemory, INTERVAL_CELL, type Memory, NOW_CELL, textAt, wideAt } from './memory.ts';
import { WORDS } from './opcodes.ts';
import { retainedCells } from './retain.ts';
import { type ControllerSnapshot, restoreMemory, snapshotMemory } from './snapshot.ts';
import { findPoint, listPoints, type Point, type PointValue, readPoint } from './watch.ts';
import { accepted, putIntoCell, writePoint } from './write-point.ts';

export interface ControllerOptions {
  /** How much later each scan is than the one before, in nanoseconds; 10 ms. */
  readonly scanIntervalNs?: bigint;
  /** How many instructions one scan may take; beyond it a loop is taken to be endless. */
  readonly budget?: number;
}

const DEFAULT_INTERVAL_NS = 10_000_000n;
const DEFAULT_BUDGET = 1_000_000;

interface Force {
  readonly point: Point;
  readonly held: number | bigint | string;
}

/**
 * A controller that runs a compiled program scan by scan. Inputs are written before a scan and outputs read after it; the
 * first scan is at time 0. After a fault nothing runs until {@link reset} or {@link restore}, and memory stays as it was.
 */
export class Controller {
  readonly program: CompiledProgram;
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #budget: number;
  readonly #intervalNs: bigint;
  readonly #forces = new Map<number, Force>();
  #forceList: readonly Force[] = [];
  #scans = 0;
  #fault: Fault | undefined;
  #instructions = 0;

  constructor(program: CompiledProgram, options: ControllerOptions = {}) {
    this.program = program;
    this.#memory = createMemory(program.code.image.numbers.length);
    this.#budget = options.budget ?? DEFAULT_BUDGET;
    this.#intervalNs = options.scanIntervalNs ?? DEFAULT_INTERVAL_NS;
    const stack = new Int32Array(2 * program.stackDepth);
    this.#run = { pc: 0, instance: 0, depth: 0, stack, taken: 0, refused: 0, row: 0 };
    this.reset();
  }

  /** As after power-up: every variable has its initial value; forces stay. */
  reset(): void {
    const { image } = this.program.code;
    this.#memory.wide.set(image.wide);
    for (const [cell, text] of image.texts.entries()) this.#memory.texts[cell] = text;
    this.#memory.wide[INTERVAL_CELL] = this.#intervalNs;
    this.#scans = 0;
    this.#fault = undefined;
    this.#applyForces();
  }

  /** As after a loss of power: what is declared RETAIN keeps its value, all else starts anew; forces stay. */
  restart(): void {
    const { wide, texts } = this.#memory;
    const kept = retainedCells(this.program).map((cell) => ({
      cell,
      bits: wideAt(wide, cell),
      text: textAt(texts, cell),
    }));
    this.reset();
    for (const { cell, bits, text } of kept) {
      wide[cell] = bits;
      texts[cell] = text;
    }
    this.#applyForces();
  }

  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** Scans done since the start. */
  get scans(): number {
    return this.#scans;
  }

  /** How many instructions the last scan took. */
  get instructionsOfLastScan(): number {
    return this.#instructions;
  }

  /** The time that timers see, in nanoseconds. */
  get nowNs(): bigint {
    return wideAt(this.#memory.wide, NOW_CELL);
  }

  /**
   * One scan, `scanIntervalNs` after the last one. Allocates nothing.
   *
   * @returns whether it went through; else {@link fault} says what happened
   */
  scan(): boolean {
    if (this.#fault !== undefined) return false;
    const { wide } = this.#memory;
    if (this.#scans > 0) wide[NOW_CELL] = BigInt.asIntN(64, wideAt(wide, NOW_CELL) + wideAt(wide, INTERVAL_CELL));
    return this.#cycle();
  }

  /** One scan at a given time, which must not lie before the last one. */
  scanAt(nowNs: bigint): boolean {
    if (this.#fault !== undefined) return false;
    this.#memory.wide[NOW_CELL] = nowNs;
    return this.#cycle();
  }

  #cycle(): boolean {
    if (this.#forceList.length > 0) this.#applyForces();
    this.#instructions = 0;
    for (const program of this.program.programs) {
      if (this.#isDue(program) && !this.#runProgram(program)) return false;
    }
    this.#scans += 1;
    return true;
  }

  /** A task runs in its first scan and then whenever its interval has passed, or when its trigger rises. */
  #isDue({ intervalNs, single, dueCell }: ScheduledProgram): boolean {
    const { wide, numbers } = this.#memory;
    if (single !== -1) {
      const on = at(numbers, single);
      const before = at(numbers, dueCell + 1);
      numbers[dueCell + 1] = on;
      return on !== 0 && before === 0;
    }
    if (intervalNs === 0n) return true;
    const now = wideAt(wide, NOW_CELL);
    const due = wideAt(wide, dueCell);
    if (now < due) return false;
    const next = due + intervalNs;
    wide[dueCell] = BigInt.asIntN(64, next > now ? next : now + intervalNs);
    return true;
  }

  #runProgram({ cell, entry }: ScheduledProgram): boolean {
    const run = this.#run;
    run.pc = entry;
    run.instance = cell;
    run.depth = 2;
    run.stack[0] = 0;
    run.stack[1] = 0;
    const outcome = this.#forceList.length === 0 ? this.#runFreely() : this.#runForced();
    if (outcome === FINISHED) return true;
    this.#fault = this.#describe(outcome);
    return false;
  }

  #runFreely(): number {
    const left = this.#budget - this.#instructions;
    const outcome = execute(this.program.code, this.#memory, this.#run, left);
    this.#instructions += this.#run.taken;
    return outcome;
  }

  /** Instruction by instruction, so that what is forced cannot be seen with another value even for a moment. */
  #runForced(): number {
    let outcome = PAUSED;
    while (outcome === PAUSED && this.#instructions < this.#budget) {
      outcome = execute(this.program.code, this.#memory, this.#run, 1);
      this.#instructions += this.#run.taken;
      this.#applyForces();
    }
    return outcome;
  }

  #describe(outcome: number): Fault {
    const { positions, code } = this.program;
    const index = (this.#run.pc / WORDS) * 2;
    const position = { line: intAt(positions, index), column: intAt(positions, index + 1) };
    const { row, refused } = this.#run;
    const bounds = [String(refused), String(code.rows[row] ?? 0), String(code.rows[row + 1] ?? 0)];
    if (outcome === PAUSED) return faultAt(position, 'RT3', [String(this.#budget)]);
    if (outcome === OUT_OF_BOUNDS) return faultAt(position, 'RT2', bounds);
    return outcome === OUT_OF_SUBRANGE ? faultAt(position, 'RT4', bounds) : faultAt(position, 'RT1');
  }

  /** The variable or address at a path, as {@link findPoint} reads it. */
  find(path: string): Point | undefined {
    return findPoint(this.program, path);
  }

  points(): readonly Point[] {
    return listPoints(this.program);
  }

  read(point: Point): PointValue {
    return readPoint(this.#memory, point);
  }

  /** A number, BOOL as 0 or 1, without allocating; for points that hold no 64-bit value and no text. */
  readNumber({ cell }: Point): number {
    return at(this.#memory.numbers, cell);
  }

  /** @returns whether the point's type has such a value; what is forced stays as it is */
  write(point: Point, value: PointValue): boolean {
    if (this.#forces.has(point.cell)) return accepted(point.type, value) !== undefined;
    return writePoint(this.#memory, point, value);
  }

  /** Writes BOOL as 0 or 1 or a number that the point's type is known to hold, without allocating. */
  writeNumber({ cell }: Point, value: number): void {
    if (this.#forceList.length === 0 || !this.#forces.has(cell)) this.#memory.numbers[cell] = value;
  }

  /** Holds a point at a value whatever the program writes, until it is released. @returns as {@link write} */
  force(point: Point, value: PointValue): boolean {
    const held = accepted(point.type, value);
    if (held === undefined) return false;
    this.#forces.set(point.cell, { point, held });
    this.#forceList = [...this.#forces.values()];
    this.#applyForces();
    return true;
  }

  release(point: Point): void {
    this.#forces.delete(point.cell);
    this.#forceList = [...this.#forces.values()];
  }

  /** What is forced, in the order in which it was forced. */
  forced(): readonly { readonly point: Point; readonly value: PointValue }[] {
    return this.#forceList.map(({ point }) => ({ point, value: this.read(point) }));
  }

  #applyForces(): void {
    for (const { point, held } of this.#forceList) putIntoCell(this.#memory, point.cell, held);
  }

  /** All that the controller remembers, as plain JSON. */
  snapshot(): ControllerSnapshot {
    const forces = this.#forceList.map(({ point, held }): readonly [string, string | number] => [
      point.path,
      typeof held === 'bigint' ? `${held}` : held,
    ]);
    return { ...snapshotMemory(this.program, this.#memory), scans: this.#scans, fault: this.#fault, forces };
  }

  /** Goes on exactly where {@link snapshot} was called. @throws RangeError for what this program cannot have left */
  restore(snapshot: ControllerSnapshot): void {
    this.reset();
    restoreMemory(this.program, this.#memory, snapshot);
    this.#scans = snapshot.scans;
    this.#fault = snapshot.fault;
    this.#forces.clear();
    for (const [path, text] of snapshot.forces) {
      const point = this.find(path);
      if (point === undefined) throw new RangeError(`the program has no ${path}`);
      const wide = typeof this.read(point) === 'bigint';
      const held = wide ? BigInt.asIntN(64, BigInt(text)) : text;
      this.#forces.set(point.cell, { point, held });
    }
    this.#forceList = [...this.#forces.values()];
  }
}
