export type { NetworkProblem } from './compiled-network.ts';
export { type HydraulicElement, pipeLossPa } from './element.ts';
export { effectiveness, type ExchangerSize, type FlowArrangement } from './exchanger.ts';
export { type Fluid, freshWaterFluid, oilFluid, seaWaterFluid } from './fluid.ts';
export type {
  BodyDescription,
  BranchDescription,
  CircuitDescription,
  CircuitNode,
  ExchangerDescription,
  LinkDescription,
  NetworkDescription,
  ThermostatDescription,
} from './network.ts';
export { networkBlock } from './network-block.ts';
