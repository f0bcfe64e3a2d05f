import {
  blockField,
  gridFor,
  type HeightField,
  type MillingCache,
  type MillingSetup,
  type MillingState,
  type MotionSegment,
  newCache,
  type PathProgram,
  startMilling,
  type Vector,
} from '@tongyan/sim-engine/cnc';

import type { AxisName, MotionKind, ProbeFace } from './interface.ts';
import { BLANK, MORNING, VICE_PLACE } from './place.ts';

/** What is to be done once the axes have come to the end of a job. */
export type JobEnd =
  | { readonly kind: 'none' }
  | { readonly kind: 'homed'; readonly axes: readonly AxisName[]; readonly errorMm: Vector }
  | { readonly kind: 'touch'; readonly toolNumber: number }
  | { readonly kind: 'probe'; readonly face: ProbeFace; readonly machineMm: number };

/** Moves that the machine makes of itself. */
export interface MovesJob {
  readonly kind: 'moves';
  readonly motion: Exclude<MotionKind, 'none' | 'auto' | 'mdi'>;
  readonly start: Vector;
  readonly segments: readonly MotionSegment[];
  readonly end: JobEnd;
}

/** Registers as a program found them: a program reads them when it starts. */
export interface ReadRegisters {
  readonly g54: Vector;
  /** Of the tools 1 to 9. */
  readonly lengthsMm: readonly number[];
  readonly diametersMm: readonly number[];
}

/** A program under way, told by what it was made from: the path follows from that. */
export interface ProgramJob {
  readonly kind: 'program';
  readonly motion: 'auto' | 'mdi';
  readonly start: Vector;
  /** Null for the text in memory. */
  readonly text: string | null;
  /** What held before the text: lines of the program language. */
  readonly preamble: string;
  readonly registers: ReadRegisters;
  readonly toolNumber: number;
  readonly spindleRpm: number;
  readonly fromLine: number;
  /** How many program stops lie behind: a program that goes on with other registers is made anew from there. */
  readonly afterStops: number;
  readonly dryRun: boolean;
}

export type Job = MovesJob | ProgramJob;

/** State of the machine that is too large for its mode, or that nobody reads as such. */
export interface MillBulk {
  milling: MillingState;
  job: Job | null;
  /** The text in memory. */
  program: string;
  /** What has come of a text so far; null while none comes. */
  loading: string | null;
  /** Gauge point over the part's origin with a tool of no length: true machine coordinates. */
  origin: Vector;
  /** The same of the vice. */
  viceOrigin: Vector;
  /** True lengths of the tools 1 to 9. */
  lengthsMm: number[];
  /** What an MDI block leaves to the next. */
  modal: string;
  readonly cache: BulkCache;
}

/** Derived, never part of a snapshot: may be thrown away at any time. */
export interface BulkCache {
  milling: MillingCache;
  /** Of which job, and its path; undefined where its text no longer makes one. */
  path: { readonly job: Job; readonly program: string; readonly path: PathProgram | undefined } | undefined;
  setup: { readonly key: Float64Array; readonly setup: MillingSetup } | undefined;
  /** The field as text; undefined once it has changed. */
  packed: string | undefined;
  changes: StockChanges;
}

/** Which tiles of the field changed when; stamps grow over all runs of a process. */
export interface StockChanges {
  /** Older than any change of this field: who has less, needs all of it. */
  base: number;
  stamp: number;
  tiles: Float64Array;
  programStamp: number;
}

/** Cells along the longer side of the blank: 0.25 mm. */
const CELLS = 400;

export function blankField(): HeightField {
  return blockField(BLANK, gridFor(BLANK, CELLS));
}

/** Nothing in the vice. */
export function emptyField(): HeightField {
  return blockField({ minMm: [0, 0, -1], maxMm: [1, 1, -1] }, { columns: 1, rows: 1, cellMm: 1, originMm: [0, 0] });
}

/** A path on which nothing moves. */
export function restAt(position: Vector): PathProgram {
  return { start: position, items: [], maxFeedMmps: 1 };
}

export const TILE = 16;

let lastStamp = 0;

/** Larger than every stamp before it. */
export function nextStamp(): number {
  lastStamp += 1;
  return lastStamp;
}

/** All of a field is new. */
export function freshChanges({ columns, rows }: HeightField): StockChanges {
  const stamp = nextStamp();
  const tiles = new Float64Array(Math.ceil(columns / TILE) * Math.ceil(rows / TILE)).fill(stamp);
  return { base: stamp, stamp, tiles, programStamp: stamp };
}

export function freshCache(field: HeightField): BulkCache {
  return {
    milling: newCache(),
    path: undefined,
    setup: undefined,
    packed: undefined,
    changes: freshChanges(field),
  };
}

export const MODAL_DEFAULT = 'G21 G17 G90 G94 G54';

export function morningBulk(): MillBulk {
  const field = emptyField();
  const milling = startMilling(restAt(MORNING), field);
  milling.trajectory.mode = 'finished';
  return {
    milling,
    job: null,
    program: '',
    loading: null,
    origin: VICE_PLACE,
    viceOrigin: VICE_PLACE,
    lengthsMm: [],
    modal: MODAL_DEFAULT,
    cache: freshCache(field),
  };
}
