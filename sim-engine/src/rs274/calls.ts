import type { ArcGeometry } from './arc-geometry.ts';
import type { CanonicalCall, Plane } from './canon.ts';
import { PLANE_AXES } from './planes.ts';
import type { Position } from './state.ts';

export type StraightKind = 'straightFeed' | 'straightTraverse';

export function straightCall(
  kind: StraightKind | 'straightProbe',
  { x, y, z, a, b, c }: Readonly<Position>,
): CanonicalCall {
  return { kind, x, y, z, a, b, c };
}

/** The call of an arc that ends at `target`. */
export function arcCall(plane: Plane, target: Readonly<Position>, geometry: ArcGeometry): CanonicalCall {
  const { first, second, normal } = PLANE_AXES[plane];
  return {
    kind: 'arcFeed',
    plane,
    firstEnd: target[first],
    secondEnd: target[second],
    firstCentre: geometry.centreU,
    secondCentre: geometry.centreV,
    turns: geometry.turns,
    axisEnd: target[normal],
    a: target.a,
    b: target.b,
    c: target.c,
  };
}
