import { ask, freshMemory, type PredicateMemory, wakeTickOf } from '../predicates/evaluate.ts';
import type { Readings } from '../predicates/predicate.ts';
import { hazardsOf } from '../procedures/procedure.ts';
import type { Ending } from './gauge.ts';
import type { VetoResult } from './result.ts';
import type { Veto } from './rubric.ts';

const MOST_OCCURRENCES = 16;

/** Watches whether one safety veto strikes. */
export class VetoWatch {
  readonly #veto: Veto;
  readonly #memory: PredicateMemory;
  #was = false;
  readonly #occurrences: { readonly tick: number; readonly seq: number }[] = [];

  constructor(veto: Veto) {
    this.#veto = veto;
    this.#memory = 'when' in veto.on ? freshMemory(veto.on.when) : [];
  }

  observe(moment: Readings, seq: number): void {
    const { on } = this.#veto;
    if (!('when' in on)) return;
    const now = ask(on.when, moment, this.#memory);
    if (now && !this.#was && this.#occurrences.length < MOST_OCCURRENCES)
      this.#occurrences.push({ tick: moment.tick, seq });
    this.#was = now;
  }

  /** As `wakeTickOf`. */
  wakeTick(moment: Readings): number {
    const { on } = this.#veto;
    return 'when' in on ? wakeTickOf(on.when, this.#memory, moment) : Infinity;
  }

  /** Undefined where it did not strike. */
  result(ending: Ending): VetoResult | undefined {
    const { id, on, zeroes, reference = null } = this.#veto;
    const occurrences = 'hazard' in on ? occurrencesOf(on.hazard, ending) : this.#occurrences;
    return occurrences.length === 0 ? undefined : { id, zeroes, reference, occurrences };
  }
}

function occurrencesOf(hazard: string, { procedure, monitor }: Ending): VetoResult['occurrences'] {
  const index = hazardsOf(procedure).findIndex(({ id }) => id === hazard);
  return (monitor.hazards[index]?.occurrences ?? []).map(({ fromTick, seq }) => ({ tick: fromTick, seq }));
}

/** Ids of the vetoes that strike a line. */
export function vetoesOn(line: string, vetoes: readonly VetoResult[]): readonly string[] {
  return vetoes.flatMap(({ id, zeroes }) => (zeroes === 'score' || zeroes.includes(line) ? [id] : []));
}
