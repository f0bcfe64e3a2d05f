import { origin, type Position } from './state.ts';

export type Side = 'off' | 'left' | 'right';

/** The compensated piece of path that ends where the tool stands, in the plane's two axes. */
export interface PathPiece {
  readonly kind: 'straightFeed' | 'straightTraverse' | 'arcFeed';
  readonly endU: number;
  readonly endV: number;
  /** Of a line: the direction that the program gave it; zeros for an arc. */
  readonly alongU: number;
  readonly alongV: number;
  /** Whether it is an arc and the tool runs outside. */
  readonly isOutsideArc: boolean;
  readonly arc: ArcShape | undefined;
  /** Of an arc: by how much the programmed one turns, in radians. */
  readonly turn: number;
}

export interface ArcShape {
  readonly centreU: number;
  readonly centreV: number;
  readonly radius: number;
  readonly counterclockwise: boolean;
}

export interface CompensationState {
  side: Side;
  /** Of the cutter, in program units. */
  radius: number;
  /** Whether the next move is the entry. */
  entering: boolean;
  /** Where the program believes the tool: on the contour. */
  readonly programmed: Position;
  last: PathPiece | undefined;
  /** Where the tool stood when moves were last let go: there `last` begins. Unknown for the entry. */
  released: { readonly u: number; readonly v: number } | undefined;
  /** Whether `last` itself is among the calls that wait. */
  waits: boolean;
  /** From here on, waiting calls end where `last` ends. */
  firstWaitingMove: number;
}

export function inactiveCompensation(): CompensationState {
  return {
    side: 'off',
    radius: 0,
    entering: false,
    programmed: origin(),
    last: undefined,
    released: undefined,
    waits: false,
    firstWaitingMove: 0,
  };
}

/** Whether the tool runs beside the contour; a tool without radius runs on it. */
export function isOffset({ compensation }: { readonly compensation: CompensationState }): boolean {
  return compensation.side !== 'off' && compensation.radius > 0;
}
