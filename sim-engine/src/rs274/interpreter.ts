import { startAt, charAt } from './elements.ts';
import { Block, NONE, WORD } from './block.ts';
import { chooseMotion } from './motion-choice.ts';
import { checkBlock } from './checks.ts';
import { M_GROUP } from './codes.ts';
import { executeBlock } from './execute.ts';
import { FlowControl, NO_PERCENT } from './flow.ts';
import { LineBuffer, TOO_LONG } from './line-buffer.ts';
import { Machine, type ProgramCall } from './machine.ts';
import { PARAMETER } from './numbered-parameters.ts';
import { LineReader } from './reader.ts';
import { type Outcome, type Refusal, type RefusalCode, refuse } from './refusal.ts';
import { convertEnd, convertStop } from './stopping.ts';
import type { Tool } from './tool-table.ts';
import { publishTool } from './tools.ts';
import { emitAxisOffset, emitRotation, emitSystem, loadSystem, readPoint } from './work-offsets.ts';
import { wholeNumber } from './functions.ts';
import { readBlock } from './words.ts';

export interface InterpreterOptions {
  readonly tools?: readonly Tool[];
  /** What the parameters are before the program, as `parseParameterFile` reads them. */
  readonly parameters?: ReadonlyMap<number, number>;
  /** Whether lines that begin with `/` are left out. */
  readonly blockDelete?: boolean;
  /** How many lines may be executed or passed before the program is taken to be endless. */
  readonly budget?: number;
  /** Where the machine stands when the program begins, machine coordinates in mm. Default: at its zero. */
  readonly position?: readonly [x: number, y: number, z: number];
  /** Machine Z to which a tool change takes the spindle, mm; left out where it stays, as in the stand-alone rs274. */
  readonly toolChangeZMm?: number;
  /** The program's name in messages. */
  readonly fileName?: string;
}

/** Where and why a program was refused. */
export interface ProgramError {
  readonly line: number;
  readonly column: number;
  readonly code: RefusalCode;
  readonly message: string;
  /** The line's text. */
  readonly text: string;
}

export type ProgramEnd = 'end' | { readonly error: ProgramError };

/** What one line of the program made. */
export interface ProgramStep {
  /** From 1; 0 for what is announced before the first line. */
  readonly line: number;
  readonly calls: readonly ProgramCall[];
}

/** So much of a line a message shows. */
const LONGEST_TEXT = 254;

const DEFAULT_BUDGET = 10_000_000;
const NO_PARAMETERS: ReadonlyMap<number, number> = new Map();

const CHAR = { newline: 0x0a, percent: 0x25, slash: 0x2f, zero: 0x30, nine: 0x39, n: 0x6e, o: 0x6f } as const;

const SUBROUTINE_RETURN = 99;
const END = 2;
const END_AND_SHUTTLE = 30;

/** Reads and performs a program line by line. It never looks ahead, except that compensated moves wait for the next. */
export class Interpreter {
  readonly machine: Machine;
  readonly #source: string;
  readonly #starts: Int32Array;
  readonly #lineCount: number;
  readonly #blockDelete: boolean;
  readonly #fileName: string;
  readonly #buffer = new LineBuffer();
  readonly #reader: LineReader;
  readonly #block = new Block();
  readonly #flow: FlowControl;
  #budget: number;
  #next = 1;
  #isDelimited = false;
  /** Set once the program is over. */
  end: ProgramEnd | undefined;

  constructor(source: string, options: InterpreterOptions = {}) {
    const { tools = [], parameters = NO_PARAMETERS, blockDelete = false, budget = DEFAULT_BUDGET } = options;
    this.#fileName = options.fileName ?? 'program.ngc';
    this.#source = source;
    this.#starts = lineStarts(source);
    // A last line without characters is none.
    this.#lineCount =
      this.#starts.length - 2 - (startAt(this.#starts, this.#starts.length - 2) === source.length ? 1 : 0);
    this.#blockDelete = blockDelete;
    this.#budget = budget;
    this.machine = new Machine(tools, parameters, options);
    this.#reader = new LineReader(this.#buffer, this.machine);
    this.#flow = new FlowControl(this.machine, this.#reader, this.#fileName);
    this.#announce();
    this.#begin();
  }

  /** The calls that are out since the last time. */
  takeCalls(): readonly ProgramCall[] {
    const { calls } = this.machine;
    this.machine.calls = [];
    return calls;
  }

  /** Performs the next line, in single steps as a control does. Nothing more happens once the program is over. */
  step(): ProgramStep {
    if (this.end === undefined) this.#stepLine();
    return { line: this.machine.line, calls: this.takeCalls() };
  }

  /** Performs all lines that are left. */
  performAll(): readonly ProgramCall[] {
    while (this.end === undefined) this.#stepLine();
    return this.takeCalls();
  }

  #announce(): void {
    const { machine } = this;
    const { numberedParameters, state } = machine;
    machine.emit({ kind: 'useLengthUnits', units: 'mm' });
    loadSystem(machine, Math.trunc(numberedParameters.get(PARAMETER.system)) || 1);
    if (numberedParameters.get(PARAMETER.g92Active) === 1)
      Object.assign(state.axisOffset, readPoint(machine, PARAMETER.g92));
    publishTool(machine, state.tool);
    if (machine.tools.length === 0) state.currentSlot = -1;
    emitSystem(machine);
    emitAxisOffset(machine);
    emitRotation(machine);
    machine.emit({ kind: 'setFeedReference', reference: 'xyz' });
    machine.synchronize();
  }

  /** A file that begins with a line of `%` ends at the next one. */
  #begin(): void {
    for (let line = 1; line <= this.#lineCount; line += 1) {
      const refusal = this.#load(line);
      if (refusal?.message === TOO_LONG) {
        // Such a file is not even opened.
        this.#endWith(refusal, line);
        return;
      }
      if (this.#text(line).trim() === '') continue;
      this.machine.emit({ kind: 'onReset' });
      if (refusal === undefined && this.#isPercent()) {
        this.#isDelimited = true;
        this.#next = line + 1;
      }
      return;
    }
    this.#endWith(refuse('end', NO_PERCENT), this.#lineCount);
  }

  #isPercent(): boolean {
    return this.#buffer.length === 1 && charAt(this.#buffer.chars, 0) === CHAR.percent;
  }

  #load(line: number): Outcome {
    return this.#buffer.load(this.#source, startAt(this.#starts, line), startAt(this.#starts, line + 1) - 1);
  }

  #text(line: number): string {
    const start = startAt(this.#starts, line);
    const end = Math.min(startAt(this.#starts, line + 1) - 1, start + LONGEST_TEXT);
    return this.#source.slice(start, end).replace(/\r$/u, '');
  }

  #stepLine(): void {
    const line = this.#next;
    if (line > this.#lineCount) {
      this.#refuse(this.#flow.endOfFile(this.#isDelimited), this.#lineCount);
      return;
    }
    this.#next = line + 1;
    this.#budget -= 1;
    this.machine.line = line;
    const refusal =
      this.#budget < 0 ? refuse('budget', 'Program does not end: its budget of lines is used up') : this.#perform(line);
    if (refusal !== undefined) this.#refuse(refusal, line);
  }

  #refuse(refusal: Outcome, performed: number): void {
    if (refusal === undefined) return;
    this.#endWith(refusal, performed);
    this.#reset();
  }

  #endWith(refusal: Refusal, performed: number): void {
    const { code, message, column = 1, line = performed } = refusal;
    this.end = { error: { line, column, code, message, text: line > 0 ? this.#text(line) : '' } };
  }

  #finish(): void {
    this.end = 'end';
    this.#reset();
  }

  #reset(): void {
    this.machine.sequence = '';
    this.machine.emitNow({ kind: 'onReset' });
    this.machine.emitNow({ kind: 'onReset' });
  }

  #perform(line: number): Outcome {
    const unreadable = this.#load(line);
    if (unreadable !== undefined) return unreadable;
    const { length, chars } = this.#buffer;
    if (length === 0) return undefined;
    const first = charAt(chars, 0);
    if (first === CHAR.percent && length === 1 && this.#isDelimited) {
      this.machine.sequence = '';
      this.machine.waiting.length = 0;
      this.machine.emit({ kind: 'finish' });
      this.#finish();
      return undefined;
    }
    if (first === CHAR.slash && this.#blockDelete) return undefined;
    if (this.#flow.isPassing && !this.#hasFlow()) return undefined;
    const refusal = readBlock(this.#reader, this.#block);
    if (refusal !== undefined) return refusal;
    this.machine.sequence = this.#block.sequence;
    return this.#performBlock(line);
  }

  /** Whether an O word begins the line, behind a slash and an N word. */
  #hasFlow(): boolean {
    const { chars } = this.#buffer;
    let position = charAt(chars, 0) === CHAR.slash ? 1 : 0;
    if (charAt(chars, position) === CHAR.n) {
      position += 1;
      while (charAt(chars, position) >= CHAR.zero && charAt(chars, position) <= CHAR.nine) position += 1;
    }
    return charAt(chars, position) === CHAR.o;
  }

  #performBlock(line: number): Outcome {
    const block = this.#block;
    const { machine } = this;
    for (const { target, value } of block.settings)
      if (typeof target === 'number') machine.numberedParameters.set(target, value);
      else machine.namedParameters.set(target, value);
    if (block.flow !== undefined) {
      this.#flow.text = this.#text(line);
      const refusal = this.#flow.perform(block.flow, line);
      this.#takeJump();
      return refusal;
    }
    const callsFanuc = block.m(M_GROUP.call) !== NONE;
    if (callsFanuc && !block.has(WORD.p)) return refuse('flow', "Found 'm98' code with no P-word");
    const refusal = chooseMotion(machine, block) ?? checkBlock(machine, block);
    if (refusal !== undefined) return refusal;
    if (callsFanuc) return this.#callFanuc(line);
    const refused = executeBlock(machine, block) ?? this.#stop();
    if (machine.synchronizes) {
      machine.synchronizes = false;
      machine.synchronize();
    }
    return refused;
  }

  #takeJump(): void {
    const { jump } = this.#flow;
    if (jump === undefined) return;
    this.#next = jump;
    this.#flow.jump = undefined;
  }

  #callFanuc(line: number): Outcome {
    const block = this.#block;
    const name = wholeNumber(block.get(WORD.p));
    if (name === undefined) return refuse('flow', 'Non integer value for integer');
    const refusal = this.#flow.callFanuc(String(name), line, block.has(WORD.l) ? block.get(WORD.l) : 1);
    this.#takeJump();
    return refusal;
  }

  #stop(): Outcome {
    const code = this.#block.m(M_GROUP.stopping);
    if (code === NONE) return undefined;
    if (code === END || code === END_AND_SHUTTLE) return this.#endProgram(code);
    if (code !== SUBROUTINE_RETURN) return convertStop(this.machine, code);
    const returned = this.#flow.returnFanuc();
    if (returned !== 'end') {
      this.#takeJump();
      return returned;
    }
    return this.#endProgram(END);
  }

  #endProgram(code: number): Outcome {
    const refusal = convertEnd(this.machine, code);
    if (refusal === undefined) this.#finish();
    return refusal;
  }
}

/** Where each line begins, by its number from 1, and behind the last where a next one would. */
function lineStarts(source: string): Int32Array {
  let count = 1;
  for (let index = source.indexOf('\n'); index !== -1; index = source.indexOf('\n', index + 1)) count += 1;
  const starts = new Int32Array(count + 2);
  let line = 1;
  for (let index = source.indexOf('\n'); index !== -1; index = source.indexOf('\n', index + 1)) {
    line += 1;
    starts[line] = index + 1;
  }
  starts[count + 1] = source.length + 1;
  return starts;
}
