/**
 * The geometry of the part, mm. Zero is the middle of the blank in X and Y and the finished top face in Z: the zero of the work. The
 * field of the simulated stock has the same X and Y, and its Z counts from the underside of the blank.
 */
export const BLANK = { minMm: [-50, -40, -29.5], maxMm: [50, 40, 0.5] } as const;

/** The finished top face in the field's coordinates. */
export const TOP_IN_FIELD_MM = -BLANK.minMm[2];

export const CONTOUR = { lengthMm: 90, widthMm: 70, cornerRadiusMm: 5, heightMm: 25 } as const;

export const POCKET = { centreMm: [0, 0], diameterMm: 40, depthMm: 10 } as const;

/** From the pocket out through the right-hand side. */
export const SLOT = { widthMm: 12, depthMm: 6, toXMm: CONTOUR.lengthMm / 2 } as const;

export const BORES = { diameterMm: 8, pitchXMm: 70, pitchYMm: 50 } as const;

/** The four bores, counter-clockwise from the lower left. */
export const BORE_CENTRES_MM: readonly (readonly [number, number])[] = [
  [-BORES.pitchXMm / 2, -BORES.pitchYMm / 2],
  [BORES.pitchXMm / 2, -BORES.pitchYMm / 2],
  [BORES.pitchXMm / 2, BORES.pitchYMm / 2],
  [-BORES.pitchXMm / 2, BORES.pitchYMm / 2],
];

export const THREAD = {
  centreMm: [-32.5, 0],
  majorDiameterMm: 8,
  pitchMm: 1.25,
  /** Full thread at least. */
  depthMm: 16,
  drillDepthMm: 20,
} as const;
