import { origin, type Position } from './state.ts';

export type Side = 'off' | 'left' | 'right';

/** The compensated piece of path that ends where the tool stands. */
export interface PathPiece {
  readonly kind: 'straightFeed' | 'straightTraverse' | 'arcFeed';
  /** Where it begins and ends, in the plane's two axes. */
  readonly startU: number;
  readonly startV: number;
  readonly endU: number;
  readonly endV: number;
  /** Of a line: the direction that the program gave it. */
  readonly along: { readonly u: number; readonly v: number };
  /** Of an arc: its centre and which way it turns; nothing for a line. */
  readonly arc: ArcShape | undefined;
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
  /** From here on, waiting calls end where `last` ends. */
  firstWaitingMove: number;
}

export function inactiveCompensation(): CompensationState {
  return { side: 'off', radius: 0, entering: false, programmed: origin(), last: undefined, firstWaitingMove: 0 };
}
