/** What pages and workers need of scores; a client does not import the engine itself. */
export type {
  AspectResult,
  Evidence,
  JudgedAspect,
  JudgedSoFar,
  ScoreResult,
  VetoResult,
  Yardstick,
} from '@tongyan/sim-engine/scoring';
export { describePredicate, describeYardstick, score } from '@tongyan/sim-engine/scoring';
