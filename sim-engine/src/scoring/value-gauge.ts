import type { System } from '../kernel/system.ts';
import type { Readings } from '../predicates/predicate.ts';
import { BetweenMeter, CountMeter, TotalMeter } from './event-meter.ts';
import { type Finding, NO_EVIDENCE } from './evidence.ts';
import type { Ending, Gauge, Resting } from './gauge.ts';
import type { Meter } from './measured.ts';
import { ProcedureMeter } from './procedure-meter.ts';
import type { Criterion, Measure, Window } from './rubric.ts';
import { shareOn } from './scale.ts';
import { AtCommandMeter, SignalMeter } from './signal-meter.ts';
import { unitOf } from './units.ts';

function meterOf(measure: Measure, window: Window): Meter {
  switch (measure.kind) {
    case 'signal':
      return new SignalMeter(measure, window);
    case 'atCommand':
      return new AtCommandMeter(measure, window);
    case 'between':
      return new BetweenMeter(measure, window);
    case 'total':
      return new TotalMeter(measure, window);
    case 'count':
      return new CountMeter(measure, window);
    case 'stepsDone':
    case 'offences':
    case 'hints':
    case 'hazards':
    case 'completeS':
      return new ProcedureMeter(measure);
  }
}

function unitOfMeasure(measure: Measure, system: System): string {
  switch (measure.kind) {
    case 'signal':
    case 'atCommand':
      return unitOf(system, measure.signal);
    case 'between':
    case 'total':
    case 'completeS':
      return 's';
    case 'count':
    case 'stepsDone':
    case 'offences':
    case 'hints':
    case 'hazards':
      return '1';
  }
}

/** Puts a number on its scale. */
export class ValueGauge implements Gauge {
  readonly #criterion: Extract<Criterion, { kind: 'value' }>;
  readonly #meter: Meter;
  readonly #unit: string;

  constructor(criterion: Extract<Criterion, { kind: 'value' }>, system: System) {
    this.#criterion = criterion;
    this.#meter = meterOf(criterion.of, criterion.window);
    this.#unit = unitOfMeasure(criterion.of, system);
  }

  observe(moment: Readings, seq: number): void {
    this.#meter.observe(moment, seq);
  }

  resting(moment: Readings): Resting {
    return this.#meter.resting(moment);
  }

  stay(moment: Readings): void {
    this.#meter.stay(moment);
  }

  finding(ending: Ending): Finding {
    const { scale, absent } = this.#criterion;
    const measured = this.#meter.measured(ending);
    const ofNothing = absent === 'full' ? 1 : 0;
    return {
      share: measured.value === null ? ofNothing : shareOn(scale, measured.value),
      evidence: { ...NO_EVIDENCE, ...measured, unit: this.#unit, limit: scale },
    };
  }
}
