import type { Json } from '../kernel/json.ts';
import type { System } from '../kernel/system.ts';
import { freshMemory, type PredicateMemory } from '../predicates/evaluate.ts';
import { Pcg32, type Pcg32State } from '../random/pcg32.ts';
import { type Cursor, readShape } from '../shape/index.ts';
import { checkFault } from './check.ts';
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

/** The memories of a fault that has seen nothing yet. */
export function freshMemories({ trigger, until }: FaultSpec): Pick<LiveFault, 'memory' | 'untilMemory'> {
  return {
    memory: trigger.kind === 'condition' ? freshMemory(trigger.when) : [],
    untilMemory: until === undefined ? [] : freshMemory(until),
  };
}

const PHASES = ['armed', 'active', 'over'] as const;
const MOST_FAULTS = 10_000;
const LAST_TICK = Number.MAX_SAFE_INTEGER;

/** A list of just so many numbers. */
function readNumbers(cursor: Cursor, count: number): number[] {
  const items = cursor.items(count);
  if (items.length !== count) cursor.complain('wrongLength', { expected: count });
  return items.map((item) => item.number());
}

/** The generator's own reader is the judge of what is a state. */
function readGenerator(cursor: Cursor): Pcg32 | undefined {
  try {
    return Pcg32.fromState((cursor.value ?? null) as unknown as Pcg32State);
  } catch {
    cursor.complain('wrongType', { expected: 'generator' });
    return undefined;
  }
}

function readFault(cursor: Cursor, system: System): readonly LiveFault[] {
  const checked = checkFault(cursor.at('spec').value ?? null, system);
  const random = readGenerator(cursor.at('random'));
  if (!checked.ok) cursor.at('spec').complain(checked.failure.code);
  if (!checked.ok || random === undefined) return [];
  const spec = checked.value;
  const fresh = freshMemories(spec);
  const held = cursor.at('held');
  return [
    {
      spec,
      phase: cursor.at('phase').choice(PHASES),
      sinceTick: cursor.at('sinceTick').integer(-1, LAST_TICK),
      held: held.value === null ? null : held.number(),
      draw: cursor.at('draw').number(),
      memory: readNumbers(cursor.at('memory'), fresh.memory.length),
      untilMemory: readNumbers(cursor.at('untilMemory'), fresh.untilMemory.length),
      random,
    },
  ];
}

/** Reads the faults of a snapshot; `undefined` where they are malformed or do not fit the system. */
export function readStoredFaults(json: Json, system: System): StoredFaults | undefined {
  const read = readShape(json, (cursor) => ({
    seed: cursor.at('seed').integer(0, 0xffff_ffff),
    injected: cursor.at('injected').integer(0, 0xffff_ffff),
    faults: cursor
      .at('faults')
      .items(MOST_FAULTS)
      .flatMap((fault) => readFault(fault, system)),
  }));
  return read.ok ? read.value : undefined;
}
