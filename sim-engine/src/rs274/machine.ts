import { AnnouncedPosition } from './announced-position.ts';
import { copyPosition } from './coordinates.ts';
import type { CanonicalCall } from './canon.ts';
import type { CompensationState } from './compensation-state.ts';
import { inactiveCompensation } from './compensation-state.ts';
import { NamedParameters } from './named-parameters.ts';
import { NumberedParameters } from './numbered-parameters.ts';
import type { ParameterSource } from './reader.ts';
import type { SplineState } from './splines.ts';
import { initialState, type MachineState, type ModalState, origin, type Position } from './state.ts';
import { type TableEntry, tableEntries, type Tool } from './tool-table.ts';
import { positionParameter } from './predefined.ts';

/** A canonical call with the program line that it comes from. */
export interface ProgramCall {
  /** From 1. Compensation holds moves back: then it is the line that ordered the move. */
  readonly line: number;
  /** The N word of the line that was being executed when the call went out, as written, '' without one. */
  readonly sequence: string;
  readonly call: CanonicalCall;
}

/** As `InterpreterOptions` gives it. */
interface MachinePlace {
  readonly position?: readonly [x: number, y: number, z: number];
  readonly toolChangeZMm?: number;
}

interface WaitingCall {
  line: number;
  call: CanonicalCall;
}

/** What a program has made of the machine, and where its calls go. */
export class Machine implements ParameterSource {
  readonly state: MachineState = initialState();
  readonly numberedParameters: NumberedParameters;
  readonly namedParameters: NamedParameters;
  /** In the order of the table; G10 L1 exchanges entries. */
  readonly tools: TableEntry[];
  compensation: CompensationState = inactiveCompensation();
  spline: SplineState | undefined;
  /** States saved by M70 or M73 on each level of call, the outermost first. */
  readonly savedModes: (ModalState | undefined)[] = [undefined];
  /** Whether the level's state is restored when its call returns (M73). */
  readonly restoresOnReturn: boolean[] = [false];

  /** Calls that are out and not yet taken. */
  calls: ProgramCall[] = [];
  /** Calls that wait behind a compensated move whose end the next move may still change. */
  waiting: WaitingCall[] = [];

  readonly #announced: AnnouncedPosition;

  /** Whether the position is taken from the calls when the line is done. */
  synchronizes = false;

  /** Where the move of the line ends; written anew for each. */
  readonly target: Position = origin();

  line = 0;
  sequence = '';

  /** @param place where it stands and where it changes tools; a program begins in millimetres */
  constructor(tools: readonly Tool[], parameters: ReadonlyMap<number, number>, place: MachinePlace = {}) {
    const { position = [0, 0, 0], toolChangeZMm } = place;
    const [x, y, z] = position;
    Object.assign(this.state.position, { x, y, z });
    this.#announced = new AnnouncedPosition({ x, y, z }, toolChangeZMm);
    const { entries, spindle } = tableEntries(tools);
    this.tools = [...entries];
    this.state.tool = spindle;
    this.numberedParameters = new NumberedParameters(parameters);
    this.namedParameters = new NamedParameters();
  }

  get modal(): ModalState {
    return this.state.modal;
  }

  /** Sends a call out, behind those that wait. */
  emit(call: CanonicalCall): void {
    if (this.waiting.length > 0) this.waiting.push({ line: this.line, call });
    else this.emitNow(call);
  }

  /** Sends a call out before those that wait. */
  emitNow(call: CanonicalCall, line = this.line): void {
    this.#announced.take(call);
    this.calls.push({ line, sequence: this.sequence, call });
  }

  /** Lets a move wait for what follows it. */
  wait(call: CanonicalCall): void {
    this.waiting.push({ line: this.line, call });
  }

  /** Takes the position from the calls that went out, as after a tool change: see `AnnouncedPosition`. */
  synchronize(): void {
    copyPosition(this.state.position, this.#announced.position);
  }

  flush(): void {
    for (const { line, call } of this.waiting) this.emitNow(call, line);
    this.waiting.length = 0;
  }

  interpreterComment(text: string): void {
    this.emit({ kind: 'comment', text: `interpreter: ${text}` });
  }

  numbered(number: number): number {
    return positionParameter(this, number) ?? this.numberedParameters.get(number);
  }

  named(name: string): number | undefined {
    return this.namedParameters.get(name, this);
  }

  declare(name: string): void {
    if (this.named(name) === undefined) this.namedParameters.set(name, 0);
  }

  isReadOnlyName(name: string): boolean {
    return this.namedParameters.isReadOnly(name);
  }
}
