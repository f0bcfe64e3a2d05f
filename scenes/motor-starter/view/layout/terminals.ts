import type { Point } from '../../../kit/index.ts';
import { BUTTONS, DEVICES, type DeviceName, DOOR_PARTS, type DuctName, LAMPS, MOTOR_BOX } from './devices.ts';
import { onDoor } from './door-frame.ts';

/** Where a wire leaves a terminal's neighbourhood: into a duct, onto the door or into the motor's box. */
export type Way =
  | { readonly to: DuctName; readonly exit: 1 | -1; readonly via?: readonly Point[] }
  | { readonly to: 'door'; readonly exit: 1 | -1 }
  | { readonly to: 'motor'; readonly exit: 1 | -1 };

/** A screw that wires and probes go to. */
export interface Terminal {
  /** `part:mark`, as the model names it. */
  readonly id: string;
  readonly part: string;
  readonly mark: string;
  /** The middle of the screw's head, which faces the viewer. */
  readonly at: Point;
  readonly radius: number;
  readonly way: Way;
}

interface Row {
  readonly marks: readonly string[];
  /** From the middle of the device's back. */
  readonly x: readonly number[];
  readonly y: number;
  readonly z: number;
  readonly way: Way;
  readonly radius?: number;
}

const up = (to: DuctName): Way => ({ to, exit: 1 });
const down = (to: DuctName): Way => ({ to, exit: -1 });

/** Beside FR, where wires go down from between KM1 and FR. */
const BESIDE_FR_X = -86;
const GAP_Y = -65;
const belowKm1 = (z: number): Way => ({ to: 'H2', exit: -1, via: [[BESIDE_FR_X, GAP_Y, z]] });
const aboveFr: Way = { to: 'H2', exit: 1, via: [[BESIDE_FR_X, GAP_Y, 40]] };

const THREE = [-15, -5, 5] as const;

const contactorRows = (bottom: (z: number) => Way): readonly Row[] => [
  { marks: ['1', '3', '5'], x: [-16.5, -7.5, 1.5], y: 31, z: 56, way: up('H1'), radius: 3 },
  { marks: ['13', '21'], x: [10, 17.5], y: 31, z: 50, way: up('H1'), radius: 2.4 },
  { marks: ['A1'], x: [17.5], y: 45, z: 29, way: up('H1'), radius: 2.4 },
  { marks: ['2', '4', '6'], x: [-16.5, -7.5, 1.5], y: -31, z: 56, way: bottom(56), radius: 3 },
  { marks: ['14', '22'], x: [10, 17.5], y: -31, z: 50, way: bottom(50), radius: 2.4 },
  { marks: ['A2'], x: [17.5], y: -45, z: 29, way: bottom(29), radius: 2.4 },
];

const ROWS: Readonly<Record<DeviceName, readonly Row[]>> = {
  supply: [{ marks: ['L1', 'L2', 'L3', 'N', 'PE'], x: [-18, -9, 0, 9, 18], y: 21, z: 40, way: up('H0'), radius: 3 }],
  mainPE: [
    { marks: ['1'], x: [0], y: 21, z: 40, way: up('H0'), radius: 3 },
    { marks: ['2'], x: [0], y: -21, z: 40, way: down('H1'), radius: 3 },
  ],
  QF: [
    { marks: ['1', '3', '5'], x: [-18, 0, 18], y: 36, z: 45, way: up('H0'), radius: 3.6 },
    { marks: ['2', '4', '6'], x: [-18, 0, 18], y: -36, z: 45, way: down('H1'), radius: 3.6 },
  ],
  FU1: [
    { marks: ['1', '3', '5'], x: [-17.6, 0, 17.6], y: 36, z: 40, way: up('H0'), radius: 3.4 },
    { marks: ['2', '4', '6'], x: [-17.6, 0, 17.6], y: -36, z: 40, way: down('H1'), radius: 3.4 },
  ],
  TC: [
    { marks: ['1', '2'], x: [-22, 22], y: 34, z: 40, way: up('H0'), radius: 3 },
    { marks: ['3', '4'], x: [-22, 22], y: -34, z: 40, way: down('H1'), radius: 3 },
  ],
  FU2: [
    { marks: ['1'], x: [0], y: 36, z: 40, way: up('H0'), radius: 3.4 },
    { marks: ['2'], x: [0], y: -36, z: 40, way: down('H1'), radius: 3.4 },
  ],
  KT: [
    { marks: ['A1', '55', '67'], x: [-11, 0, 11], y: 36, z: 46, way: up('H0'), radius: 2.6 },
    { marks: ['A2', '56', '68'], x: [-11, 0, 11], y: -36, z: 46, way: down('H1'), radius: 2.6 },
  ],
  KM1: contactorRows(belowKm1),
  KM2: contactorRows(() => down('H2')),
  KM3: contactorRows(() => down('H2')),
  FR: [
    { marks: ['1', '3', '5'], x: [-16.5, -7.5, 1.5], y: 27, z: 46, way: aboveFr, radius: 2.8 },
    { marks: ['2', '4', '6'], x: THREE.map((x) => x - 1.5), y: -26, z: 50, way: down('H2'), radius: 3 },
    { marks: ['97', '98', '95', '96'], x: [-16, -7, 7, 16], y: -12, z: 66, way: down('H2'), radius: 2.4 },
  ],
  PE: [
    { marks: ['1', '2', '3', '4', '5', '6'], x: [-40, -24, -8, 8, 24, 40], y: 0, z: 15, way: up('H2'), radius: 3.4 },
  ],
  X0: [
    { marks: ['1', '2', '3', '4', '5', '6'], x: [-40, -24, -8, 8, 24, 40], y: 0, z: 17, way: up('H2'), radius: 3.2 },
  ],
  rail: [{ marks: ['PE'], x: [0], y: 0, z: 14, way: down('H2'), radius: 3.2 }],
};

function rowsOf(part: DeviceName): Terminal[] {
  const [x0, y0, z0] = DEVICES[part].at;
  return ROWS[part].flatMap(({ marks, x, y, z, way, radius = 3 }) =>
    marks.map((mark, index): Terminal => {
      const at: Point = [x0 + (x[index] ?? 0), y0 + y, z0 + z];
      return { id: `${part}:${mark}`, part, mark, at, radius, way };
    }),
  );
}

const onBlock = (part: keyof typeof DOOR_PARTS, mark: string, x: number, y: number, exit: 1 | -1): Terminal => {
  const [blockX, blockY] = DOOR_PARTS[part].block;
  return {
    id: `${part}:${mark}`,
    part,
    mark,
    at: onDoor([blockX + x, blockY + y, 20.8]),
    radius: 2.8,
    way: { to: 'door', exit },
  };
};

const DOOR_TERMINALS: readonly Terminal[] = [
  ...LAMPS.flatMap((part) => [onBlock(part, 'X1', -8, 0, -1), onBlock(part, 'X2', 8, 0, -1)]),
  ...BUTTONS.flatMap((part) => [
    onBlock(part, '11', -9, 9, 1),
    onBlock(part, '13', 9, 9, 1),
    onBlock(part, '12', -9, -9, -1),
    onBlock(part, '14', 9, -9, -1),
  ]),
  { ...onBlock('door', 'PE', 0, 0, 1), at: onDoor([DOOR_PARTS.door.at[0], DOOR_PARTS.door.at[1], 6]), radius: 3.4 },
];

/** The usual board of six studs: bridges laid level make the star, bridges laid upright the delta. */
const STUDS = [
  ['W2', -26, 10],
  ['U2', -4, 10],
  ['V2', 18, 10],
  ['U1', -26, -10],
  ['V1', -4, -10],
  ['W1', 18, -10],
  ['PE', 40, -16],
] as const;

const MOTOR_TERMINALS: readonly Terminal[] = STUDS.map(([mark, x, y]) => ({
  id: `M:${mark}`,
  part: 'M',
  mark,
  at: [MOTOR_BOX.at[0] + x, MOTOR_BOX.at[1] + y, MOTOR_BOX.at[2] + 18],
  radius: 3.6,
  way: { to: 'motor', exit: y > 0 ? 1 : -1 },
}));

/** Every terminal of the scene. */
export const TERMINALS: readonly Terminal[] = [
  ...(Object.keys(ROWS) as DeviceName[]).flatMap(rowsOf),
  ...DOOR_TERMINALS,
  ...MOTOR_TERMINALS,
];

const BY_ID = new Map(TERMINALS.map((terminal) => [terminal.id, terminal]));

export const terminalOf = (id: string): Terminal | undefined => BY_ID.get(id);
