import { at } from '../maths/at.ts';
import { codeAt } from './elements.ts';
import { G_GROUP_COUNT, M_GROUP_COUNT } from './codes.ts';
import type { Flow } from './flow-line.ts';

/** Places of the words' values; the letters stand for themselves. */
export const WORD = {
  a: 0,
  b: 1,
  c: 2,
  d: 3,
  e: 4,
  f: 5,
  h: 6,
  i: 7,
  j: 8,
  k: 9,
  l: 10,
  p: 11,
  q: 12,
  r: 13,
  s: 14,
  t: 15,
  x: 16,
  y: 17,
  z: 18,
  /** `@`, the distance of a polar position. */
  radius: 19,
  /** `^`, the angle of a polar position. */
  theta: 20,
  /** `$`, which spindle. */
  spindle: 21,
} as const;

const WORD_COUNT = 22;

/** Where no word of a group stands. */
export const NONE = -1;

/** P and Q words with this value count as not given, except where a check looks for the word itself. */
export const MISSING = -1;

/** A mask of words. */
export function bits(...words: readonly number[]): number {
  let mask = 0;
  for (const word of words) mask |= 1 << word;
  return mask;
}

export const AXIS_WORDS = bits(WORD.x, WORD.y, WORD.z, WORD.a, WORD.b, WORD.c, WORD.radius, WORD.theta);
export const ROTARY_WORDS = bits(WORD.a, WORD.b, WORD.c);
export const POLAR_WORDS = bits(WORD.radius, WORD.theta);
export const ARC_WORDS = bits(WORD.i, WORD.j, WORD.k);
/** Words that only some G and M words use. */
export const DEPENDENT_WORDS = bits(
  WORD.d,
  WORD.e,
  WORD.h,
  WORD.i,
  WORD.j,
  WORD.k,
  WORD.l,
  WORD.p,
  WORD.q,
  WORD.r,
  WORD.spindle,
);

interface ParameterSetting {
  readonly target: number | string;
  readonly value: number;
}

/** What a line says, before anything is done. One block serves all lines; `clear` makes it empty. */
export class Block {
  readonly values = new Float64Array(WORD_COUNT);
  readonly gCodes = new Int16Array(G_GROUP_COUNT).fill(NONE);
  readonly mCodes = new Int16Array(M_GROUP_COUNT).fill(NONE);
  /** A bit for each word that stands in the line. */
  words = 0;
  gCount = 0;
  mCount = 0;
  /** The digits of the N word. */
  sequence = '';
  /** The last comment's text, without parentheses. */
  comment: string | undefined;
  flow: Flow | undefined;
  readonly settings: ParameterSetting[] = [];
  /** Ten times the G number of the motion that the line performs, or `NONE`. */
  motion = NONE;

  clear(): void {
    if (this.words !== 0) this.values.fill(0);
    this.words = 0;
    if (this.gCount > 0) this.gCodes.fill(NONE);
    this.gCount = 0;
    if (this.mCount > 0) this.mCodes.fill(NONE);
    this.mCount = 0;
    this.sequence = '';
    this.comment = undefined;
    this.flow = undefined;
    if (this.settings.length > 0) this.settings.length = 0;
    this.motion = NONE;
  }

  has(word: number): boolean {
    return ((this.words >>> word) & 1) === 1;
  }

  hasAny(mask: number): boolean {
    return (this.words & mask) !== 0;
  }

  /** Whether no word has been read yet but N. */
  get isEmpty(): boolean {
    return this.words === 0 && this.mCount === 0 && this.gCount === 0;
  }

  set(word: number, value: number): void {
    this.values[word] = value;
    this.words |= 1 << word;
  }

  /** 0 where the word is not given. */
  get(word: number): number {
    return at(this.values, word);
  }

  /** A P or Q word's value; `MISSING` where it is not given. */
  getOrMissing(word: number): number {
    return this.has(word) ? at(this.values, word) : MISSING;
  }

  g(group: number): number {
    return codeAt(this.gCodes, group);
  }

  m(group: number): number {
    return codeAt(this.mCodes, group);
  }
}
