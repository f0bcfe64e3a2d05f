/** S–T coding of a lesson: what the marks tell. Rules C of SPEC.md. */

export type LessonKind = 'practice' | 'lecture' | 'dialogue' | 'mixed';

export type CodingFigures = {
  readonly marked: number;
  readonly teacher: number;
  /** Runs of the same mark. */
  readonly runs: number;
  /** Share of the teacher's steps, 0 to 1. */
  readonly rt: number;
  /** Rate of changes, 0 to 1. */
  readonly ch: number;
  readonly kind: LessonKind;
};

const PRACTICE_RT = 0.3;
const LECTURE_RT = 0.7;
const DIALOGUE_CH = 0.4;

/** C2, C3; null where no step is marked. @param marks by step, `S`, `T` or `.` */
export function codingFigures(marks: string): CodingFigures | null {
  const given = marks.split('').filter((mark) => mark !== '.');
  if (given.length === 0) return null;
  const teacher = given.filter((mark) => mark === 'T').length;
  const runs = given.filter((mark, index) => index === 0 || mark !== given[index - 1]).length;
  const rt = teacher / given.length;
  const ch = (runs - 1) / given.length;
  return { marked: given.length, teacher, runs, rt, ch, kind: kindOf(rt, ch) };
}

function kindOf(rt: number, ch: number): LessonKind {
  if (rt <= PRACTICE_RT) return 'practice';
  if (rt >= LECTURE_RT) return 'lecture';
  return ch >= DIALOGUE_CH ? 'dialogue' : 'mixed';
}

export type Coding = { readonly stepMs: number; readonly marks: string };

export type CodingAgreement = {
  readonly measure: 'cohen' | 'fleiss';
  readonly stepMs: number;
  readonly coders: number;
  /** Coders whose steps are of another length. */
  readonly leftOut: number;
  /** Steps that all of them marked. */
  readonly steps: number;
  /** Of two: steps marked alike. Of more: pairs of coders that agree, over all steps. 0 to 1. */
  readonly observed: number;
  /** null where it is not defined. */
  readonly kappa: number | null;
};

/** P3; null where fewer than two have marked a step in common. */
export function codingAgreement(codings: readonly Coding[]): CodingAgreement | null {
  const used = codings.filter(({ marks }) => /[ST]/.test(marks));
  const stepMs = mostUsed(used.map((coding) => coding.stepMs));
  const coders = used.filter((coding) => coding.stepMs === stepMs);
  if (coders.length < 2) return null;
  const length = Math.max(...coders.map(({ marks }) => marks.length));
  /** How many of the coders marked T, for each step that all have marked. */
  const counts: number[] = [];
  for (let step = 0; step < length; step += 1) {
    const marks = coders.map((coding) => coding.marks[step] ?? '.');
    if (!marks.includes('.')) counts.push(marks.filter((mark) => mark === 'T').length);
  }
  if (counts.length === 0) return null;
  const pairs = coders.length * (coders.length - 1);
  const agreeing = counts.map((t) => (t * (t - 1) + (coders.length - t) * (coders.length - t - 1)) / pairs);
  const observed = agreeing.reduce((sum, share) => sum + share, 0) / counts.length;
  const measure = coders.length === 2 ? 'cohen' : 'fleiss';
  const expected = measure === 'cohen' ? byMargins(coders, counts.length, length) : byShares(counts, coders.length);
  return {
    measure,
    stepMs,
    coders: coders.length,
    leftOut: used.length - coders.length,
    steps: counts.length,
    observed,
    kappa: expected === 1 ? null : (observed - expected) / (1 - expected),
  };
}

/** Cohen 1960: chance by what each of the two coders marks how often. */
function byMargins(coders: readonly Coding[], steps: number, length: number): number {
  const shares = coders.map((coding) => {
    let teacher = 0;
    for (let step = 0; step < length; step += 1) {
      const isCommon = coders.every(({ marks }) => (marks[step] ?? '.') !== '.');
      if (isCommon && coding.marks[step] === 'T') teacher += 1;
    }
    return teacher / steps;
  });
  const both = (of: (share: number) => number) => shares.reduce((product, share) => product * of(share), 1);
  return both((share) => share) + both((share) => 1 - share);
}

/** Fleiss 1971: chance by how often a mark is given at all. */
function byShares(counts: readonly number[], coders: number): number {
  const share = counts.reduce((sum, t) => sum + t, 0) / (counts.length * coders);
  return share ** 2 + (1 - share) ** 2;
}

/** Of equally many the longest. */
function mostUsed(lengths: readonly number[]): number {
  const counted = [...Map.groupBy(lengths, (length) => length)].map(([length, same]) => [length, same.length] as const);
  const [most] = counted.toSorted(([one, times], [other, otherTimes]) => otherTimes - times || other - one);
  return most?.[0] ?? 0;
}
