import { cloneJson, type Json } from '../kernel/json.ts';
import type { System } from '../kernel/system.ts';
import { freshMemory, type PredicateMemory } from '../predicates/evaluate.ts';
import { Pcg32, type Pcg32State } from '../random/pcg32.ts';
import { checkFault, isFields } from './check.ts';
import type { FaultSpec } from './fault.ts';

/** A fault in a run. Plain JSON but for its generator. */
export interface LiveFault {
  readonly spec: FaultSpec;
  phase: 'armed' | 'active' | 'over';
  /** Tick at which it struck; −1 before. */
  sinceTick: number;
  /** What a stuck target is held at; null until it is known, and for other effects. */
  held: number | null;
  /** This tick's draw, in standard deviations. */
  draw: number;
  /** What the trigger's condition remembers. */
  memory: PredicateMemory;
  /** What the end's condition remembers. */
  untilMemory: PredicateMemory;
  random: Pcg32;
}

/** Whether the value that it is stuck at is still to be taken. */
export const isUnheld = ({ phase, held, spec: { effect } }: LiveFault): boolean =>
  phase === 'active' && held === null && effect.kind === 'stuck' && effect.at === undefined;

/** Whether what it does changes from tick to tick. */
export const isMoving = ({ phase, spec: { effect } }: LiveFault): boolean =>
  phase === 'active' && (effect.kind === 'drift' || effect.kind === 'noise');

interface StoredFaults {
  readonly seed: number;
  readonly injected: number;
  readonly faults: readonly LiveFault[];
}

const isCount = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
const isNumbers = (value: Json | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every((item: Json) => typeof item === 'number');

/** The memories of a fault that has seen nothing yet. */
export function freshMemories({ trigger, until }: FaultSpec): Pick<LiveFault, 'memory' | 'untilMemory'> {
  return {
    memory: trigger.kind === 'condition' ? freshMemory(trigger.when) : [],
    untilMemory: until === undefined ? [] : freshMemory(until),
  };
}

function readFault(json: Json, system: System): LiveFault | undefined {
  if (!isFields(json)) return undefined;
  const { spec = null, phase, sinceTick, held, draw, memory, untilMemory, random = null } = json;
  const checked = checkFault(spec, system);
  if (!checked.ok) return undefined;
  const fresh = freshMemories(checked.value);
  const whole =
    (phase === 'armed' || phase === 'active' || phase === 'over') &&
    typeof sinceTick === 'number' &&
    Number.isSafeInteger(sinceTick) &&
    (held === null || typeof held === 'number') &&
    typeof draw === 'number' &&
    isNumbers(memory) &&
    memory.length === fresh.memory.length &&
    isNumbers(untilMemory) &&
    untilMemory.length === fresh.untilMemory.length;
  if (!whole) return undefined;
  try {
    // The generator's own reader is the judge of what is a state.
    const generator = Pcg32.fromState(random as unknown as Pcg32State);
    const memories = { memory: [...memory], untilMemory: [...untilMemory] };
    return { spec: checked.value, phase, sinceTick, held, draw, ...memories, random: generator };
  } catch {
    return undefined;
  }
}

/** Reads the faults of a snapshot; `undefined` where they are malformed or do not fit the system. */
export function readStoredFaults(json: Json, system: System): StoredFaults | undefined {
  if (!isFields(json)) return undefined;
  const { seed, injected, faults } = json;
  if (!isCount(seed) || !isCount(injected) || !Array.isArray(faults)) return undefined;
  const read = faults.flatMap((fault: Json) => readFault(cloneJson(fault), system) ?? []);
  return read.length === faults.length ? { seed, injected, faults: read } : undefined;
}
