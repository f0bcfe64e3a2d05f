import type { Attempt, Matrix } from '../desk/types.ts';

/** What a class did in a task, in numbers; each trainee counts once, by the attempt that counts. */
export interface Figures {
  readonly students: number;
  readonly begun: number;
  readonly scored: number;
  readonly passed: number;
  /** Of the scored; null where there are none. */
  readonly meanShare: number | null;
  readonly medianShare: number | null;
  /** Trainees by tenths of the points: below 10 %, …, 90 % and above. */
  readonly tenths: readonly number[];
  /** Simulated seconds of the counting attempts, shortest first. */
  readonly durationsS: readonly number[];
  readonly medianS: number | null;
  /** How many trainees made one attempt, two, three, and four or more. */
  readonly byAttempts: readonly number[];
}

type Row = Pick<Matrix['rows'][number], 'attempts' | 'best'>;

export function figuresOf(rows: readonly Row[]): Figures {
  const counting = rows.flatMap((row) => countingAttempt(row) ?? []);
  const shares = counting.flatMap(({ score }) => (score === null ? [] : [score.awarded / score.total]));
  const durationsS = counting.map(({ tick, tickS }) => tick * tickS).toSorted((a, b) => a - b);
  const begun = rows.filter(({ attempts }) => attempts.length > 0);
  return {
    students: rows.length,
    begun: begun.length,
    scored: counting.length,
    passed: counting.filter(({ score }) => score?.passed === true).length,
    meanShare: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length,
    medianShare: medianOf(shares),
    tenths: tenthsOf(shares),
    durationsS,
    medianS: medianOf(durationsS),
    byAttempts: [1, 2, 3, 4].map(
      (count) => begun.filter(({ attempts }) => Math.min(4, attempts.length) === count).length,
    ),
  };
}

function countingAttempt({ attempts, best }: Row): Attempt | undefined {
  return best === null ? undefined : attempts.find(({ id, score }) => id === best.attemptId && score !== null);
}

export function tenthsOf(shares: readonly number[]): readonly number[] {
  const tenths = Array.from({ length: 10 }, () => 0);
  // Shares such as 0.7 are 69.99… % in binary: a hair is forgiven.
  for (const share of shares) {
    const index = Math.min(9, Math.max(0, Math.floor(share * 10 + 1e-9)));
    tenths[index] = (tenths[index] ?? 0) + 1;
  }
  return tenths;
}

export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}

type Spread = Matrix['aspects'][number];

/** What the class fails, the worst first: aspects of which somebody did not get all. */
export function failingFirst(aspects: readonly Spread[]): readonly (Spread & { readonly lostShare: number })[] {
  return aspects
    .map((aspect) => {
      const judged = aspect.full + aspect.part + aspect.none;
      return { ...aspect, lostShare: judged === 0 ? 0 : (aspect.none + aspect.part) / judged };
    })
    .filter(({ lostShare }) => lostShare > 0)
    .toSorted((a, b) => b.lostShare - a.lostShare || b.none - a.none || b.points - a.points);
}
