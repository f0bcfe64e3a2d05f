export { ask, freshMemory, type PredicateMemory } from './evaluate.ts';
export {
  type Operand,
  type Predicate,
  type Readings,
  type Relation,
  type SeenCommand,
  signalsOf,
} from './predicate.ts';
