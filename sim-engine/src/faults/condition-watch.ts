import { Answers } from '../predicates/answers.ts';
import { type PredicateMemory, wakeTickOf } from '../predicates/evaluate.ts';
import type { Predicate, Readings, RunningValues } from '../predicates/predicate.ts';
import type { LiveFault } from './live-fault.ts';

interface Condition {
  readonly predicate: Predicate;
  readonly memory: PredicateMemory;
}

/** What a fault waits for: to strike, or to end. */
function conditionOf({ spec: { trigger, until }, phase, memory, untilMemory }: LiveFault): Condition | undefined {
  if (phase === 'armed' && trigger.kind === 'condition') return { predicate: trigger.when, memory };
  return phase === 'active' && until !== undefined ? { predicate: until, memory: untilMemory } : undefined;
}

/** Says when conditions of faults have to be asked: most ticks leave them as they were. Made anew whenever a fault changes its phase. */
export class ConditionWatch {
  readonly #conditions: readonly Condition[];
  readonly #answers: Answers;
  /** When something may have held for long enough; −1 before the first look. */
  #askAt = -1;

  constructor(faults: readonly LiveFault[]) {
    this.#conditions = faults.flatMap((fault) => conditionOf(fault) ?? []);
    this.#answers = new Answers(this.#conditions.map(({ predicate }) => predicate));
  }

  get isEmpty(): boolean {
    return this.#conditions.length === 0;
  }

  /** Whether to ask at this tick. */
  isDue(run: RunningValues, tick: number): boolean {
    return this.#answers.changed(run) || tick >= this.#askAt;
  }

  /** All have been asked. */
  asked(readings: Readings): void {
    const ticks = this.#conditions.map(({ predicate, memory }) => wakeTickOf(predicate, memory, readings));
    this.#askAt = Math.min(...ticks);
  }
}

/** A tick's values as conditions read them. */
export const readingsAt = (
  run: RunningValues & Pick<Readings, 'read'>,
  { tick, tickS }: Pick<Readings, 'tick' | 'tickS'>,
): Readings => ({
  tick,
  tickS,
  commands: [],
  read: (signal) => run.read(signal),
  mode: (block) => run.modeInPlace(block),
});
