/**
 * Where the machine's parts stand, mm. X to the right, Y to the back, Z up; the spindle's axis is X0 Y0, the table's top Z0. Figures of an
 * 850-class machine in general, rounded.
 */
export const TABLE = { lengthMm: 1000, widthMm: 520, thickMm: 72, slots: 5, slotMm: 18, slotPitchMm: 100 } as const;

/** Machine position at which the spindle stands over the table's middle, and the gauge line's height over the table at Z 0. */
export const OVER_TABLE_MIDDLE = { x: -400, y: -250 } as const;
const GAUGE_AT_Z0_MM = 630;

export const ENCLOSURE = {
  halfWidthMm: 1120,
  frontMm: -690,
  backMm: 640,
  floorMm: -330,
  roofMm: 1080,
  /** The opening of the front. */
  openingHalfMm: 560,
  openingLowMm: -170,
  openingHighMm: 930,
} as const;

export const DOOR_TRAVEL_MM = 520;

export const COLUMN = { widthMm: 520, frontMm: 470, backMm: 640, lowMm: -330, highMm: 1500 } as const;

export const CONSOLE = { atMm: [900, -800, 470], widthMm: 380, heightMm: 660, turnDeg: 14 } as const;

export const MAGAZINE = { atMm: [-470, 250, 560], radiusMm: 235, pots: 16 } as const;

export const SETTER = { atMm: [-280, 120, 0], heightMm: 60 } as const;

export interface Axes {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Where the table's middle and the spindle's gauge line stand at a machine position. */
export function placesAt({ x, y, z }: Axes): { tableX: number; tableY: number; gaugeZ: number } {
  return {
    tableX: OVER_TABLE_MIDDLE.x - x,
    tableY: OVER_TABLE_MIDDLE.y - y,
    gaugeZ: GAUGE_AT_Z0_MM + z,
  };
}

/** Where the blank's underside lies over the table, and how the blank measures. */
export const BLANK_AT_MM = 110;
export const BLANK_MM = [100, 80, 30] as const;

/** From the machine's axes (Z up) to the picture's (Y up), both mm. */
export const toScene = (x: number, y: number, z: number): [number, number, number] => [x, z, -y];

/** A place on the console's face (X to the right, Z up from its middle, mm) in the axes of the picture. */
export function onConsole(x: number, z: number): [number, number, number] {
  const { atMm, turnDeg } = CONSOLE;
  const turnRad = (-turnDeg * Math.PI) / 180;
  return toScene(atMm[0] + x * Math.cos(turnRad), atMm[1] + x * Math.sin(turnRad), atMm[2] + z);
}
