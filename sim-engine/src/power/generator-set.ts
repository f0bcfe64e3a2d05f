/**
 * A diesel generator set: engine with governor, synchronous generator as a voltage behind a reactance, automatic voltage
 * regulator. Powers are in kW, apparent powers in kVA; per-unit values are of these ratings and of the bus's voltage.
 */
export interface GeneratorSet {
  readonly ratedKw: number;
  readonly powerFactor: number;
  readonly ratedRpm: number;
  /** H: kinetic energy at rated speed over rated power, s. */
  readonly inertiaS: number;
  /** By which share of rated speed it falls from no load to full load. */
  readonly droop: number;
  readonly rackLagS: number;
  readonly torqueLagS: number;
  /** The rack's stops under the governor as shares of rated power: at the lower one friction takes more than the fuel gives. */
  readonly leastPower: number;
  readonly mostPower: number;
  /** What friction and pumping take with the fuel cut off, negative. */
  readonly dragPower: number;
  /** The stop while it runs up: the start filling. */
  readonly startPower: number;
  /** Share by which the voltage falls from no to full rated reactive current (of the apparent power). */
  readonly voltageDroop: number;
  /** How fast the regulator moves the voltage behind the reactance, 1/s for an error of 1. */
  readonly regulatorPerS: number;
  readonly reactance: number;
  /** Power of the damper winding for a slip of 1 against the bus, share of rated power. */
  readonly damping: number;
}

/** 900 rpm, 750 kW, 440 V, 60 Hz. */
export const MEDIUM_SPEED_SET: GeneratorSet = {
  ratedKw: 750,
  powerFactor: 0.8,
  ratedRpm: 900,
  inertiaS: 1.5,
  droop: 0.04,
  rackLagS: 0.1,
  torqueLagS: 0.15,
  leastPower: -0.025,
  mostPower: 1.1,
  dragPower: -0.12,
  startPower: 0.3,
  voltageDroop: 0.03,
  regulatorPerS: 8,
  reactance: 0.15,
  damping: 25,
};

export function ratedKva(set: GeneratorSet): number {
  return set.ratedKw / set.powerFactor;
}

/** What a bus of sets is made for. */
export interface BusRating {
  readonly voltageV: number;
  readonly frequencyHz: number;
}

export const SHIP_BUS: BusRating = { voltageV: 440, frequencyHz: 60 };

export function ratedCurrentA(set: GeneratorSet, bus: BusRating): number {
  return (1000 * ratedKva(set)) / (Math.sqrt(3) * bus.voltageV);
}
