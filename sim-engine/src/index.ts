export { Pcg32, type Pcg32State } from './random/pcg32.ts';
export { addTicks, FIRST_TICK, type SimTick, simTick, ticksBetween } from './time/sim-tick.ts';
