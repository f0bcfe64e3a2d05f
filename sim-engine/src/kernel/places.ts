import { at } from '../maths/at.ts';
import type { Memory } from './memory.ts';
import type { System } from './system.ts';

/** Where a quantity lies in the memory of a run, for as long as the run lasts. */
export interface Place {
  readonly floats: Float64Array;
  readonly index: number;
}

/** Finds quantities of one run by name; each is looked for once. */
export class Places {
  readonly #system: System;
  readonly #memory: Memory;
  readonly #known = new Map<string, Place | null>();

  constructor(system: System, memory: Memory) {
    this.#system = system;
    this.#memory = memory;
  }

  /** Of `block.quantity`: an output, else an input, else a state, else a parameter. */
  find(name: string): Place | undefined {
    let place = this.#known.get(name);
    if (place === undefined) {
      place = this.#look(name) ?? null;
      this.#known.set(name, place);
    }
    return place ?? undefined;
  }

  read(name: string): number | undefined {
    const place = this.find(name);
    return place === undefined ? undefined : at(place.floats, place.index);
  }

  /** Of the state `block.state`, which an output of the same name hides from `find`. */
  findState(name: string): Place | undefined {
    const dot = name.indexOf('.');
    const live = this.#memory.live.find(({ placed }) => placed.name === name.slice(0, dot));
    if (live === undefined) return undefined;
    const { placed, frame } = live;
    const state = name.slice(dot + 1);
    const continuous = placed.continuous.names.indexOf(state);
    if (continuous >= 0) return { floats: frame.x.floats, index: continuous };
    const discrete = placed.discrete.names.indexOf(state);
    return discrete < 0 ? undefined : { floats: frame.d.floats, index: discrete };
  }

  #look(name: string): Place | undefined {
    const { outputIndex, inputIndex, parameterIndex } = this.#system;
    const { outputs, inputs, parameters } = this.#memory;
    const output = outputIndex.get(name);
    if (output !== undefined) return { floats: outputs, index: output };
    const input = inputIndex.get(name);
    if (input !== undefined) return { floats: inputs, index: input };
    const parameter = parameterIndex.get(name);
    return this.findState(name) ?? (parameter === undefined ? undefined : { floats: parameters, index: parameter });
  }
}
