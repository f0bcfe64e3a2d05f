import type { Aspect } from '../desk/types.ts';

type Sample = Aspect['evidence']['samples'][number];

export interface Curve {
  readonly signal: string;
  /** Points of a polyline in a box of 100 × 100, y downwards. */
  readonly points: string;
  readonly least: number;
  readonly most: number;
}

/** The curve of the signal that has most samples; null where there are too few to be one. */
export function curveOf(samples: readonly Sample[]): Curve | null {
  const bySignal = [...Map.groupBy(samples, ({ signal }) => signal)];
  const [longest] = bySignal.toSorted(([, a], [, b]) => b.length - a.length);
  if (longest === undefined) return null;
  const [signal, those] = longest;
  const known = those
    .flatMap(({ tick, value }) => (value === null ? [] : [{ tick, value }]))
    .toSorted((a, b) => a.tick - b.tick);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 3 || first === undefined || last === undefined || first.tick === last.tick) return null;
  const values = known.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Nothing is seen in a level line that the number does not say.
  if (most === least) return null;
  const points = known.map(({ tick, value }) => {
    const x = ((tick - first.tick) / (last.tick - first.tick)) * 100;
    const y = 100 - ((value - least) / (most - least)) * 100;
    return `${round(x)},${round(y)}`;
  });
  return { signal, points: points.join(' '), least, most };
}

const round = (value: number): number => Math.round(value * 10) / 10;
