import type { ObservationReport } from './contract-report.ts';
import { ratingDimensions } from './contract-sheet.ts';
import { bandOf, mean, rate, ratingItems, round, sampleDeviation, weightOf } from './scale.ts';

type Rated = { readonly marks: Readonly<Record<string, number>>; readonly bonus: number };

/** R3, P2: the ratings of several observers together. */
export function joinRatings(sheets: readonly Rated[]): ObservationReport['rating'] {
  const whole = sheets.map(({ marks, bonus }) => rate(marks, bonus)).filter(({ total }) => total !== null);
  const total = whole.length === 0 ? null : round(mean(whole.flatMap((each) => each.total ?? [])));
  return {
    whole: whole.length,
    total,
    band: total === null ? null : bandOf(total),
    dimensions: ratingDimensions.map((dimension) => {
      const points = whole.flatMap(
        ({ dimensions }) => dimensions.find((each) => each.dimension === dimension)?.points ?? [],
      );
      return { dimension, weight: weightOf(dimension), points: points.length === 0 ? null : round(mean(points)) };
    }),
    items: ratingItems.map(({ id, dimension }) => {
      const marks = sheets.flatMap((sheet) => sheet.marks[id] ?? []);
      const deviation = sampleDeviation(marks);
      return {
        id,
        dimension,
        marks: marks.length,
        mean: marks.length === 0 ? null : round(mean(marks)),
        deviation: deviation === null ? null : round(deviation),
        least: marks.length === 0 ? null : Math.min(...marks),
        most: marks.length === 0 ? null : Math.max(...marks),
      };
    }),
  };
}
