import type { Point } from '../../../kit/index.ts';

/** All lengths in millimetres; the mounting plate's front is z = 0, its middle the origin, y up. */

export interface Device {
  readonly at: Point;
  /** Width, height, depth; `at` is the middle of its back. */
  readonly size: Point;
}

export const PLATE = { width: 420, height: 504 } as const;

/** Real devices' sizes: modular ones are multiples of 17.5 mm, contactors and relays 45 mm wide. */
export const DEVICES = {
  supply: { at: [-144, 150, 0], size: [48, 56, 46] },
  mainPE: { at: [-114, 150, 0], size: [9, 56, 46] },
  QF: { at: [-74, 150, 0], size: [54, 86, 66] },
  FU1: { at: [-8, 150, 0], size: [53, 86, 60] },
  TC: { at: [66, 150, 0], size: [72, 84, 72] },
  FU2: { at: [116, 150, 0], size: [17.8, 86, 60] },
  KT: { at: [150, 150, 0], size: [36, 86, 66] },
  KM1: { at: [-118, -14, 0], size: [45, 78, 84] },
  KM2: { at: [-4, -14, 0], size: [45, 78, 84] },
  KM3: { at: [110, -14, 0], size: [45, 78, 84] },
  FR: { at: [-118, -110, 0], size: [45, 64, 76] },
  PE: { at: [-24, -224, 0], size: [104, 12, 14] },
  X0: { at: [118, -224, 0], size: [104, 14, 16] },
  rail: { at: [163, -14, 0], size: [12, 12, 10] },
} as const satisfies Readonly<Record<string, Device>>;

/** The door's panel stands beside the cabinet, turned a little towards it. */
export const DOOR = { at: [346, 146, 30], size: [184, 242, 4], turnedRad: -0.16 } as const;

/** On the panel, from its middle. */
export const DOOR_PARTS = {
  HL1: { at: [-63, 68], block: [-63, 40] },
  HL2: { at: [-21, 68], block: [-21, 40] },
  HL3: { at: [21, 68], block: [21, 40] },
  HL4: { at: [63, 68], block: [63, 40] },
  SB2: { at: [-54, -8], block: [-54, -54] },
  SB1: { at: [2, -8], block: [2, -54] },
  SB0: { at: [58, -10], block: [58, -58] },
  door: { at: [-60, -105], block: [-60, -105] },
} as const;

/** The panel's voltmeter and ammeter, on the door. */
export const PANEL_METERS = { PV: { at: [8, -98] }, PA: { at: [60, -98] } } as const;
export const PANEL_METER_SIZE = [46, 24] as const;

export const LAMPS = ['HL1', 'HL2', 'HL3', 'HL4'] as const;
export const BUTTONS = ['SB0', 'SB1', 'SB2'] as const;

export const MOTOR = { at: [345, -192, 50], radius: 56, length: 124 } as const;
/** The terminal box on the motor: its open front faces the viewer. */
export const MOTOR_BOX = { at: [339, -106, 74], size: [100, 62, 46] } as const;

/** Slotted ducts, open while one wires. */
export const DUCTS = {
  H0: { along: 'x', at: 236, from: -206, to: 206 },
  H1: { along: 'x', at: 66, from: -178, to: 178 },
  H2: { along: 'x', at: -186, from: -206, to: 206 },
  LV: { along: 'y', at: -192, from: -172, to: 222 },
  RV: { along: 'y', at: 192, from: -172, to: 222 },
} as const;

export const DUCT = { width: 28, depth: 46, wall: 1.6, pitch: 9 } as const;

export type DeviceName = keyof typeof DEVICES;
export type DuctName = keyof typeof DUCTS;
