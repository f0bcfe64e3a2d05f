export { ANSWERS } from './answers.ts';
export { CABINET, MOTOR_WINDINGS, REPLACEABLE, terminalAt, TERMINALS } from './components.ts';
export { type ExaminedMode, type NotedReading } from './examiner/layout.ts';
export { CABINET_FAULTS, type CabinetFaultName, type CatalogueFault, FAULT_NAMES } from './faults.ts';
export { injectionOf, type Strikes } from './injection.ts';
export { miswired, WIRING_MISTAKES, type WiringMistake, type WiringMistakeName } from './mistakes.ts';
export { type CabinetOptions, MODEL_VERSION, motorStarterSystem } from './system.ts';
export { demonstrated, type ExerciseName, type ScoredTraining, TRAININGS } from './training.ts';
export {
  asWires,
  CONTROL_WIRING,
  DRAWING,
  type DrawnWire,
  POWER_WIRING,
  PROTECTIVE_WIRING,
  SUPPLY_WIRING,
  TORQUE_NM,
  TRAINEE_WIRING,
  WIRE_COLOURS,
} from './wiring.ts';
