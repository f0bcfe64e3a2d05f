export { type JudgedAspect, type JudgedSoFar, LiveScore } from './live-score.ts';
export { checkRubric, parseRubric } from './check.ts';
export { describePredicate, describeYardstick } from './describe.ts';
export type { Evidence, JudgedBy, Sample, Yardstick } from './evidence.ts';
export { formatScore, type Texts } from './format.ts';
export type { AspectResult, IgnoredJudgement, LineResult, ScoreResult, VetoResult } from './result.ts';
export type {
  Aspect,
  CommandPattern,
  Criterion,
  Limits,
  Measure,
  Reference,
  Rubric,
  Scale,
  Veto,
  Window,
} from './rubric.ts';
export { score, scoreAndWatch, type ScoreOptions, Scorer } from './score.ts';
