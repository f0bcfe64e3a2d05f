export { type CircuitBlockOptions, circuitBlock } from './circuit/circuit-block.ts';
export { type CircuitEvent, type CircuitMode, modeOf, type Wire } from './circuit/mode.ts';
export {
  type AnyPartView,
  type BranchWriter,
  definePart,
  type Ends,
  type Part,
  type PartAction,
  type PartDefinition,
  type PartStateSpec,
  type PartTick,
  type PartView,
  type ProbeSpec,
} from './circuit/part.ts';
export type { CircuitDescription, Stray } from './circuit/plan.ts';
export { type SteadyPoint, type SteadyState, steadyState } from './motor/equivalent-circuit.ts';
export type { MotorWindings } from './motor/windings.ts';
export { type ThermalImage, thermalImage, tripAfterS } from './overload/thermal-image.ts';
export { breaker, type BreakerOptions } from './parts/breaker.ts';
export { contactor, type ContactorOptions } from './parts/contactor.ts';
export { fuse, type FuseOptions } from './parts/fuse.ts';
export { clampMeter, METER_FUNCTION, multimeter, person } from './parts/instruments.ts';
export { motor, type MotorOptions } from './parts/motor.ts';
export { overloadRelay, type OverloadRelayOptions } from './parts/overload-relay.ts';
export { pushButton } from './parts/push-button.ts';
export { bar, battery, impedance, lamp } from './parts/simple.ts';
export { supply, type SupplyOptions } from './parts/supply.ts';
export { timer, type TimerOptions } from './parts/timer.ts';
export { transformer, type TransformerOptions } from './parts/transformer.ts';
