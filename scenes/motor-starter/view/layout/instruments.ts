import type { Point } from '../../../kit/index.ts';

/** Hand instruments hang at the left of the cabinet. Middle of the back. */
export const INSTRUMENTS = {
  meter: { at: [-300, 96, 20], size: [78, 150, 30] },
  insulationTester: { at: [-300, -61, 20], size: [74, 112, 34] },
  clamp: { at: [-300, -200, 20], size: [40, 100, 24] },
} as const;

export type InstrumentName = keyof typeof INSTRUMENTS;

export interface Lead {
  /** `instrument:lead` as the model names it. */
  readonly id: string;
  readonly instrument: 'meter' | 'insulationTester';
  readonly colour: string;
  /** Where it is plugged in. */
  readonly jack: Point;
  /** Where the probe rests. */
  readonly rest: Point;
  /** From the tip along the handle, at a terminal whose wires go up. */
  readonly leans: Point;
}

const from = (name: InstrumentName, x: number, y: number, z: number): Point => {
  const [x0, y0, z0] = INSTRUMENTS[name].at;
  return [x0 + x, y0 + y, z0 + z];
};

const RED_LEANS: Point = [-0.5, 0.48, 0.72];
const BLACK_LEANS: Point = [0.34, 0.56, 0.755];

export const LEADS: readonly Lead[] = [
  {
    id: 'meter:a',
    instrument: 'meter',
    colour: '#cf2f25',
    jack: from('meter', 22, -54, 31),
    rest: from('meter', 52, -40, 6),
    leans: RED_LEANS,
  },
  {
    id: 'meter:b',
    instrument: 'meter',
    colour: '#1d2225',
    jack: from('meter', 0, -54, 31),
    rest: from('meter', 62, -40, 6),
    leans: BLACK_LEANS,
  },
  {
    id: 'insulationTester:a',
    instrument: 'insulationTester',
    colour: '#cf2f25',
    jack: from('insulationTester', 16, -38, 35),
    rest: from('insulationTester', 52, -26, 6),
    leans: RED_LEANS,
  },
  {
    id: 'insulationTester:b',
    instrument: 'insulationTester',
    colour: '#1d2225',
    jack: from('insulationTester', -6, -38, 35),
    rest: from('insulationTester', 62, -26, 6),
    leans: BLACK_LEANS,
  },
];

/** Middle of the rotary switch, and its positions clockwise from the top. */
export const METER_SWITCH = { at: from('meter', 0, -8, 31), stepRad: 0.55 } as const;
export const METER_FUNCTIONS = ['off', 'voltsAc', 'voltsDc', 'ohms'] as const;

export const switchAngleRad = (index: number): number =>
  (index - (METER_FUNCTIONS.length - 1) / 2) * METER_SWITCH.stepRad;
