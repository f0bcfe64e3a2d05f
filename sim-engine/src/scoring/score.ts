import type { System } from '../kernel/system.ts';
import type { Observer } from '../log/moment.ts';
import { headOf, type TrainingLog } from '../log/training-log.ts';
import { verify, type VerifyOptions } from '../log/verify.ts';
import { Answers } from '../predicates/answers.ts';
import type { Readings } from '../predicates/predicate.ts';
import { ProcedureMonitor } from '../procedures/monitor.ts';
import type { MonitorState } from '../procedures/monitor-state.ts';
import type { Procedure } from '../procedures/procedure.ts';
import { fail, type Result, succeed } from '../result.ts';
import type { DataProblem } from '../shape/index.ts';
import { ConditionGauge } from './condition-gauge.ts';
import type { Evidence } from './evidence.ts';
import type { Ending, Gauge } from './gauge.ts';
import { judged, type Judgements, judgementsIn } from './judgements.ts';
import { needsOfRubric, predicatesOfRubric } from './needs.ts';
import { shareOfPoints, sumOfPoints } from './points.ts';
import type { AspectResult, LineResult, ScoreResult, VetoResult } from './result.ts';
import type { Aspect, Criterion, Rubric } from './rubric.ts';
import { ValueGauge } from './value-gauge.ts';
import { vetoesOn, VetoWatch } from './vetoes.ts';

export type ScoreOptions = Omit<VerifyOptions, 'observers'>;

const gaugeOf = (criterion: Criterion, system: System): Gauge =>
  criterion.kind === 'value' ? new ValueGauge(criterion, system) : new ConditionGauge(criterion);

/** Measures all aspects of a rubric along one run. */
export class ScoreFold implements Observer {
  readonly signals: readonly string[];
  readonly modes: readonly string[];
  readonly gauges: ReadonlyMap<string, Gauge>;
  readonly vetoes: readonly VetoWatch[];
  readonly #answers: Answers;
  #commandTick = -1;
  #commandSeq = -1;
  /** Moments in a row at which no command was given and all questions were answered alike. */
  #alike = 0;
  /** While it rests: the gauges that are told of each moment all the same, and the tick at which the rest ends. */
  #takers: readonly Gauge[] = [];
  #restsUntil = -1;

  constructor(rubric: Rubric, system: System) {
    ({ signals: this.signals, modes: this.modes } = needsOfRubric(rubric));
    this.gauges = new Map(
      rubric.aspects.flatMap((aspect) =>
        aspect.kind === 'measured' ? [[aspect.id, gaugeOf(aspect.criterion, system)] as const] : [],
      ),
    );
    this.vetoes = rubric.vetoes.map((veto) => new VetoWatch(veto));
    this.#answers = new Answers(predicatesOfRubric(rubric));
  }

  /** Where a moment and the two before it are alike, only gauges that take something from every moment are told of it. */
  observe(moment: Readings): void {
    const { tick, run, commands } = moment;
    if (run === undefined || commands.length > 0) this.#alike = 0;
    else this.#alike = this.#answers.changed(run) ? 1 : this.#alike + 1;
    if (this.#alike > 2 && tick < this.#restsUntil) {
      for (const gauge of this.#takers) gauge.stay(moment);
      return;
    }
    this.#pass(moment);
    if (this.#alike >= 2) this.#rest(moment);
  }

  #pass(moment: Readings): void {
    const { tick, commands } = moment;
    const [command] = commands;
    if (command !== undefined) [this.#commandTick, this.#commandSeq] = [tick, command.seq];
    const seq = this.#commandTick === tick ? this.#commandSeq : -1;
    for (const gauge of this.gauges.values()) gauge.observe(moment, seq);
    for (const veto of this.vetoes) veto.observe(moment, seq);
  }

  #rest(moment: Readings): void {
    // What has held for long enough by now is an answer that has changed: another moment must be like this one.
    if (moment.tick === this.#restsUntil) {
      this.#alike = 1;
      return;
    }
    const gauges = [...this.gauges.values()].map((gauge) => ({ gauge, resting: gauge.resting(moment) }));
    this.#takers = gauges.flatMap(({ gauge, resting }) => (resting.takesAll ? [gauge] : []));
    this.#restsUntil = Math.min(
      ...gauges.map(({ resting }) => resting.untilTick),
      ...this.vetoes.map((veto) => veto.wakeTick(moment)),
    );
  }
}

interface Found {
  readonly share: number | null;
  readonly evidence: Evidence;
}

function aspectResult(aspect: Aspect, { share, evidence }: Found, vetoes: readonly VetoResult[]): AspectResult {
  const { id, title, line, kind, points, reference = null } = aspect;
  const vetoedBy = vetoesOn(line, vetoes);
  const earned = share === null ? null : shareOfPoints(points, share);
  const awarded = vetoedBy.length > 0 ? 0 : earned;
  return { id, title, line, kind, reference, points, earned, awarded, vetoedBy, evidence };
}

/** Subtotals, in the order in which lines are first named. */
function lineResults(aspects: readonly AspectResult[], vetoes: readonly VetoResult[]): readonly LineResult[] {
  return [...new Set(aspects.map(({ line }) => line))].map((line) => {
    const own = aspects.filter((aspect) => aspect.line === line);
    return {
      line,
      points: sumOfPoints(own.map(({ points }) => points)),
      awarded: sumOfPoints(own.map(({ awarded }) => awarded ?? 0)),
      vetoedBy: vetoesOn(line, vetoes),
    };
  });
}

function findingOf(aspect: Aspect, fold: ScoreFold, ending: Ending, { byAspect }: Judgements): Found {
  const gauge = fold.gauges.get(aspect.id);
  return gauge === undefined ? judged(aspect, byAspect.get(aspect.id)) : gauge.finding(ending);
}

function summarize(rubric: Rubric, fold: ScoreFold, ending: Ending, log: TrainingLog): ScoreResult {
  const judgements = judgementsIn(log.entries, rubric);
  const vetoes = fold.vetoes.flatMap((veto) => veto.result(ending) ?? []);
  const aspects = rubric.aspects.map((aspect) =>
    aspectResult(aspect, findingOf(aspect, fold, ending, judgements), vetoes),
  );
  const { procedure, startTick, tickS } = ending;
  return {
    format: 1,
    rubric: { id: rubric.id, version: rubric.version },
    procedure: { id: procedure.id, version: procedure.version },
    model: log.header.model,
    log: { head: headOf(log), seal: log.end.seal, startTick, endTick: log.end.tick, tickS },
    aspects,
    lines: lineResults(aspects, vetoes),
    vetoes,
    ignored: judgements.ignored,
    total: rubric.total,
    awarded: sumOfPoints(aspects.map(({ awarded }) => awarded ?? 0)),
    open: aspects.flatMap(({ id, awarded }) => (awarded === null ? [id] : [])),
  };
}

/** Follows a run as its procedure and its rubric ask, and says at the end what it was worth. */
export class Scorer {
  readonly monitor: ProcedureMonitor;
  readonly #fold: ScoreFold;
  readonly #rubric: Rubric;
  readonly #system: System;

  constructor(system: System, procedure: Procedure, rubric: Rubric) {
    this.#system = system;
    this.#rubric = rubric;
    this.monitor = new ProcedureMonitor(procedure);
    this.#fold = new ScoreFold(rubric, system);
  }

  /** To be told of every moment of the run. */
  get observers(): readonly Observer[] {
    return [this.monitor, this.#fold];
  }

  /** @param log of the run that was followed, to its end */
  result(log: TrainingLog): ScoreResult {
    const ending: Ending = {
      procedure: this.monitor.procedure,
      monitor: this.monitor.state(),
      tick: log.end.tick,
      tickS: this.#system.tickS,
      startTick: log.header.start?.tick ?? 0,
    };
    return summarize(this.#rubric, this.#fold, ending, log);
  }
}

/** A score, with where the procedure stood at the end. */
export interface Scored {
  readonly result: ScoreResult;
  readonly monitor: MonitorState;
}

/** As `score`, with what the monitor of the procedure has seen. */
export function scoreAndWatch(
  system: System,
  procedure: Procedure,
  rubric: Rubric,
  log: unknown,
  options: ScoreOptions = {},
): Result<Scored, readonly DataProblem[]> {
  if (rubric.procedure !== procedure.id)
    return fail([{ code: 'otherProcedure', pointer: '/procedure', details: { given: procedure.id } }]);
  const scorer = new Scorer(system, procedure, rubric);
  const verified = verify(system, log, { ...options, observers: scorer.observers });
  if (!verified.ok) return verified;
  return succeed({ result: scorer.result(verified.value), monitor: scorer.monitor.state() });
}

/**
 * Scores a training by running its log again: nothing that the log says of states is believed, and a log that is not true is refused.
 *
 * @param procedure and rubric, as `checkProcedure` and `checkRubric` gave them
 * @param log a log, or what claims to be one
 */
export function score(
  system: System,
  procedure: Procedure,
  rubric: Rubric,
  log: unknown,
  options: ScoreOptions = {},
): Result<ScoreResult, readonly DataProblem[]> {
  const scored = scoreAndWatch(system, procedure, rubric, log, options);
  return scored.ok ? succeed(scored.value.result) : scored;
}
