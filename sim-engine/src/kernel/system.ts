import { fail, type Result, succeed } from '../result.ts';
import type { Block } from './block.ts';
import { sortBlocks } from './order.ts';
import { ownOf } from './own.ts';

export interface BlockInstance {
  readonly block: Block;
  /** Instead of the nominal values. */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Initial values of continuous and discrete states instead of the block's own. */
  readonly initial?: Readonly<Record<string, number>>;
}

/** From an output to an input, each as `instance.port`. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  /** The input sees the output of the tick before: this breaks an algebraic loop, at the price of one tick's delay. */
  readonly delayed?: boolean;
}

export interface SystemDefinition {
  readonly name: string;
  /** Semantic version of the model: a recorded run replays on the version that it was recorded on. */
  readonly version: string;
  /** Length of the fixed step in seconds of simulated time. */
  readonly tickS: number;
  /** Integration steps in one tick. Default 1. */
  readonly subSteps?: number;
  /** For blocks that are not stiff. Default rk4. */
  readonly method?: 'rk4' | 'euler';
  readonly blocks: Readonly<Record<string, BlockInstance>>;
  readonly connections?: readonly Connection[];
}

/** Where an instance's quantities lie in the flat arrays. */
export interface PlacedBlock {
  readonly name: string;
  readonly block: Block;
  readonly parameters: Span;
  readonly inputs: Span;
  readonly outputs: Span;
  readonly continuous: Span;
  readonly discrete: Span;
}

export interface Span {
  readonly start: number;
  readonly names: readonly string[];
}

/** A checked system: constant, shared by all its runs. */
export interface System {
  readonly definition: SystemDefinition;
  readonly tickS: number;
  readonly subSteps: number;
  readonly method: 'rk4' | 'euler';
  readonly blocks: readonly PlacedBlock[];
  /** Blocks with feedthrough, each after those it depends on. */
  readonly feedthroughOrder: readonly PlacedBlock[];
  /** Pairs (input index, output index), flat. */
  readonly wires: Int32Array;
  /** Pairs (input index, output index), flat; the k-th pair's value of the tick before is kept. */
  readonly delayedWires: Int32Array;
  readonly initial: {
    readonly parameters: Float64Array;
    readonly inputs: Float64Array;
    readonly continuous: Float64Array;
    readonly discrete: Float64Array;
  };
  readonly outputCount: number;
  /** How many continuous states are integrated explicitly: they come first, the stiff ones after them. */
  readonly softCount: number;
  /** Index of an output or input by `instance.port`. */
  readonly outputIndex: ReadonlyMap<string, number>;
  readonly inputIndex: ReadonlyMap<string, number>;
  readonly parameterIndex: ReadonlyMap<string, number>;
}

export type SystemProblem =
  | { readonly code: 'badBlockName'; readonly block: string }
  | { readonly code: 'unknownPort'; readonly port: string }
  | { readonly code: 'unknownQuantity'; readonly block: string; readonly quantity: string }
  | { readonly code: 'parameterOutOfRange'; readonly parameter: string; readonly value: number }
  | {
      readonly code: 'unitsDiffer';
      readonly from: string;
      readonly to: string;
      readonly units: readonly [string, string];
    }
  | { readonly code: 'inputConnectedTwice'; readonly port: string }
  | { readonly code: 'badStep'; readonly tickS: number; readonly subSteps: number }
  | { readonly code: 'algebraicLoop'; readonly blocks: readonly string[] };

const spanOf = (start: number, specs: object | undefined): Span => ({ start, names: Object.keys(specs ?? {}) });

const countOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { continuous = {} }) => sum + Object.keys(continuous).length, 0);

function place(definition: SystemDefinition): Pick<System, 'blocks' | 'outputCount' | 'softCount'> {
  const all = Object.values(definition.blocks).map(({ block }) => block);
  const softCount = countOf(all.filter(({ stiff }) => stiff !== true));
  const next = { parameters: 0, inputs: 0, outputs: 0, soft: 0, stiff: softCount, discrete: 0 };
  const blocks = Object.entries(definition.blocks).map(([name, { block }]): PlacedBlock => {
    const integration = block.stiff === true ? 'stiff' : 'soft';
    const placed = {
      name,
      block,
      parameters: spanOf(next.parameters, block.parameters),
      inputs: spanOf(next.inputs, block.inputs),
      outputs: spanOf(next.outputs, block.outputs),
      continuous: spanOf(next[integration], block.continuous),
      discrete: spanOf(next.discrete, block.discrete),
    };
    next.parameters += placed.parameters.names.length;
    next.inputs += placed.inputs.names.length;
    next.outputs += placed.outputs.names.length;
    next[integration] += placed.continuous.names.length;
    next.discrete += placed.discrete.names.length;
    return placed;
  });
  return { blocks, outputCount: next.outputs, softCount };
}

function indexOf(blocks: readonly PlacedBlock[], kind: 'outputs' | 'inputs' | 'parameters'): Map<string, number> {
  return new Map(
    blocks.flatMap((placed) =>
      placed[kind].names.map((name, index): [string, number] => [`${placed.name}.${name}`, placed[kind].start + index]),
    ),
  );
}

function initialValues(
  definition: SystemDefinition,
  blocks: readonly PlacedBlock[],
): Result<System['initial'], SystemProblem> {
  const parameters: number[] = [];
  const inputs: number[] = [];
  const continuous = new Float64Array(countOf(blocks.map(({ block }) => block)));
  const discrete: number[] = [];
  for (const { name, block, continuous: span } of blocks) {
    const instance = definition.blocks[name];
    const given = instance?.parameters ?? {};
    const initial = instance?.initial ?? {};
    for (const quantity of Object.keys(given))
      if (ownOf(block.parameters, quantity) === undefined)
        return fail({ code: 'unknownQuantity', block: name, quantity });
    for (const quantity of Object.keys(initial))
      if (ownOf(block.continuous, quantity) === undefined && ownOf(block.discrete, quantity) === undefined)
        return fail({ code: 'unknownQuantity', block: name, quantity });
    for (const [quantity, spec] of Object.entries(block.parameters ?? {})) {
      const value = ownOf(given, quantity) ?? spec.value;
      const inRange = value >= (spec.minimum ?? -Infinity) && value <= (spec.maximum ?? Infinity);
      if (!inRange) return fail({ code: 'parameterOutOfRange', parameter: `${name}.${quantity}`, value });
      parameters.push(value);
    }
    for (const spec of Object.values(block.inputs ?? {})) inputs.push(spec.value);
    for (const [index, [state, spec]] of Object.entries(block.continuous ?? {}).entries())
      continuous[span.start + index] = ownOf(initial, state) ?? spec.value;
    for (const [state, spec] of Object.entries(block.discrete ?? {}))
      discrete.push(ownOf(initial, state) ?? spec.value);
  }
  return succeed({
    parameters: Float64Array.from(parameters),
    inputs: Float64Array.from(inputs),
    continuous,
    discrete: Float64Array.from(discrete),
  });
}

function unitOf(definition: SystemDefinition, port: string, kind: 'outputs' | 'inputs'): string | undefined {
  const dot = port.indexOf('.');
  return definition.blocks[port.slice(0, dot)]?.block[kind]?.[port.slice(dot + 1)]?.unit;
}

function wire(
  definition: SystemDefinition,
  indices: Pick<System, 'outputIndex' | 'inputIndex'>,
): Result<Pick<System, 'wires' | 'delayedWires'>, SystemProblem> {
  const wires: number[] = [];
  const delayedWires: number[] = [];
  const connected = new Set<string>();
  for (const { from, to, delayed } of definition.connections ?? []) {
    const output = indices.outputIndex.get(from);
    const input = indices.inputIndex.get(to);
    if (output === undefined) return fail({ code: 'unknownPort', port: from });
    if (input === undefined) return fail({ code: 'unknownPort', port: to });
    const units = [unitOf(definition, from, 'outputs') ?? '', unitOf(definition, to, 'inputs') ?? ''] as const;
    if (units[0] !== units[1]) return fail({ code: 'unitsDiffer', from, to, units });
    if (connected.has(to)) return fail({ code: 'inputConnectedTwice', port: to });
    connected.add(to);
    (delayed === true ? delayedWires : wires).push(input, output);
  }
  return succeed({ wires: Int32Array.from(wires), delayedWires: Int32Array.from(delayedWires) });
}

/** Checks a system's ports, units, ranges and order, and lays its quantities out. Nothing is run yet. */
export function defineSystem(definition: SystemDefinition): Result<System, SystemProblem> {
  const { tickS, subSteps = 1, method = 'rk4' } = definition;
  if (!(tickS > 0) || !Number.isFinite(tickS) || !Number.isInteger(subSteps) || subSteps < 1)
    return fail({ code: 'badStep', tickS, subSteps });
  // A port is `block.port`, and only the port may hold further dots; what begins with @ is no block to commands.
  const misnamed = Object.keys(definition.blocks).find(
    (name) => name === '' || name.includes('.') || name.startsWith('@'),
  );
  if (misnamed !== undefined) return fail({ code: 'badBlockName', block: misnamed });
  const { blocks, outputCount, softCount } = place(definition);
  const initial = initialValues(definition, blocks);
  if (!initial.ok) return initial;
  const indices = {
    outputIndex: indexOf(blocks, 'outputs'),
    inputIndex: indexOf(blocks, 'inputs'),
    parameterIndex: indexOf(blocks, 'parameters'),
  };
  const wired = wire(definition, indices);
  if (!wired.ok) return wired;
  const sorted = sortBlocks(blocks, definition.connections ?? []);
  if (!sorted.ok) return fail({ code: 'algebraicLoop', blocks: sorted.failure });
  return succeed({
    definition,
    tickS,
    subSteps,
    method,
    blocks,
    feedthroughOrder: sorted.value,
    ...wired.value,
    initial: initial.value,
    outputCount,
    softCount,
    ...indices,
  });
}

/** For systems whose parts are all written in code, where a problem is a mistake in that code. @throws Error naming it. */
export function systemOf(definition: SystemDefinition): System {
  const system = defineSystem(definition);
  if (!system.ok) throw new Error(`the system ${definition.name} is not sound: ${JSON.stringify(system.failure)}`);
  return system.value;
}
