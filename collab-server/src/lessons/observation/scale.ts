import { ratingDimensions } from './contract-sheet.ts';

/** R1: the rating scale 评课量表. What the items ask is told by the client's strings. */
export type RatingDimension = (typeof ratingDimensions)[number];

const ofDimension: Readonly<Record<RatingDimension, { readonly weight: number; readonly items: number }>> = {
  goals: { weight: 10, items: 2 },
  content: { weight: 15, items: 3 },
  process: { weight: 25, items: 5 },
  methods: { weight: 30, items: 6 },
  teacher: { weight: 20, items: 4 },
};

export type RatingItem = { readonly id: string; readonly dimension: RatingDimension };

/** Ids are the dimension and a number from 1: `goals-1`. */
export const ratingItems: readonly RatingItem[] = ratingDimensions.flatMap((dimension) =>
  Array.from({ length: ofDimension[dimension].items }, (_, index) => ({ id: `${dimension}-${index + 1}`, dimension })),
);

export const weightOf = (dimension: RatingDimension): number => ofDimension[dimension].weight;

/** Of one item: 优 5, 良 4, 中 3, 差 2. */
const HIGHEST_MARK = 5;

export type RatingBand = 'excellent' | 'good' | 'fair' | 'pass' | 'below';

const bands: readonly (readonly [number, RatingBand])[] = [
  [90, 'excellent'],
  [80, 'good'],
  [70, 'fair'],
  [60, 'pass'],
];

/** R3 */
export const bandOf = (total: number): RatingBand => bands.find(([from]) => total >= from)?.[1] ?? 'below';

export type RatingFigures = {
  readonly rated: number;
  readonly items: number;
  /** R1, by dimension; null where not all of its items are marked. */
  readonly dimensions: { readonly dimension: RatingDimension; readonly points: number | null }[];
  /** R2: with the bonus; null until every item is marked. */
  readonly total: number | null;
  readonly band: RatingBand | null;
};

/** R1, R2 of one sheet. */
export function rate(marks: Readonly<Record<string, number>>, bonus: number): RatingFigures {
  const dimensions = ratingDimensions.map((dimension) => {
    const items = ratingItems.filter((item) => item.dimension === dimension);
    const given = items.flatMap(({ id }) => marks[id] ?? []);
    if (given.length < items.length) return { dimension, points: null };
    return { dimension, points: (weightOf(dimension) * mean(given)) / HIGHEST_MARK };
  });
  const rated = ratingItems.filter(({ id }) => marks[id] !== undefined).length;
  const isWhole = rated === ratingItems.length;
  const total = isWhole ? dimensions.reduce((sum, { points }) => sum + (points ?? 0), bonus) : null;
  return {
    rated,
    items: ratingItems.length,
    dimensions,
    total: total && round(total),
    band: total === null ? null : bandOf(total),
  };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** P2: null below two values. */
export function sampleDeviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

/** To a hundredth: marks are counted, not measured. */
export const round = (value: number): number => Math.round(value * 100) / 100;
