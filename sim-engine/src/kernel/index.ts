export {
  type Block,
  type BlockCommand,
  type BlockDefinition,
  type BulkSpec,
  defineBlock,
  type Frame,
  type Guard,
  type OutputSpec,
  type ParameterSpec,
  type QuantitySpec,
  type Refusal,
  type SimTime,
  type Unit,
} from './block.ts';
export { type Command, FAULTS } from './command.ts';
export { canonicalJson, cloneJson, type Json } from './json.ts';
export { NonFiniteState, type RestoreProblem, Simulation } from './simulation.ts';
export { fingerprintOf, hashJson, hashSnapshot, type Snapshot } from './snapshot.ts';
export {
  type BlockInstance,
  type Connection,
  defineSystem,
  type System,
  type SystemDefinition,
  systemOf,
  type SystemProblem,
} from './system.ts';
export type { Values } from './view.ts';
