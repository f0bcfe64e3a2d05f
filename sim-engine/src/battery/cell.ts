import { at } from '../maths/at.ts';
import { exp } from '../maths/exact.ts';
import { kelvin } from '../properties/temperature.ts';
import type { OpenCircuitVoltage } from './open-circuit.ts';

/** A resistor and a capacitor in parallel: one of the cell's delays. */
export interface RelaxationBranch {
  readonly resistanceOhm: number;
  readonly capacitanceF: number;
}

/**
 * A Thevenin cell: open-circuit voltage, series resistance and n relaxation branches in series, with one temperature.
 * R0 = series (1 + lowSocRise exp(−lowSocRate s)) exp(activation (1/T − 1/T_ref)).
 */
export interface CellParameters {
  readonly capacityAh: number;
  readonly seriesOhm: number;
  readonly lowSocRise: number;
  readonly lowSocRate: number;
  readonly activationK: number;
  readonly referenceC: number;
  readonly heatCapacityJpK: number;
  readonly coolingWpK: number;
  readonly branches: readonly RelaxationBranch[];
}

export interface CellFaults {
  /** Of the tester's pin, in series outside the cell. */
  readonly pinOhm: number;
  /** Across the electrodes inside the cell, 1/ohm; 0 where there is none. */
  readonly shortSiemens: number;
  /** What the voltmeter shows too much. */
  readonly voltageBiasV: number;
}

export const SOUND_CELL: CellFaults = { pinOhm: 0, shortSiemens: 0, voltageBiasV: 0 };

/** The layout of a cell's state: state of charge, temperature, then the branches' voltages. */
export const SOC = 0;
export const TEMP_C = 1;
export const FIRST_BRANCH = 2;

export function cellStateSize(cell: CellParameters): number {
  return FIRST_BRANCH + cell.branches.length;
}

export function seriesOhm(cell: CellParameters, soc: number, tempC: number): number {
  const soft = 1 + cell.lowSocRise * exp(-cell.lowSocRate * soc);
  return cell.seriesOhm * soft * exp(cell.activationK * (1 / kelvin(tempC) - 1 / kelvin(cell.referenceC)));
}

/** The cell seen from its terminals at one moment: a source behind a resistance. */
export interface Terminals {
  /** Open-circuit voltage less those of the branches, V. */
  readonly sourceV: number;
  readonly seriesOhm: number;
  readonly faults: CellFaults;
}

export function terminalsOf(
  cell: CellParameters,
  voltageOf: OpenCircuitVoltage,
  state: Float64Array,
  faults: CellFaults,
): Terminals {
  let sourceV = voltageOf(at(state, SOC));
  for (let branch = 0; branch < cell.branches.length; branch += 1) sourceV -= at(state, FIRST_BRANCH + branch);
  return { sourceV, seriesOhm: seriesOhm(cell, at(state, SOC), at(state, TEMP_C)), faults };
}

/** Between the electrodes, V. @param currentA out of the cell, positive when it discharges, everywhere here */
export function electrodeVoltageV({ sourceV, seriesOhm: series, faults }: Terminals, currentA: number): number {
  return (sourceV - currentA * series) / (1 + series * faults.shortSiemens);
}

/** What the tester reads. */
export function measuredVoltageV(terminals: Terminals, currentA: number): number {
  const { pinOhm, voltageBiasV } = terminals.faults;
  return electrodeVoltageV(terminals, currentA) - currentA * pinOhm + voltageBiasV;
}

/** The current at which the tester reads a voltage. */
export function currentForVoltageA({ sourceV, seriesOhm: series, faults }: Terminals, voltageV: number): number {
  const divider = 1 + series * faults.shortSiemens;
  return (sourceV - (voltageV - faults.voltageBiasV) * divider) / (series + faults.pinOhm * divider);
}

/**
 * s' = −I/(3600 Q); v' = (I − v/R)/C; m c T' = I² R0 + sum of v²/R + short − h A (T − T_a), with the current I through the
 * electrodes.
 *
 * @param slopes receives one rate a state, per second
 */
export function cellSlopes(
  cell: CellParameters,
  terminals: Terminals,
  state: Float64Array,
  currentA: number,
  ambientC: number,
  slopes: Float64Array,
): void {
  const voltageV = electrodeVoltageV(terminals, currentA);
  const shortA = voltageV * terminals.faults.shortSiemens;
  const innerA = currentA + shortA;
  let heatW = innerA * innerA * terminals.seriesOhm + shortA * voltageV;
  cell.branches.forEach(({ resistanceOhm, capacitanceF }, branch) => {
    const branchV = at(state, FIRST_BRANCH + branch);
    heatW += (branchV * branchV) / resistanceOhm;
    slopes[FIRST_BRANCH + branch] = (innerA - branchV / resistanceOhm) / capacitanceF;
  });
  slopes[SOC] = -innerA / (3600 * cell.capacityAh);
  slopes[TEMP_C] = (heatW - cell.coolingWpK * (at(state, TEMP_C) - ambientC)) / cell.heatCapacityJpK;
}
