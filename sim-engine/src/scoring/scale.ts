import type { Limits, Scale } from './rubric.ts';

const isWithin = (value: number, { low = -Infinity, high = Infinity }: Limits): boolean =>
  value >= low && value <= high;

/** The share of the points, from 0 to 1, that a number is worth. */
export function shareOn(scale: Scale, value: number): number {
  switch (scale.kind) {
    case 'within':
      return isWithin(value, scale) ? 1 : 0;
    case 'bands':
      return scale.bands.find((band) => isWithin(value, band))?.share ?? 0;
    case 'linear':
      return Math.min(1, Math.max(0, (value - scale.none) / (scale.full - scale.none)));
  }
}
