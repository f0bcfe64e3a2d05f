import { Pcg32 } from '../random/pcg32.ts';
import type { AnyFrame } from './block.ts';
import { cloneJson, jsonOf, modeOf } from './json.ts';
import type { PlacedBlock, Span, System } from './system.ts';
import { valuesType } from './view.ts';

/** The mutable side of the simulated time that frames see. */
export interface Clock {
  tick: number;
  timeS: number;
  readonly tickS: number;
}

export type MutableFrame = { -readonly [Key in keyof AnyFrame]: AnyFrame[Key] };

/** A block with its frame: one instance in one run. */
export interface LiveBlock {
  readonly placed: PlacedBlock;
  readonly frame: MutableFrame;
}

/** All numbers of one run, and the frames through which its blocks see them. */
export interface Memory {
  readonly clock: Clock;
  readonly parameters: Float64Array;
  readonly inputs: Float64Array;
  readonly outputs: Float64Array;
  readonly continuous: Float64Array;
  readonly derivatives: Float64Array;
  readonly discrete: Float64Array;
  /** Values that delayed connections carry, of the tick before. */
  readonly delayed: Float64Array;
  readonly live: readonly LiveBlock[];
  readonly feedthrough: readonly LiveBlock[];
}

/** Classes by block definition, so that all instances of one definition share one shape. */
const classes = new WeakMap<object, ReturnType<typeof valuesType>>();

function view(key: object | undefined, span: Span, floats: Float64Array): AnyFrame['y'] {
  let type = key === undefined ? undefined : classes.get(key);
  if (type === undefined) {
    type = valuesType(span.names);
    if (key !== undefined) classes.set(key, type);
  }
  return new type(floats.subarray(span.start, span.start + span.names.length)) as AnyFrame['y'];
}

/** Lays out a run at tick 0. Each block draws chance from a sequence of its own, so that none moves another's draws. */
export function layOut(system: System, seed: number): Memory {
  const parameters = Float64Array.from(system.initial.parameters);
  const inputs = Float64Array.from(system.initial.inputs);
  const continuous = Float64Array.from(system.initial.continuous);
  const discrete = Float64Array.from(system.initial.discrete);
  const outputs = new Float64Array(system.outputCount);
  const derivatives = new Float64Array(continuous.length);
  const clock: Clock = { tick: 0, timeS: 0, tickS: system.tickS };
  const live = system.blocks.map((placed, index): LiveBlock => {
    const { block } = placed;
    return {
      placed,
      frame: {
        p: view(block.parameters, placed.parameters, parameters),
        u: view(block.inputs, placed.inputs, inputs),
        y: view(block.outputs, placed.outputs, outputs),
        x: view(block.continuous, placed.continuous, continuous),
        dx: view(block.continuous, placed.continuous, derivatives),
        d: view(block.discrete, placed.discrete, discrete),
        mode: modeOf(cloneJson(jsonOf(block.mode ?? null))),
        bulk: block.bulk?.create() ?? null,
        time: clock,
        random: Pcg32.seeded({ high: 0, low: seed }, { high: 0, low: index }),
      },
    };
  });
  const byName = new Map(live.map((entry) => [entry.placed.name, entry]));
  const feedthrough = system.feedthroughOrder.flatMap(({ name }) => byName.get(name) ?? []);
  const delayed = new Float64Array(system.delayedWires.length / 2);
  return { clock, parameters, inputs, outputs, continuous, derivatives, discrete, delayed, live, feedthrough };
}
