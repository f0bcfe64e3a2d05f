import { at } from '../maths/at.ts';
import { atan2, cos, sin } from '../maths/exact.ts';

/** A load in kW and kvar, whatever the voltage. */
export interface Load {
  readonly powerKw: number;
  readonly reactiveKvar: number;
}

/** Below this voltage a load falls with the square of the voltage: motors and drives cannot draw ever more. */
const CONSTANT_POWER_FROM = 0.7;
const ROUNDS = 12;

/**
 * The voltage of one bus that some sets feed, each a voltage behind a reactance: Kirchhoff's current law
 * sum of (E_i − V)/(j x_i) = V Y(V), with the load's admittance Y found by a fixed number of rounds.
 * Angles are against a frame that turns at rated frequency.
 */
export class BusSolver {
  /** Voltage and angle of the bus; 0 while nothing feeds it. */
  voltage = 0;
  angleRad = 0;
  /** By set. */
  readonly powersKw: Float64Array;
  readonly reactivesKvar: Float64Array;
  /** Per unit of the set's apparent power. */
  readonly currents: Float64Array;

  constructor(sets: number) {
    this.powersKw = new Float64Array(sets);
    this.reactivesKvar = new Float64Array(sets);
    this.currents = new Float64Array(sets);
  }

  /**
   * @param emfs voltages behind the reactances, `anglesRad` their angles
   * @param susceptancesKva apparent power over reactance of each set, 0 where its breaker is open
   */
  solve(
    emfs: Float64Array,
    anglesRad: Float64Array,
    susceptancesKva: Float64Array,
    reactances: Float64Array,
    load: Load,
  ): void {
    let sum = 0;
    let sourceRe = 0;
    let sourceIm = 0;
    for (let set = 0; set < emfs.length; set += 1) {
      const b = at(susceptancesKva, set);
      sum += b;
      sourceRe += b * at(emfs, set) * sin(at(anglesRad, set));
      sourceIm -= b * at(emfs, set) * cos(at(anglesRad, set));
    }
    this.#solveVoltage(sum, sourceRe, sourceIm, load);
    for (let set = 0; set < emfs.length; set += 1) {
      const b = at(susceptancesKva, set);
      const emf = at(emfs, set);
      const difference = at(anglesRad, set) - this.angleRad;
      this.powersKw[set] = b * emf * this.voltage * sin(difference);
      this.reactivesKvar[set] = b * this.voltage * (emf * cos(difference) - this.voltage);
      const drop = emf * emf + this.voltage * this.voltage - 2 * emf * this.voltage * cos(difference);
      this.currents[set] = b > 0 ? Math.sqrt(Math.max(drop, 0)) / at(reactances, set) : 0;
    }
  }

  /** V (Y − j sum) = source, with Y = (P − j Q)/|V|². */
  #solveVoltage(sum: number, sourceRe: number, sourceIm: number, load: Load): void {
    this.voltage = 0;
    this.angleRad = 0;
    if (sum === 0) return;
    let squared = 1;
    let re = 0;
    let im = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const conductance = load.powerKw / squared;
      const susceptance = -load.reactiveKvar / squared - sum;
      const size = conductance * conductance + susceptance * susceptance;
      re = (sourceRe * conductance + sourceIm * susceptance) / size;
      im = (sourceIm * conductance - sourceRe * susceptance) / size;
      squared = Math.max(re * re + im * im, CONSTANT_POWER_FROM * CONSTANT_POWER_FROM);
    }
    this.voltage = Math.sqrt(re * re + im * im);
    this.angleRad = atan2(im, re);
  }
}
