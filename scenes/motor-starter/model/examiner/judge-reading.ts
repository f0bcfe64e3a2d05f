import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';

import type { Quantity } from './quantities.ts';

/** A reading that stands, with what the examiner knows of the cabinet. */
export interface StillReading {
  readonly instrument: 'meter' | 'insulationTester' | 'clamp';
  readonly meterFunction: number;
  readonly from: string;
  readonly to: string;
  /** V, Ohm or A; Infinity above the range. */
  readonly value: number;
  readonly isOff: boolean;
  /** Contactors that are in, by coil or by hand, such as `KM1 KM3`. */
  readonly contactors: string;
  readonly isStartPressed: boolean;
}

/** The examiner's own states, by name. */
export interface Findings {
  get(quantity: Quantity): number;
  set(quantity: Quantity, value: number): void;
}

const RATED_V = { low: 280, high: 440 } as const;
/** Extra-low voltage ends here. */
const DEAD_V = 50;
const EARTH = 'PE';

/** Terminals of the earth bar and what is one with it count as earth. */
const placeOf = (terminal: string): string => {
  if (terminal.startsWith('PE:') || terminal === 'supply:PE' || terminal.startsWith('mainPE:')) return EARTH;
  return terminal.startsWith('X0:') ? 'TC:4' : terminal;
};

/** A pair of places, either way round. */
const pairOf = (from: string, to: string): string => [placeOf(from), placeOf(to)].toSorted().join(' ');
const pairsOf = (...pairs: readonly (readonly [string, string])[]): readonly string[] =>
  pairs.map(([from, to]) => pairOf(from, to));

const LINE_SIDE = pairsOf(['QF:1', 'QF:3'], ['QF:1', 'QF:5'], ['QF:3', 'QF:5']);
const LOAD_SIDE = pairsOf(
  ['QF:2', 'QF:4'],
  ['QF:2', 'QF:6'],
  ['QF:4', 'QF:6'],
  ['QF:2', 'PE:1'],
  ['QF:4', 'PE:1'],
  ['QF:6', 'PE:1'],
);
const ALL_DEAD = (1 << LOAD_SIDE.length) - 1;
const [LINES_1_2] = LOAD_SIDE;
const CONTROL = pairsOf(['FU2:2', 'TC:4'], ['FR:95', 'TC:4'], ['FU2:2', 'KM3:A2'], ['FU2:2', 'KT:A2']);
const MOTOR_EARTH = 'M:PE PE';
const LINE_OF: Readonly<Record<string, number>> = { '1': 0, '2': 0, '3': 1, '4': 1, '5': 2, '6': 2 };

/** DC resistance of the motor between two lines, in star and in delta, and of KM3's coil beside KT. */
const STAR_OHM = { low: 4.2, high: 4.7 } as const;
const DELTA_OHM = { low: 1.4, high: 1.56 } as const;
const START_OHM = { low: 470, high: 545 } as const;
const HIGHEST_PE_OHM = 0.1;
const LEAST_INSULATION_OHM = 1e6;

const within = (value: number, { low, high }: { readonly low: number; readonly high: number }): boolean =>
  value >= low && value <= high;

function addBit(findings: Findings, quantity: Quantity, bit: number): void {
  findings.set(quantity, findings.get(quantity) | (1 << bit));
}

/** Whether a reading is one of those that prove a cabinet dead, and no search for a fault. */
export const isProving = ({ instrument, meterFunction, from, to, isOff }: StillReading): boolean =>
  instrument === 'meter' &&
  meterFunction === METER_FUNCTION.voltsAc &&
  isOff &&
  [...LINE_SIDE, ...LOAD_SIDE].includes(pairOf(from, to));

function judgeVolts({ from, to, value, isOff }: StillReading, findings: Findings): void {
  if (!isOff) return;
  const pair = pairOf(from, to);
  const proof = findings.get('inspection.proof');
  if (LINE_SIDE.includes(pair) && within(value, RATED_V) && (proof === 0 || proof === 2))
    findings.set('inspection.proof', proof + 1);
  const bit = LOAD_SIDE.indexOf(pair);
  if (bit < 0 || proof !== 1 || value >= DEAD_V) return;
  addBit(findings, 'inspection.deadPairs', bit);
  if (findings.get('inspection.deadPairs') === ALL_DEAD) findings.set('inspection.proof', 2);
}

function judgeOhms({ from, to, value, contactors, isStartPressed }: StillReading, findings: Findings): void {
  const pair = pairOf(from, to);
  if (pair === MOTOR_EARTH && value <= HIGHEST_PE_OHM) findings.set('inspection.protectiveTest', 1);
  if (pair === LINES_1_2) {
    if (contactors === 'KM1 KM3' && within(value, STAR_OHM)) addBit(findings, 'inspection.powerTest', 0);
    if (contactors === 'KM1 KM2' && within(value, DELTA_OHM)) addBit(findings, 'inspection.powerTest', 1);
  }
  if (!CONTROL.includes(pair)) return;
  if (!isStartPressed && value === Infinity) addBit(findings, 'inspection.controlTest', 0);
  if (isStartPressed && within(value, START_OHM)) addBit(findings, 'inspection.controlTest', 1);
}

function judgeInsulation({ from, to, value }: StillReading, findings: Findings): void {
  if (value < LEAST_INSULATION_OHM) return;
  for (const [bit, phase] of ['U', 'V', 'W'].entries())
    for (const end of ['1', '2'])
      for (const earth of ['M:PE', 'PE:1'])
        if (pairOf(from, to) === pairOf(`M:${phase}${end}`, earth)) addBit(findings, 'inspection.insulationTest', bit);
}

function judgeAmperes({ from, value, contactors }: StillReading, findings: Findings): void {
  const [part = '', mark = ''] = from.split(':');
  const line = part === 'QF' || part === 'FU1' ? LINE_OF[mark] : undefined;
  if (line === undefined || value < 1) return;
  if (contactors === 'KM1 KM3') addBit(findings, 'inspection.starClamped', line);
  if (contactors === 'KM1 KM2') addBit(findings, 'inspection.deltaClamped', line);
}

/** Enters what a reading proves. */
export function judgeReading(reading: StillReading, findings: Findings): void {
  if (reading.instrument === 'clamp') judgeAmperes(reading, findings);
  else if (reading.meterFunction === METER_FUNCTION.voltsAc) judgeVolts(reading, findings);
  else if (reading.meterFunction === METER_FUNCTION.ohms) judgeOhms(reading, findings);
  else if (reading.meterFunction === METER_FUNCTION.insulation) judgeInsulation(reading, findings);
}
