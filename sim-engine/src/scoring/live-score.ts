import type { System } from '../kernel/system.ts';
import type { Observer } from '../log/moment.ts';
import type { Readings } from '../predicates/predicate.ts';
import type { MonitorState } from '../procedures/monitor-state.ts';
import type { Procedure } from '../procedures/procedure.ts';
import type { Finding } from './evidence.ts';
import type { Ending } from './gauge.ts';
import { shareOfPoints, sumOfPoints } from './points.ts';
import type { Aspect, Criterion, Rubric } from './rubric.ts';
import { ScoreFold } from './score.ts';

/** An aspect of which something can be said already. */
export interface JudgedAspect {
  readonly id: string;
  /** Key of its title. */
  readonly title: string;
  /** How many of its points are judged, and how many of these are earned. */
  readonly points: number;
  readonly earned: number;
  /** Where it was decided. */
  readonly tick: number;
}

/** What of a score can be said while the training goes on. It is no score: what is yet to be done may change it. */
export interface JudgedSoFar {
  readonly points: number;
  readonly earned: number;
  readonly aspects: readonly JudgedAspect[];
  /** Ids of the vetoes that have struck. */
  readonly vetoes: readonly string[];
}

/** Points of an aspect that are judged by now: all, none, or only what is earned, where the rest may still come. */
function judgedPoints(criterion: Criterion, points: number, earned: number, { share, evidence }: Finding): number {
  const isMet = evidence.fromTick >= 0;
  switch (criterion.kind) {
    case 'ever':
    case 'held':
      return share > 0 ? points : 0;
    // What must not happen, or must be so at the end, is judged once it is lost, or at the end.
    case 'never':
      return share > 0 || evidence.samples.length + evidence.commands.length === 0 ? 0 : points;
    case 'atEnd':
      return 0;
    case 'atCommand':
      return evidence.commands.length > 0 ? points : 0;
    case 'value':
      return valuePoints(criterion, points, earned, isMet, evidence.value);
  }
}

function valuePoints(
  { of, window }: Extract<Criterion, { kind: 'value' }>,
  points: number,
  earned: number,
  isMet: boolean,
  value: number | null,
): number {
  if (value === null) return 0;
  switch (of.kind) {
    case 'stepsDone':
      return earned;
    case 'offences':
    case 'hints':
    case 'hazards':
    case 'count':
    case 'total':
      return value > 0 && earned < points ? points : 0;
    case 'signal':
      // A signal is there all the time: it is judged where something opens its window.
      return isMet && window.from !== undefined ? points : 0;
    case 'atCommand':
    case 'between':
    case 'completeS':
      return isMet ? points : 0;
  }
}

/** Follows a run as a score does, and can be asked at any time what is judged by now. */
export class LiveScore implements Observer {
  readonly signals: readonly string[];
  readonly modes: readonly string[];
  readonly #rubric: Rubric;
  readonly #procedure: Procedure;
  readonly #system: System;
  readonly #fold: ScoreFold;

  constructor(system: System, procedure: Procedure, rubric: Rubric) {
    this.#system = system;
    this.#procedure = procedure;
    this.#rubric = rubric;
    this.#fold = new ScoreFold(rubric, system);
    ({ signals: this.signals, modes: this.modes } = this.#fold);
  }

  observe(moment: Readings): void {
    this.#fold.observe(moment);
  }

  judged(monitor: MonitorState, tick: number): JudgedSoFar {
    const ending = { procedure: this.#procedure, monitor, tick, tickS: this.#system.tickS, startTick: 0 };
    const aspects = this.#rubric.aspects.flatMap((aspect) => this.#judge(aspect, ending) ?? []);
    return {
      points: sumOfPoints(aspects.map(({ points }) => points)),
      earned: sumOfPoints(aspects.map(({ earned }) => earned)),
      aspects,
      vetoes: this.#fold.vetoes.flatMap((veto) => veto.result(ending)?.id ?? []),
    };
  }

  #judge(aspect: Aspect, ending: Ending): JudgedAspect | undefined {
    const gauge = this.#fold.gauges.get(aspect.id);
    if (aspect.kind !== 'measured' || gauge === undefined) return undefined;
    const finding = gauge.finding(ending);
    const earned = shareOfPoints(aspect.points, finding.share);
    const points = judgedPoints(aspect.criterion, aspect.points, earned, finding);
    if (points === 0) return undefined;
    const tick = Math.max(finding.evidence.fromTick, finding.evidence.toTick, 0);
    return { id: aspect.id, title: aspect.title, points, earned, tick };
  }
}
