import { at, intAt } from '../maths/at.ts';
import type { AnyFrame } from './block.ts';
import type { LiveBlock, Memory } from './memory.ts';
import type { PlacedBlock, System } from './system.ts';

/** Which of a block's two functions writes an output. */
export type OutputKind = 'fromState' | 'feedthrough';

/** What faults do to values on their way. Asked only while `active`. */
export interface Overlay {
  readonly active: boolean;
  /** Changes the outputs that the block has just written, and no others. */
  onOutputs(placed: PlacedBlock, written: OutputKind): void;
  /** Changes inputs after they were gathered. */
  onInputs(): void;
}

interface Call {
  readonly run: (frame: AnyFrame) => void;
  readonly frame: AnyFrame;
  readonly placed: PlacedBlock;
}

type FeedthroughCall = Call & { readonly wires: Int32Array };

function callsOf(
  live: readonly LiveBlock[],
  name: 'writeOutputs' | 'writeFeedthrough' | 'derivatives' | 'update',
): Call[] {
  return live.flatMap(({ placed, frame }) => {
    const run = placed.block[name];
    return run === undefined ? [] : [{ run, frame, placed }];
  });
}

/** The wires that end at the block's inputs. */
function wiresInto({ inputs }: PlacedBlock, wires: Int32Array): Int32Array {
  const mine: number[] = [];
  for (let index = 0; index < wires.length; index += 2) {
    const input = intAt(wires, index);
    if (input >= inputs.start && input < inputs.start + inputs.names.length) mine.push(input, intAt(wires, index + 1));
  }
  return Int32Array.from(mine);
}

/**
 * Computes outputs and derivatives of a run from its state, in the system's order. Its loops are written out one by one and count by
 * index: each then calls what it has always called, so that engines inline a small system down to plain arithmetic.
 */
export class Evaluator {
  readonly #memory: Memory;
  readonly #system: System;
  readonly #overlay: Overlay;
  readonly #fromState: readonly Call[];
  readonly #feedthrough: readonly FeedthroughCall[];
  readonly #derivatives: readonly Call[];
  readonly #stiff: readonly Call[];
  readonly #updates: readonly Call[];
  /** Whether anything flows between blocks. */
  readonly #wired: boolean;

  constructor(system: System, memory: Memory, overlay: Overlay) {
    this.#memory = memory;
    this.#system = system;
    this.#overlay = overlay;
    this.#fromState = callsOf(memory.live, 'writeOutputs');
    this.#feedthrough = callsOf(memory.feedthrough, 'writeFeedthrough').map((call) => ({
      ...call,
      wires: wiresInto(call.placed, system.wires),
    }));
    const derivatives = callsOf(memory.live, 'derivatives');
    this.#derivatives = derivatives.filter(({ placed }) => placed.block.stiff !== true);
    this.#stiff = derivatives.filter(({ placed }) => placed.block.stiff === true);
    this.#updates = callsOf(memory.live, 'update');
    this.#wired = this.#feedthrough.length > 0 || system.wires.length > 0 || system.delayedWires.length > 0;
  }

  get hasUpdates(): boolean {
    return this.#updates.length > 0;
  }

  /** Whether inputs follow from outputs, so that they must be brought up to date before they are read. */
  get flows(): boolean {
    return this.#wired || (this.#overlay.active && this.#memory.inputs.length > 0);
  }

  /** Brings all outputs, then all inputs, up to the present state and time. */
  outputs(): void {
    if (this.#overlay.active) {
      this.#faultyOutputs();
      return;
    }
    const calls = this.#fromState;
    for (let index = 0; index < calls.length; index++) {
      const call = calls[index] as Call;
      call.run(call.frame);
    }
    if (this.#wired) this.#flow();
  }

  /** The derivatives of the blocks that are not stiff; outputs before them, where anything depends on outputs. */
  derive(): void {
    if (this.#wired || this.#overlay.active) this.outputs();
    const calls = this.#derivatives;
    for (let index = 0; index < calls.length; index++) {
      const call = calls[index] as Call;
      call.run(call.frame);
    }
  }

  /** As {@link derive}, of the stiff blocks. */
  deriveStiff(): void {
    if (this.#wired || this.#overlay.active) this.outputs();
    for (const { run, frame } of this.#stiff) run(frame);
  }

  /** Every block's update, all of which see the same inputs. The outputs are stale afterwards. */
  update(): void {
    const calls = this.#updates;
    for (let index = 0; index < calls.length; index++) {
      const call = calls[index] as Call;
      call.run(call.frame);
    }
  }

  /** Keeps what delayed connections will carry in the tick to come. */
  keepDelayed(): void {
    const { delayed, outputs } = this.#memory;
    const wires = this.#system.delayedWires;
    for (let index = 0; index < delayed.length; index++) delayed[index] = at(outputs, intAt(wires, 2 * index + 1));
  }

  #flow(): void {
    this.#gatherDelayed();
    const calls = this.#feedthrough;
    for (let index = 0; index < calls.length; index++) {
      const call = calls[index] as FeedthroughCall;
      this.#gather(call.wires);
      call.run(call.frame);
    }
    this.#gather(this.#system.wires);
  }

  #faultyOutputs(): void {
    for (const { run, frame, placed } of this.#fromState) {
      run(frame);
      this.#overlay.onOutputs(placed, 'fromState');
    }
    this.#gatherDelayed();
    for (const { run, frame, placed, wires } of this.#feedthrough) {
      this.#gather(wires);
      this.#overlay.onInputs();
      run(frame);
      this.#overlay.onOutputs(placed, 'feedthrough');
    }
    this.#gather(this.#system.wires);
    this.#overlay.onInputs();
  }

  #gather(wires: Int32Array): void {
    const { inputs, outputs } = this.#memory;
    for (let index = 0; index < wires.length; index += 2)
      inputs[intAt(wires, index)] = at(outputs, intAt(wires, index + 1));
  }

  #gatherDelayed(): void {
    const { delayed, inputs } = this.#memory;
    const wires = this.#system.delayedWires;
    for (let index = 0; index < delayed.length; index++) inputs[intAt(wires, 2 * index)] = at(delayed, index);
  }
}
