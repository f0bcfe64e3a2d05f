export { CABINET, MOTOR_WINDINGS, TERMINALS } from './components.ts';
export { CABINET_FAULTS, type CabinetFaultName, type CatalogueFault } from './faults.ts';
export { miswired, WIRING_MISTAKES, type WiringMistake, type WiringMistakeName } from './mistakes.ts';
export { procedure } from './procedure.ts';
export { rubric } from './rubric.ts';
export { type CabinetOptions, MODEL_VERSION, motorStarterSystem } from './system.ts';
export { type SceneTraining, training } from './training.ts';
export {
  asWires,
  CONTROL_WIRING,
  DRAWING,
  type DrawnWire,
  POWER_WIRING,
  PROTECTIVE_WIRING,
  SUPPLY_WIRING,
} from './wiring.ts';
