import type { Finish } from '../../../kit/geometry/finish.ts';

const linear = (byte: number): number => (byte / 255) ** 2.2;

const rgb = (hex: number): [number, number, number] => [
  linear((hex >> 16) & 255),
  linear((hex >> 8) & 255),
  linear(hex & 255),
];

const finish = (hex: number, roughness: number, metalness = 0): Finish => ({
  colour: rgb(hex),
  roughness,
  metalness,
});

/** Painted castings and sheet, bare metal, plastics of the machine. */
export const FINISHES = {
  castingPaint: finish(0x98a29f, 0.55),
  sheetWhite: finish(0xa9afaa, 0.5),
  sheetGrey: finish(0x4b565c, 0.5),
  sheetDark: finish(0x2a3236, 0.55),
  accent: finish(0x1d6a78, 0.45),
  interior: finish(0x7d888a, 0.6),
  ground: finish(0xb4b9bb, 0.32, 0.85),
  tableTop: finish(0x9ea4a6, 0.42, 0.8),
  slot: finish(0x565c5f, 0.6, 0.7),
  steel: finish(0xa7adb0, 0.35, 0.85),
  darkSteel: finish(0x565d62, 0.45, 0.8),
  blackOxide: finish(0x2b2e31, 0.5, 0.6),
  stainless: finish(0x9da3a2, 0.42, 0.75),
  brass: finish(0xb99a52, 0.35, 0.8),
  rubber: finish(0x1b1e20, 0.9),
  plasticBlack: finish(0x23282b, 0.6),
  plasticGrey: finish(0x6c767b, 0.6),
  plasticLight: finish(0xcfd3d0, 0.55),
  red: finish(0xc3281f, 0.4),
  yellow: finish(0xe2b100, 0.45),
  green: finish(0x2e9e4f, 0.45),
  blue: finish(0x2b63a8, 0.45),
  orange: finish(0xd8761e, 0.45),
  carbide: finish(0x5a5d63, 0.3, 0.85),
  coatedGold: finish(0xb08d3c, 0.3, 0.8),
  highSpeedSteel: finish(0x9da1a3, 0.25, 0.9),
  ruby: finish(0xb3123a, 0.15),
  chips: finish(0xc7cbcc, 0.35, 0.8),
  granite: finish(0x3d4244, 0.35),
  wood: finish(0x8a6a45, 0.7),
} as const satisfies Record<string, Finish>;
