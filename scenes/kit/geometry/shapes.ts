import type { Finish } from './finish.ts';
import type { Point } from '../stage/anchor-registry.ts';
import type { MeshBuilder } from './mesh-builder.ts';

/** Least and greatest corner, mm. */
export interface Box {
  readonly min: Point;
  readonly max: Point;
}

export const boxAt = (centre: Point, size: Point): Box => ({
  min: [centre[0] - size[0] / 2, centre[1] - size[1] / 2, centre[2] - size[2] / 2],
  max: [centre[0] + size[0] / 2, centre[1] + size[1] / 2, centre[2] + size[2] / 2],
});

type Sign = -1 | 1;
const SIGNS: readonly Sign[] = [-1, 1];

/** A box with bevelled edges: light catches them, as on a casting or a ground block. 44 triangles; 12 without a bevel. */
export function addBox(builder: MeshBuilder, { min, max }: Box, finish: Finish, bevelMm = 0): void {
  const bevel = Math.min(bevelMm, ...[0, 1, 2].map((axis) => ((max[axis] ?? 0) - (min[axis] ?? 0)) / 2.2));
  // The corner of the face that is normal to `axis`, moved inwards along the two others.
  const corner = (signs: readonly [Sign, Sign, Sign], axis: number): Point => {
    const along = (index: 0 | 1 | 2): number => {
      const sign = signs[index];
      const outer = sign < 0 ? min[index] : max[index];
      return index === axis ? outer : outer - sign * bevel;
    };
    return [along(0), along(1), along(2)];
  };
  for (const axis of [0, 1, 2] as const) {
    for (const sign of SIGNS) {
      const around: readonly (readonly [Sign, Sign])[] = [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ];
      const points = around.map(([u, v]) => corner(signsOf(axis, sign, u, v), axis));
      builder.face(sign > 0 ? points : points.toReversed(), finish);
    }
  }
  if (bevel <= 0) return;
  for (const axis of [0, 1, 2] as const) {
    const [second, third] = [(axis + 1) % 3, (axis + 2) % 3];
    for (const u of SIGNS) {
      for (const v of SIGNS) {
        const start = signsOf(axis, -1, u, v);
        const end = signsOf(axis, 1, u, v);
        const quad = [corner(start, second), corner(end, second), corner(end, third), corner(start, third)];
        builder.face(u * v > 0 ? quad.toReversed() : quad, finish);
      }
    }
  }
  for (const x of SIGNS) {
    for (const y of SIGNS) {
      for (const z of SIGNS) {
        const points = [0, 1, 2].map((axis) => corner([x, y, z], axis));
        builder.face(x * y * z > 0 ? points : points.toReversed(), finish);
      }
    }
  }
}

/** The signs of X, Y, Z for one along `axis` and the two that follow it in turn. */
function signsOf(axis: 0 | 1 | 2, along: Sign, next: Sign, last: Sign): readonly [Sign, Sign, Sign] {
  if (axis === 0) return [along, next, last];
  return axis === 1 ? [last, along, next] : [next, last, along];
}

/** Radius at a height of a body of revolution, mm. */
export type ProfilePoint = readonly [radius: number, height: number];

/**
 * A body of revolution about Z. The profile goes from the bottom upwards, its outside away from the axis; ends on the axis close it.
 * Each piece is flat along the profile, so edges stay crisp, and round across.
 */
export function addLathe(
  builder: MeshBuilder,
  profile: readonly ProfilePoint[],
  finish: Finish | ((piece: number) => Finish),
  segments = 32,
): void {
  for (let piece = 1; piece < profile.length; piece++) {
    const [lower, upper] = [profile[piece - 1], profile[piece]];
    if (lower === undefined || upper === undefined) continue;
    const [dr, dz] = [upper[0] - lower[0], upper[1] - lower[1]];
    if (dr === 0 && dz === 0) continue;
    const look = typeof finish === 'function' ? finish(piece - 1) : finish;
    const ring = (radius: number, height: number): number[] =>
      Array.from({ length: segments + 1 }, (_, index) => {
        const angle = (index / segments) * 2 * Math.PI;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        return builder.vertex([radius * c, radius * s, height], [dz * c, dz * s, -dr], look);
      });
    const [below, above] = [ring(...lower), ring(...upper)];
    for (let index = 0; index < segments; index++) {
      const [a, b] = [below[index] ?? 0, below[index + 1] ?? 0];
      const [c, d] = [above[index + 1] ?? 0, above[index] ?? 0];
      if (lower[0] > 0) builder.triangle(a, b, c);
      if (upper[0] > 0) builder.triangle(a, c, d);
      if (lower[0] <= 0 && upper[0] <= 0) builder.triangle(a, b, c);
    }
  }
}

/** A closed cylinder about Z with a small chamfer at both ends. */
export function addCylinder(
  builder: MeshBuilder,
  { radius, from, to, chamfer = 0 }: { radius: number; from: number; to: number; chamfer?: number },
  finish: Finish,
  segments = 32,
): void {
  const edge = Math.min(chamfer, radius / 2, (to - from) / 2.2);
  const profile: ProfilePoint[] = [
    [0, from],
    [radius - edge, from],
    [radius, from + edge],
    [radius, to - edge],
    [radius - edge, to],
    [0, to],
  ];
  addLathe(builder, profile, finish, segments);
}

/** An outline in XY, counter-clockwise and convex, drawn up from one height to another. */
export function addPrism(
  builder: MeshBuilder,
  outline: readonly (readonly [number, number])[],
  from: number,
  to: number,
  finish: Finish,
): void {
  builder.face(
    outline.map(([x, y]) => [x, y, to]),
    finish,
  );
  builder.face(outline.map(([x, y]): Point => [x, y, from]).toReversed(), finish);
  addWalls(builder, outline, from, to, finish);
}

/** The walls alone of a prism whose outline may be any shape. */
function addWalls(
  builder: MeshBuilder,
  outline: readonly (readonly [number, number])[],
  from: number,
  to: number,
  finish: Finish,
): void {
  outline.forEach(([x, y], index) => {
    const [nextX, nextY] = outline[(index + 1) % outline.length] ?? [x, y];
    builder.face(
      [
        [x, y, from],
        [nextX, nextY, from],
        [nextX, nextY, to],
        [x, y, to],
      ],
      finish,
    );
  });
}
