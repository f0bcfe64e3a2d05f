import type { Quality } from '../scene-view.ts';

export type QualityLevel = Exclude<Quality, 'auto'>;

/** What a level asks of the graphics processor. */
export interface QualitySettings {
  readonly level: QualityLevel;
  /** Most picture elements per CSS pixel. */
  readonly dprMost: number;
  readonly shadows: boolean;
  readonly shadowMapPx: number;
  /** Surroundings that are mirrored; without them a plain light from above and below. */
  readonly surroundings: boolean;
  /** For geometry that may be coarser: parts of the full number of segments. */
  readonly detail: number;
}

const SETTINGS: Readonly<Record<QualityLevel, QualitySettings>> = {
  low: { level: 'low', dprMost: 1, shadows: false, shadowMapPx: 0, surroundings: false, detail: 0.5 },
  medium: { level: 'medium', dprMost: 1.25, shadows: true, shadowMapPx: 1024, surroundings: true, detail: 1 },
  high: { level: 'high', dprMost: 2, shadows: true, shadowMapPx: 2048, surroundings: true, detail: 1 },
};

export const settingsOf = (level: QualityLevel): QualitySettings => SETTINGS[level];

/** What `auto` has measured so far. Begins in the middle, so that a slow machine does not begin with its worst second. */
export interface Measured {
  readonly level: QualityLevel;
  /** Times of the latest frames at this level, ms. */
  readonly framesMs: readonly number[];
  /** How often it has stepped down: after the second time it stays, instead of going up and down for ever. */
  readonly stepsDown: number;
}

export const UNMEASURED: Measured = { level: 'medium', framesMs: [], stepsDown: 0 };

/** Where the processor draws instead of a graphics card: begins at the bottom and stays there unless frames are fast. */
export const unmeasuredOn = (software: boolean): Measured =>
  software ? { level: 'low', framesMs: [], stepsDown: 1 } : UNMEASURED;

const WINDOW = 24;
/** Slower than about 28 frames a second is felt as jerks. */
const SLOW_MS = 36;
/** Twice as fast as needed for 60 frames a second leaves room for more. */
const FAST_MS = 12;
/** A gap this long is a pause between frames that were asked for, not a slow frame. */
export const PAUSE_MS = 400;

const LOWER: Readonly<Record<QualityLevel, QualityLevel>> = { high: 'medium', medium: 'low', low: 'low' };
const HIGHER: Readonly<Record<QualityLevel, QualityLevel>> = { low: 'medium', medium: 'high', high: 'high' };

/** Takes one more frame's time in and steps where a window of them is slow or fast. */
export function measureFrame(measured: Measured, frameMs: number): Measured {
  if (frameMs <= 0 || frameMs > PAUSE_MS) return measured;
  const framesMs = [...measured.framesMs, frameMs];
  if (framesMs.length < WINDOW) return { ...measured, framesMs };
  const median = framesMs.toSorted((a, b) => a - b)[WINDOW / 2] ?? 0;
  const { level, stepsDown } = measured;
  if (median > SLOW_MS && level !== 'low') return { level: LOWER[level], framesMs: [], stepsDown: stepsDown + 1 };
  if (median < FAST_MS && stepsDown < 2 && level !== 'high') return { level: HIGHER[level], framesMs: [], stepsDown };
  return { ...measured, framesMs: [] };
}
