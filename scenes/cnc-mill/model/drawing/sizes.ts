import { deviationsOf, type Fit } from './iso286.ts';
import { BORES, CONTOUR, POCKET, SLOT, THREAD } from './part.ts';

/** What is measured on the part. Order and numbers of features are those of the drawing's balloons. */
export const SIZE_IDS = [
  'length',
  'width',
  'height',
  'pocketDiameter',
  'pocketDepth',
  'slotWidth',
  'slotDepth',
  'bores',
  'pitchX',
  'pitchY',
  'threadDepth',
] as const;

export type SizeId = (typeof SIZE_IDS)[number];

/** A size with its limits. */
export interface DrawnSize {
  readonly id: SizeId;
  /** Number of the balloon. */
  readonly feature: number;
  readonly nominalMm: number;
  /** Deviations from the nominal size. */
  readonly lowerMm: number;
  readonly upperMm: number;
  readonly fit?: Fit;
  /** As it stands on the drawing. */
  readonly text: string;
  /** How many places it is measured at, counted from 1. */
  readonly places: number;
}

/** With the fit's limits behind the fit, as shop drawings give them. */
function fitted(
  id: SizeId,
  feature: number,
  nominalMm: number,
  fit: Fit,
  places: number,
  sign: '' | 'Ø' | '4×Ø' = '',
): DrawnSize {
  const { lowerMm, upperMm } = deviationsOf(nominalMm, fit);
  const limits = fit.startsWith('H') ? `+${upperMm}/0` : `0/−${-lowerMm}`;
  return { id, feature, nominalMm, lowerMm, upperMm, fit, text: `${sign}${nominalMm} ${fit} (${limits})`, places };
}

function symmetric(id: SizeId, feature: number, nominalMm: number, byMm: number, places: number): DrawnSize {
  return { id, feature, nominalMm, lowerMm: -byMm, upperMm: byMm, text: `${nominalMm} ±${byMm}`, places };
}

export const SIZES: readonly DrawnSize[] = [
  fitted('length', 1, CONTOUR.lengthMm, 'h7', 3),
  fitted('width', 2, CONTOUR.widthMm, 'h7', 3),
  symmetric('height', 3, CONTOUR.heightMm, 0.05, 3),
  fitted('pocketDiameter', 4, POCKET.diameterMm, 'H7', 2, 'Ø'),
  symmetric('pocketDepth', 4, POCKET.depthMm, 0.05, 2),
  fitted('slotWidth', 5, SLOT.widthMm, 'H8', 2),
  symmetric('slotDepth', 5, SLOT.depthMm, 0.05, 2),
  fitted('bores', 6, BORES.diameterMm, 'H7', 4, '4×Ø'),
  symmetric('pitchX', 7, BORES.pitchXMm, 0.02, 2),
  symmetric('pitchY', 7, BORES.pitchYMm, 0.02, 2),
  // As deep as asked for or deeper: the tap may not come through to the drill's point.
  {
    id: 'threadDepth',
    feature: 8,
    nominalMm: THREAD.depthMm,
    lowerMm: 0,
    upperMm: THREAD.drillDepthMm - THREAD.depthMm,
    text: 'M8-6H ↧16',
    places: 1,
  },
];

export function sizeOf(id: SizeId): DrawnSize {
  const size = SIZES.find((candidate) => candidate.id === id);
  if (size === undefined) throw new Error(`the drawing has no size ${id}`);
  return size;
}

/** Least and greatest permitted size, mm. */
export function limitsOf(id: SizeId): { readonly lowMm: number; readonly highMm: number } {
  const { nominalMm, lowerMm, upperMm } = sizeOf(id);
  return { lowMm: nominalMm + lowerMm, highMm: nominalMm + upperMm };
}

/** Roughness of the drawing, Ra in µm: bores and walls of the fits, everything else. */
export const ROUGHNESS = { finishedUm: 1.6, otherUm: 3.2 } as const;
