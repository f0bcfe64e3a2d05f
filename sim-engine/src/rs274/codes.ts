/**
 * Modal groups of the G words (NIST IR 6556, table 4, and LinuxCNC's additions): of one group a line may have one word.
 * Codes are ten times the number, so that G59.3 is 593.
 */
export const G_GROUP = {
  nonModal: 0,
  motion: 1,
  plane: 2,
  distance: 3,
  arcDistance: 4,
  feedMode: 5,
  units: 6,
  compensation: 7,
  toolLength: 8,
  retract: 9,
  system: 10,
  path: 11,
  spindleMode: 12,
  lathe: 13,
  clearOffset: 14,
} as const;

export const G_GROUP_COUNT = 15;

const G_CODES: Readonly<Record<keyof typeof G_GROUP, readonly number[]>> = {
  nonModal: [40, 53, 100, 280, 281, 300, 301, 520, 530, 920],
  motion: [
    0, 10, 20, 30, 50, 51, 52, 330, 331, 382, 383, 384, 385, 700, 710, 711, 712, 720, 721, 722, 730, 740, 760, 800, 810,
    820, 830, 840, 850, 860, 870, 880, 890,
  ],
  plane: [170, 171, 180, 181, 190, 191],
  distance: [900, 910],
  arcDistance: [901, 911],
  feedMode: [930, 940, 950],
  units: [200, 210],
  compensation: [400, 410, 411, 420, 421],
  toolLength: [430, 431, 432, 490],
  retract: [980, 990],
  system: [540, 550, 560, 570, 580, 590, 591, 592, 593],
  path: [610, 611, 640],
  spindleMode: [960, 970],
  lathe: [70, 80],
  clearOffset: [921, 922, 923],
};

export const M_GROUP = {
  stopping: 0,
  toolChange: 1,
  /** M70 to M73 stand in one group with the spindle's words. */
  spindle: 2,
  coolant: 3,
  override: 4,
  output: 5,
  call: 6,
} as const;

export const M_GROUP_COUNT = 7;

const M_CODES: Readonly<Record<keyof typeof M_GROUP, readonly number[]>> = {
  stopping: [0, 1, 2, 30, 60, 99],
  toolChange: [6, 61],
  spindle: [3, 4, 5, 19, 70, 71, 72, 73],
  coolant: [7, 8, 9],
  override: [48, 49, 50, 51, 52, 53],
  output: [62, 63, 64, 65, 66, 67, 68],
  call: [98],
};

/** Of an M word; above, no word exists. */
export const LARGEST_M = 199;
/** Of a G word. */
export const LARGEST_G = 999;

const UNKNOWN = -1;

function groupTable<Name extends string>(
  groups: Readonly<Record<Name, number>>,
  codes: Readonly<Record<Name, readonly number[]>>,
  size: number,
): Int8Array {
  const table = new Int8Array(size).fill(UNKNOWN);
  for (const name of Object.keys(codes) as Name[]) for (const code of codes[name]) table[code] = groups[name];
  return table;
}

const G_TABLE = groupTable(G_GROUP, G_CODES, LARGEST_G + 1);
const M_TABLE = groupTable(M_GROUP, M_CODES, LARGEST_M + 1);

/** The group of a G word by ten times its number, nothing where no such word exists. */
export function gGroup(code: number): number | undefined {
  const group = G_TABLE[code] ?? UNKNOWN;
  return group === UNKNOWN ? undefined : group;
}

export function mGroup(code: number): number | undefined {
  const group = M_TABLE[code] ?? UNKNOWN;
  return group === UNKNOWN ? undefined : group;
}
