import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

import { Pcg32, type Pcg32State } from '../random/pcg32.ts';
import type { OutputSpec, ParameterSpec } from './block.ts';
import { canonicalJson, cloneJson, type Json, jsonOf, modeOf } from './json.ts';
import type { Memory } from './memory.ts';
import type { System } from './system.ts';

/**
 * All that a run is at the end of a tick: what is in it decides everything that follows. Plain JSON; the floats stand as the
 * hexadecimal digits of their little-endian bytes, so that not one bit is lost.
 */
export interface Snapshot {
  readonly format: 1;
  readonly system: { readonly name: string; readonly version: string; readonly fingerprint: string };
  readonly tick: number;
  readonly continuous: string;
  readonly discrete: string;
  readonly delayed: string;
  readonly modes: readonly Json[];
  /** By block, null for those without; left out where no block has any. */
  readonly bulks?: readonly Json[];
  readonly random: readonly Pcg32State[];
  readonly faults: Json;
}

/** Whether some block of a run has a large state. */
export const hasBulk = (live: Memory['live']): boolean => live.some(({ placed }) => placed.block.bulk !== undefined);

/** A value for each block; `undefined` where the JSON is none of theirs. */
function decodeBulks(live: Memory['live'], bulks: Snapshot['bulks']): readonly (object | null)[] | undefined {
  if (!hasBulk(live)) return bulks === undefined ? live.map(() => null) : undefined;
  if (!Array.isArray(bulks) || bulks.length !== live.length) return undefined;
  const decoded: (object | null)[] = [];
  for (const [index, { placed }] of live.entries()) {
    const json: Json = bulks[index] ?? null;
    const bulk = placed.block.bulk === undefined ? null : placed.block.bulk.decode(cloneJson(json));
    if (bulk === undefined || (placed.block.bulk === undefined && json !== null)) return undefined;
    decoded.push(bulk);
  }
  return decoded;
}

/** Every NaN is written alike: engines differ in the bits of theirs. */
export function floatsToHex(floats: Float64Array): string {
  const bytes = new Uint8Array(floats.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of floats.entries())
    view.setFloat64(index * 8, Number.isNaN(value) ? Number.NaN : value, true);
  return bytesToHex(bytes);
}

function hexToFloats(hex: string, count: number): Float64Array {
  const bytes = hexToBytes(hex);
  if (bytes.length !== count * 8) throw new RangeError('the snapshot holds another number of values');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: count }, (_, index) => view.getFloat64(index * 8, true));
}

/** Whether what came from outside has the outline of a snapshot. */
export function isSnapshot(value: unknown): value is Snapshot {
  const { system, modes, random } = { ...(value as Partial<Snapshot> | null) };
  return typeof system === 'object' && system !== null && Array.isArray(modes) && Array.isArray(random);
}

interface Decoded {
  readonly continuous: Float64Array;
  readonly discrete: Float64Array;
  readonly delayed: Float64Array;
  readonly modes: readonly (object | null)[];
  readonly bulks: readonly (object | null)[];
  readonly random: readonly Pcg32[];
}

/** Reads what came from outside; `undefined` where it does not fit the run that it is meant for. */
export function decodeSnapshot(snapshot: Snapshot, memory: Memory): Decoded | undefined {
  const { continuous, discrete, delayed, live } = memory;
  const { format, tick, modes, random } = snapshot;
  const fits =
    format === 1 &&
    Number.isSafeInteger(tick) &&
    tick >= 0 &&
    modes.length === live.length &&
    random.length === live.length;
  if (!fits) return undefined;
  try {
    const bulks = decodeBulks(live, snapshot.bulks);
    if (bulks === undefined) return undefined;
    return {
      bulks,
      continuous: hexToFloats(snapshot.continuous, continuous.length),
      discrete: hexToFloats(snapshot.discrete, discrete.length),
      delayed: hexToFloats(snapshot.delayed, delayed.length),
      modes: modes.map((mode) => modeOf(cloneJson(mode))),
      random: random.map((state) => Pcg32.fromState(state)),
    };
  } catch {
    // Digits that are none, or a generator's state that no seed leads to: the decoders throw for programming mistakes.
    return undefined;
  }
}

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** SHA-256 of any JSON value's canonical text. */
export function hashJson(value: Json): string {
  return digest(canonicalJson(value));
}

/** SHA-256 of a snapshot: two runs are in the same state exactly where it is equal. */
export function hashSnapshot(snapshot: Snapshot): string {
  return digest(canonicalJson(snapshot as unknown as Json));
}

type Declared = Readonly<Record<string, OutputSpec & Partial<Pick<ParameterSpec, 'minimum' | 'maximum'>>>>;

/** What decides a run, beside the values: descriptions and who may look do not. Numbers as text, since a limit may be no finite one. */
function declarationsOf(specs: Declared = {}): Json {
  return Object.entries(specs).map(([name, { unit, feedthrough = false, minimum, maximum, faultValues = {} }]) => [
    name,
    unit,
    feedthrough,
    `${minimum} to ${maximum}`,
    Object.entries(faultValues)
      .map(([effect, value]) => `${effect} ${value}`)
      .toSorted(),
  ]);
}

const fingerprints = new WeakMap<System, string>();

/**
 * SHA-256 over what a system declares: name, version, step, blocks with their quantities, connections. Code is not in it: the
 * version stands for that.
 */
export function fingerprintOf(system: System): string {
  const known = fingerprints.get(system);
  if (known !== undefined) return known;
  const { name, version, connections = [] } = system.definition;
  const blocks = system.blocks.map(({ name: instance, block }) => ({
    instance,
    type: block.type,
    stiff: block.stiff === true,
    mode: jsonOf(block.mode ?? null),
    ...(block.bulk === undefined ? {} : { bulk: true }),
    parameters: declarationsOf(block.parameters),
    inputs: declarationsOf(block.inputs),
    outputs: declarationsOf(block.outputs),
    continuous: declarationsOf(block.continuous),
    discrete: declarationsOf(block.discrete),
  }));
  const fingerprint = hashJson({
    name,
    version,
    tickS: system.tickS,
    subSteps: system.subSteps,
    method: system.method,
    blocks,
    connections: connections.map(({ from, to, delayed = false }) => ({ from, to, delayed })),
    parameters: floatsToHex(system.initial.parameters),
    inputs: floatsToHex(system.initial.inputs),
    continuous: floatsToHex(system.initial.continuous),
    discrete: floatsToHex(system.initial.discrete),
  });
  fingerprints.set(system, fingerprint);
  return fingerprint;
}
