export { type Belt, type Box, boxPlaceM, conveyorBlock, isSeen } from './conveyor.ts';
export { type Coupling, couplingBlock, couplingLoad, gearBlock, springBlock } from './coupling.ts';
export { BOX_DRAG, hoistPowerW, windForceN } from './crane-loads.ts';
export { type Friction, frictionMassBlock, slidingFriction } from './friction.ts';
export { inertiaBlock, massBlock } from './inertia.ts';
export {
  GRAVITY_MPS2,
  hoistPendulumBlock,
  type Impulse,
  shaped,
  swingPeriodS,
  zeroVibrationShaper,
} from './pendulum.ts';
export {
  boreAreaM2,
  cylinderBlock,
  type IsoOrifice,
  orificeKgps,
  type PneumaticCylinder,
  PUSHER,
  pushForceN,
} from './pneumatics.ts';
