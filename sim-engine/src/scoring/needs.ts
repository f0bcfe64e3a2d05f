import { type Needs, unite } from '../log/moment.ts';
import { modesOf, type Operand, type Predicate, signalsOf } from '../predicates/predicate.ts';
import type { Criterion, Measure, Rubric } from './rubric.ts';

const given = (...predicates: readonly (Predicate | undefined)[]): readonly Predicate[] =>
  predicates.filter((predicate) => predicate !== undefined);

function predicatesOfMeasure(measure: Measure): readonly Predicate[] {
  switch (measure.kind) {
    case 'between':
      return [measure.from, measure.to];
    case 'total':
    case 'count':
      return [measure.when];
    default:
      return [];
  }
}

const signalOf = (operand: Operand | undefined): readonly string[] =>
  operand === undefined || typeof operand === 'number' ? [] : [operand.signal];

function signalsOfMeasure(measure: Measure): readonly string[] {
  return measure.kind === 'signal' || measure.kind === 'atCommand' ? [measure.signal, ...signalOf(measure.minus)] : [];
}

function predicatesOf(criterion: Criterion): readonly Predicate[] {
  const own = criterion.kind === 'value' ? predicatesOfMeasure(criterion.of) : [criterion.when];
  return [...own, ...given(criterion.window.from, criterion.window.to)];
}

/** Every predicate that scoring by a rubric asks. */
export function predicatesOfRubric({ aspects, vetoes }: Rubric): readonly Predicate[] {
  return [
    ...aspects.flatMap((aspect) => (aspect.kind === 'measured' ? predicatesOf(aspect.criterion) : [])),
    ...vetoes.flatMap(({ on }) => ('when' in on ? [on.when] : [])),
  ];
}

/** Everything that scoring by a rubric reads. */
export function needsOfRubric(rubric: Rubric): Needs {
  const criteria = rubric.aspects.flatMap((aspect) => (aspect.kind === 'measured' ? [aspect.criterion] : []));
  const direct = criteria.flatMap((criterion) => (criterion.kind === 'value' ? signalsOfMeasure(criterion.of) : []));
  return unite([
    { signals: direct, modes: [] },
    ...predicatesOfRubric(rubric).map((predicate) => ({ signals: signalsOf(predicate), modes: modesOf(predicate) })),
  ]);
}
