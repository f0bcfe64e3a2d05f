import type { Finish } from '../../../kit/geometry/finish.ts';
import type { MeshBuilder } from '../../../kit/geometry/mesh-builder.ts';
import type { Point } from '../../../kit/index.ts';

/** Radius of a tool's body at an angle and a height over its tip, mm. */
export type Outline = (angleRad: number, heightMm: number) => number;

/** A body about Z whose outline may change with angle and height: flutes, threads, points. Closed at both ends. */
export function addTwisted(
  builder: MeshBuilder,
  outline: Outline,
  heights: readonly number[],
  finish: Finish,
  segments: number,
): void {
  const angleOf = (index: number): number => (index / segments) * 2 * Math.PI;
  const place = (angle: number, height: number): Point => {
    const radius = outline(angle, height);
    return [radius * Math.cos(angle), radius * Math.sin(angle), height];
  };
  const step = Math.PI / segments;
  const rings = heights.map((height) =>
    Array.from({ length: segments + 1 }, (_, index) => {
      const angle = angleOf(index);
      const rise = 0.05;
      const [ax, ay] = place(angle - step / 2, height);
      const [bx, by] = place(angle + step / 2, height);
      const lower = outline(angle, Math.max(0, height - rise));
      const upper = outline(angle, height + rise);
      // Across the outline; leaning where the radius grows upwards.
      const [tx, ty] = [bx - ax, by - ay];
      const length = Math.hypot(tx, ty) || 1;
      const lean = Math.max(-2, Math.min(2, (upper - lower) / (2 * rise)));
      return builder.vertex(place(angle, height), [ty / length, -tx / length, -lean], finish);
    }),
  );
  for (let ring = 1; ring < rings.length; ring++) {
    const [below, above] = [rings[ring - 1] ?? [], rings[ring] ?? []];
    for (let index = 0; index < segments; index++) {
      const [a, b, c, d] = [below[index] ?? 0, below[index + 1] ?? 0, above[index + 1] ?? 0, above[index] ?? 0];
      builder.triangle(a, b, c);
      builder.triangle(a, c, d);
    }
  }
  for (const [height, up] of [
    [heights[0] ?? 0, -1],
    [heights.at(-1) ?? 0, 1],
  ] as const) {
    const centre = builder.vertex([0, 0, height], [0, 0, up], finish);
    const rim = Array.from({ length: segments + 1 }, (_, index) =>
      builder.vertex(place(angleOf(index), height), [0, 0, up], finish),
    );
    for (let index = 0; index < segments; index++) {
      const [a, b] = [rim[index] ?? 0, rim[index + 1] ?? 0];
      if (up > 0) builder.triangle(centre, a, b);
      else builder.triangle(centre, b, a);
    }
  }
}

/** Evenly spaced heights, both ends included. */
export function heightsOf(from: number, to: number, stepMm: number): number[] {
  const count = Math.max(1, Math.ceil((to - from) / stepMm));
  return Array.from({ length: count + 1 }, (_, index) => from + ((to - from) * index) / count);
}

interface Flutes {
  readonly radiusMm: number;
  readonly teeth: number;
  /** How deep flutes are, as a share of the radius. */
  readonly depth: number;
  /** How much of the circumference the lands take. */
  readonly land: number;
  /** Height in which a flute goes once around; Infinity for straight ones. */
  readonly leadMm: number;
}

/** The outline of a fluted tool: lands on the full radius, flutes between them, steep behind each edge. */
export function fluted({ radiusMm, teeth, depth, land, leadMm }: Flutes): Outline {
  return (angle, height) => {
    const turns = angle / (2 * Math.PI) - height / leadMm;
    const phase = (turns * teeth) % 1;
    const along = phase < 0 ? phase + 1 : phase;
    if (along < land) return radiusMm * (1 - 0.02 * (along / land));
    const across = (along - land) / (1 - land);
    const dip = Math.sin(Math.PI * across ** 0.7);
    return radiusMm * (1 - depth * dip);
  };
}
