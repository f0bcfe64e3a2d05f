import type { Axis, Vector } from './vector.ts';

/** Where a move came from: shown to the operator, named by every report. Lines count from 1. */
interface FromSource {
  readonly sourceLine: number;
}

/** How a move's speed is given. A rapid goes as fast as the axes allow. */
export type MotionKind = 'rapid' | 'feed';

/** How speed is tied to the spindle: `pitchMm` of path a revolution (threading, tapping, feed per revolution). */
export interface SpindleSync {
  readonly pitchMm: number;
}

interface Move extends FromSource {
  readonly motion: MotionKind;
  /** Machine position of the spindle's gauge point at the end, mm. */
  readonly end: Vector;
  /** Along the path, mm/min; not read where the move is rapid or tied to the spindle. */
  readonly feedMmpm: number;
  readonly sync?: SpindleSync;
}

export interface LineSegment extends Move {
  readonly kind: 'line';
}

/** A circular arc or helix in the plane normal to a machine axis. */
export interface ArcSegment extends Move {
  readonly kind: 'arc';
  readonly normal: Axis;
  /** Centre in the order of `planeAxes(normal)`, mm. */
  readonly centre: readonly [number, number];
  /** Counter-clockwise positive as seen from the normal's positive end; more than a full turn is allowed. */
  readonly sweepRad: number;
}

export interface DwellSegment extends FromSource {
  readonly kind: 'dwell';
  readonly durationS: number;
}

export interface SpindleSegment extends FromSource {
  readonly kind: 'spindle';
  readonly direction: 'clockwise' | 'counterclockwise' | 'off';
  /** The highest, where the surface speed is constant. */
  readonly speedRpm: number;
  readonly surface?: SurfaceSpeed;
}

/** Constant surface speed (G96): the spindle follows the distance of the tool from its axis. */
export interface SurfaceSpeed {
  readonly speedMmpm: number;
  /** Machine X at which the tool stands on the axis. */
  readonly axisXMm: number;
}

export interface ToolChangeSegment extends FromSource {
  readonly kind: 'toolChange';
  readonly toolNumber: number;
}

export interface CoolantSegment extends FromSource {
  readonly kind: 'coolant';
  readonly mist: boolean;
  readonly flood: boolean;
}

/**
 * How corners are passed from here on: a stop at every end (G61.1), the exact path with stops at corners only (G61), or rounded
 * within `toleranceMm` (G64 P; `null` for G64 alone: as far as half of the shorter move).
 */
export interface PathModeSegment extends FromSource {
  readonly kind: 'pathMode';
  readonly mode: PathMode;
}
export type PathMode =
  | { readonly kind: 'exactStop' }
  | { readonly kind: 'exactPath' }
  | { readonly kind: 'continuous'; readonly toleranceMm: number | null };

/** Whether the operator's feed override acts from here on (M48, M49; always off while tied to the spindle). */
export interface OverrideSegment extends FromSource {
  readonly kind: 'feedOverride';
  readonly enabled: boolean;
}

/** M0 (always) and M1 (where the operator's switch is on). */
export interface StopSegment extends FromSource {
  readonly kind: 'stop';
  readonly optional: boolean;
}

export interface EndSegment extends FromSource {
  readonly kind: 'end';
}

export type EventSegment =
  | DwellSegment
  | SpindleSegment
  | ToolChangeSegment
  | CoolantSegment
  | StopSegment
  | EndSegment;

/** What the machine does, one after the other: what an interpreter of part programs hands to the machine. */
export type MotionSegment = LineSegment | ArcSegment | EventSegment | PathModeSegment | OverrideSegment;
