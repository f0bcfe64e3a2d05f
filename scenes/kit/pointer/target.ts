import type { Object3D } from 'three';

import type { Point } from '../stage/anchor-registry.ts';

/** Where something can be pointed at, in the scene's units; in an object's own axes where `object` is given. */
export type TargetShape =
  | { readonly kind: 'box'; readonly min: Point; readonly max: Point }
  | { readonly kind: 'ball'; readonly at: Point; readonly radius: number }
  | { readonly kind: 'line'; readonly points: readonly Point[]; readonly radius: number };

export interface TipText {
  readonly title: string;
  readonly lines?: readonly string[];
}

/** Something in the picture that can be pointed at, pressed, held or dragged. */
export interface Target {
  readonly id: string;
  readonly shape: TargetShape;
  /** The object whose axes the shape is in; left out: the scene's. */
  readonly object?: Object3D | null;
  /** Of two under the pointer the one with more: a terminal before its device. Default 0. */
  readonly priority?: number;
  /** How far beside it, in the picture, still counts: for what is small. Default 0. */
  readonly snapPx?: number;
  /** Asked anew while the pointer rests on it. */
  readonly tip?: () => TipText | null;
  readonly onPress?: () => void;
  readonly onDouble?: () => void;
  /** Held down: released too where the pointer is lost or the window is left. */
  readonly hold?: { readonly down: () => void; readonly up: () => void };
  /** Dragged away from here: told where it is let go (the id of what is there; null for nothing). */
  readonly onDrop?: (on: string | null) => void;
}
