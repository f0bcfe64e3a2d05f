import type { SizeId } from '../drawing/sizes.ts';

/** The drawer beside the machine: what the part is measured with. */
export const GAUGE_IDS = [
  'calliper',
  'micrometer50',
  'micrometer75',
  'depthMicrometer',
  'boreGauge',
  'insideMicrometer',
  'pinMicrometer',
  'heightGauge',
  'plug8',
  'plug12',
  'threadPlug',
  'roughnessTester',
] as const;

export type GaugeId = (typeof GAUGE_IDS)[number];

interface AnyGauge {
  readonly id: GaugeId;
  readonly sizes: readonly SizeId[];
}

/** Gives a size. */
export interface ReadingGauge extends AnyGauge {
  readonly kind: 'reading';
  readonly lowestMm: number;
  readonly highestMm: number;
  /** Least step of its scale. */
  readonly resolutionMm: number;
  /** Standard deviation of a reading, of one practised hand. */
  readonly deviationMm: number;
  /** How far its zero may be off before it is checked, at most. */
  readonly zeroOffMm: number;
  /** What its zero is set against, mm: setting rod, ring; 0 for closed jaws. */
  readonly standardMm: number;
}

/** Says only whether its ends enter. */
export interface LimitGauge extends AnyGauge {
  readonly kind: 'limit';
  readonly goMm: number;
  readonly noGoMm: number;
}

export interface ThreadGauge extends AnyGauge {
  readonly kind: 'thread';
  readonly pitchMm: number;
  readonly majorDiameterMm: number;
  /** Core diameter of 6H, ISO 965-1: what its GO end needs and its NO-GO end must not find. */
  readonly goCoreMm: number;
  readonly noGoCoreMm: number;
}

/** Draws a stylus over a face. */
export interface RoughnessTester extends AnyGauge {
  readonly kind: 'roughness';
  readonly deviationShare: number;
}

export type Gauge = ReadingGauge | LimitGauge | ThreadGauge | RoughnessTester;

/**
 * A reading gauge.
 *
 * @param range lowest and highest size, mm
 * @param scale least step, standard deviation and greatest error of the unchecked zero, µm: general figures of such gauges
 */
function reading(
  id: GaugeId,
  sizes: readonly SizeId[],
  [lowestMm, highestMm]: readonly [number, number],
  [resolutionUm, deviationUm, zeroOffUm]: readonly [number, number, number],
  standardMm: number,
): ReadingGauge {
  return {
    kind: 'reading',
    id,
    sizes,
    lowestMm,
    highestMm,
    resolutionMm: resolutionUm / 1000,
    deviationMm: deviationUm / 1000,
    zeroOffMm: zeroOffUm / 1000,
    standardMm,
  };
}

const LENGTHS: readonly SizeId[] = ['length', 'width'];
const DEPTHS: readonly SizeId[] = ['height', 'pocketDepth', 'slotDepth'];
const HOLES: readonly SizeId[] = ['pocketDiameter', 'slotWidth', 'bores'];
const PITCHES: readonly SizeId[] = ['pitchX', 'pitchY'];

export const GAUGES: readonly Gauge[] = [
  reading('calliper', [...LENGTHS, ...DEPTHS, ...HOLES, ...PITCHES], [0, 150], [20, 12, 20], 0),
  reading('micrometer50', ['width'], [50, 75], [1, 1, 8], 50),
  reading('micrometer75', ['length'], [75, 100], [1, 1, 8], 75),
  reading('depthMicrometer', DEPTHS, [0, 50], [1, 2, 10], 0),
  // Compares with its ring: until it is set there, it may say anything.
  reading('boreGauge', ['pocketDiameter'], [35, 60], [1, 1, 60], 40),
  reading('insideMicrometer', ['slotWidth', 'bores'], [5, 30], [1, 1.5, 8], 25),
  // Over pins that stand in two bores: their diameter is taken off already.
  reading('pinMicrometer', PITCHES, [25, 100], [1, 2, 8], 50),
  // Stands on the machine's table, its scriber on one face and then on the other.
  reading('heightGauge', DEPTHS, [0, 300], [10, 4, 20], 0),
  { kind: 'limit', id: 'plug8', sizes: ['bores'], goMm: 8, noGoMm: 8.015 },
  { kind: 'limit', id: 'plug12', sizes: ['slotWidth'], goMm: 12, noGoMm: 12.027 },
  {
    kind: 'thread',
    id: 'threadPlug',
    sizes: ['threadDepth'],
    pitchMm: 1.25,
    majorDiameterMm: 8,
    goCoreMm: 6.647,
    noGoCoreMm: 6.912,
  },
  { kind: 'roughness', id: 'roughnessTester', sizes: [], deviationShare: 0.04 },
];

export function gaugeOf(id: string): Gauge | undefined {
  return GAUGES.find((gauge) => gauge.id === id);
}

/** What a roughness tester is drawn over. */
export const SURFACES = ['top', 'contour', 'pocketWall', 'slotWall', 'bores'] as const;

export type SurfaceId = (typeof SURFACES)[number];
