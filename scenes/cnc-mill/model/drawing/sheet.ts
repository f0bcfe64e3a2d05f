import { arc, centreCross, circle, type DrawnLine, hatched, line, path, type Place } from './lines.ts';
import { BLANK, BORE_CENTRES_MM, BORES, CONTOUR, POCKET, SLOT, THREAD } from './part.ts';
import { ROUGHNESS, type SizeId, sizeOf } from './sizes.ts';

/** A dimension as it stands on the sheet; `size` says which measured size it is of. */
export type Dimension =
  | {
      readonly kind: 'linear';
      readonly size: SizeId | null;
      readonly text: string;
      /** Ends of what is measured; the dimension line lies `offsetMm` beside it, to the left of the way from one to the other. */
      readonly from: Place;
      readonly to: Place;
      readonly offsetMm: number;
    }
  | {
      readonly kind: 'leader';
      readonly size: SizeId | null;
      readonly text: string;
      readonly at: Place;
      readonly textAt: Place;
    };

/** Number in a circle that joins a dimension to the inspection sheet. */
export interface Balloon {
  readonly feature: number;
  readonly at: Place;
}

/** Roughness symbol with its Ra in µm. */
export interface RoughnessMark {
  readonly at: Place;
  readonly raUm: number;
}

export interface DrawnView {
  readonly id: 'plan' | 'section';
  /** Where the view's zero lies on the sheet. */
  readonly originMm: Place;
  readonly lines: readonly DrawnLine[];
  readonly dimensions: readonly Dimension[];
  readonly balloons: readonly Balloon[];
  readonly roughness: readonly RoughnessMark[];
}

/** A drawing, scale 1:1, first angle. Words are keys of the scene's texts (`drawing.…`). */
export interface Drawing {
  readonly sizeMm: Place;
  readonly views: readonly DrawnView[];
  readonly title: readonly (readonly [key: string, value: string])[];
  readonly notes: readonly string[];
}

const [HALF_X, HALF_Y] = [CONTOUR.lengthMm / 2, CONTOUR.widthMm / 2];
const R = CONTOUR.cornerRadiusMm;
const POCKET_R = POCKET.diameterMm / 2;
const SLOT_HALF = SLOT.widthMm / 2;
/** Where the slot's walls meet the pocket. */
const MOUTH_X = Math.sqrt(POCKET_R * POCKET_R - SLOT_HALF * SLOT_HALF);
const CHAMFER = 0.5;

const linear = (size: SizeId, from: Place, to: Place, offsetMm: number): Dimension => ({
  kind: 'linear',
  size,
  text: sizeOf(size).text,
  from,
  to,
  offsetMm,
});

const leader = (size: SizeId | null, text: string, at: Place, textAt: Place): Dimension => ({
  kind: 'leader',
  size,
  text,
  at,
  textAt,
});

const outline: readonly DrawnLine[] = [
  line('outline', [-HALF_X + R, HALF_Y], [HALF_X - R, HALF_Y]),
  arc('outline', [HALF_X - R, HALF_Y - R], R, 0, 90),
  line('outline', [HALF_X, HALF_Y - R], [HALF_X, SLOT_HALF]),
  line('outline', [HALF_X, -SLOT_HALF], [HALF_X, -HALF_Y + R]),
  arc('outline', [HALF_X - R, -HALF_Y + R], R, 270, 360),
  line('outline', [HALF_X - R, -HALF_Y], [-HALF_X + R, -HALF_Y]),
  arc('outline', [-HALF_X + R, -HALF_Y + R], R, 180, 270),
  line('outline', [-HALF_X, -HALF_Y + R], [-HALF_X, HALF_Y - R]),
  arc('outline', [-HALF_X + R, HALF_Y - R], R, 90, 180),
];

const plan: DrawnView = {
  id: 'plan',
  originMm: [104, 82],
  lines: [
    ...outline,
    // The foot that the vice holds.
    ...path(
      'narrow',
      [BLANK.minMm[0], BLANK.minMm[1]],
      [BLANK.maxMm[0], BLANK.minMm[1]],
      [BLANK.maxMm[0], BLANK.maxMm[1]],
      [BLANK.minMm[0], BLANK.maxMm[1]],
      [BLANK.minMm[0], BLANK.minMm[1]],
    ),
    // The pocket's edge, but for the slot's mouth: asin(6/20) = 17.46°.
    arc('outline', [0, 0], POCKET_R, 17.46, 342.54),
    line('outline', [MOUTH_X, SLOT_HALF], [HALF_X, SLOT_HALF]),
    line('outline', [MOUTH_X, -SLOT_HALF], [HALF_X, -SLOT_HALF]),
    arc('outline', [0, 0], POCKET_R, -17.46, 17.46),
    ...BORE_CENTRES_MM.flatMap((centre): DrawnLine[] => [
      circle('outline', centre, BORES.diameterMm / 2),
      circle('narrow', centre, BORES.diameterMm / 2 + CHAMFER),
      ...centreCross(centre, 7),
    ]),
    circle('outline', THREAD.centreMm, 3.4),
    // Three quarters of a narrow circle: a thread seen from the end.
    arc('narrow', THREAD.centreMm, THREAD.majorDiameterMm / 2, 10, 280),
    ...centreCross(THREAD.centreMm, 6.5),
    line('centre', [-HALF_X - 10, 0], [HALF_X + 10, 0]),
    line('centre', [0, -HALF_Y - 8], [0, HALF_Y + 8]),
  ],
  dimensions: [
    linear('length', [-HALF_X, -HALF_Y], [HALF_X, -HALF_Y], -26),
    linear('pitchX', [-35, -25], [35, -25], -26),
    linear('width', [-HALF_X, -HALF_Y], [-HALF_X, HALF_Y], 30),
    linear('pitchY', [-35, -25], [-35, 25], 30),
    linear('slotWidth', [HALF_X, -SLOT_HALF], [HALF_X, SLOT_HALF], -20),
    leader('pocketDiameter', sizeOf('pocketDiameter').text, [14.14, 14.14], [30, 46]),
    leader('bores', sizeOf('bores').text, [37.8, 27.8], [60, 38]),
    leader('threadDepth', sizeOf('threadDepth').text, [-31, -3.7], [-24, -31]),
    leader(null, `4×R${R}`, [HALF_X - 1.5, -HALF_Y + 1.5], [62, -42]),
  ],
  balloons: [
    { feature: 1, at: [30, -66] },
    { feature: 2, at: [-80, 20] },
    { feature: 4, at: [24, 51] },
    { feature: 5, at: [72, 12] },
    { feature: 6, at: [56, 44] },
    { feature: 7, at: [-30, -56] },
    { feature: 8, at: [2, -28] },
  ],
  roughness: [
    { at: [-20, 36], raUm: ROUGHNESS.finishedUm },
    { at: [-9, 20], raUm: ROUGHNESS.finishedUm },
  ],
};

const FOOT_BOTTOM = BLANK.minMm[2];
const HEIGHT = CONTOUR.heightMm;

/** Along the middle, y = 0, seen from the front: pocket, slot and thread are cut. */
const section: DrawnView = {
  id: 'section',
  originMm: [104, 176],
  lines: [
    ...path('outline', [-HALF_X, -HEIGHT], [-HALF_X, 0], [-POCKET_R, 0], [-POCKET_R, -POCKET.depthMm]),
    ...path('outline', [-POCKET_R, -POCKET.depthMm], [POCKET_R, -POCKET.depthMm], [POCKET_R, -SLOT.depthMm]),
    ...path('outline', [POCKET_R, -SLOT.depthMm], [HALF_X, -SLOT.depthMm], [HALF_X, -HEIGHT]),
    // Behind the slot the far wall of the top is seen.
    line('outline', [POCKET_R, 0], [HALF_X, 0]),
    line('narrow', [POCKET_R, -SLOT.depthMm], [POCKET_R, 0]),
    line('narrow', [HALF_X, -SLOT.depthMm], [HALF_X, 0]),
    ...path('narrow', [-HALF_X, -HEIGHT], [-50, -HEIGHT], [-50, FOOT_BOTTOM], [50, FOOT_BOTTOM], [50, -HEIGHT]),
    line('narrow', [50, -HEIGHT], [HALF_X, -HEIGHT]),
    ...path('outline', [-35.9, 0], [-35.9, -20], [-32.5, -22.04], [-29.1, -20], [-29.1, 0]),
    line('narrow', [-36.5, 0], [-36.5, -THREAD.depthMm]),
    line('narrow', [-28.5, 0], [-28.5, -THREAD.depthMm]),
    line('outline', [-36.5, -THREAD.depthMm], [-28.5, -THREAD.depthMm]),
    line('centre', [-32.5, 3], [-32.5, -25]),
    line('centre', [0, 4], [0, -HEIGHT - 8]),
    ...hatched([-HALF_X, -HEIGHT], [-36.5, 0], 4),
    ...hatched([-36.5, -HEIGHT], [-28.5, -22.04], 4),
    ...hatched([-28.5, -HEIGHT], [-POCKET_R, 0], 4),
    ...hatched([-POCKET_R, -HEIGHT], [POCKET_R, -POCKET.depthMm], 4),
    ...hatched([POCKET_R, -HEIGHT], [HALF_X, -SLOT.depthMm], 4),
  ],
  dimensions: [
    linear('height', [-HALF_X, -HEIGHT], [-HALF_X, 0], 20),
    linear('pocketDepth', [4, -POCKET.depthMm], [4, 0], 0),
    linear('slotDepth', [HALF_X, -SLOT.depthMm], [HALF_X, 0], -16),
  ],
  balloons: [{ feature: 3, at: [-72, -4] }],
  roughness: [{ at: [-40, 1], raUm: ROUGHNESS.otherUm }],
};

export const DRAWING: Drawing = {
  sizeMm: [297, 210],
  views: [section, plan],
  title: [
    ['drawing.part', 'drawing.partName'],
    ['drawing.number', 'CNC-M-01'],
    ['drawing.material', 'EN AW-6061-T6 / 6061-T6'],
    ['drawing.blank', '100×80×30'],
    ['drawing.scale', '1:1'],
    ['drawing.unit', 'mm'],
    ['drawing.general', 'ISO 2768-m'],
  ],
  notes: ['drawing.noteFoot', 'drawing.noteEdges', 'drawing.noteRoughness', 'drawing.noteZero'],
};
