import { Vector3 } from 'three';

import type { Point } from '../stage/anchor-registry.ts';
import type { Finish } from './finish.ts';
import type { MeshBuilder } from './mesh-builder.ts';

const tangent = new Vector3();
const side = new Vector3();
const up = new Vector3();
const spoke = new Vector3();

/**
 * Adds a round bar along a line, with flat ends: for wires, hoses and rails. The cross-section is carried along without twisting.
 *
 * @param finishes those beside the first stand as stripes along it
 */
export function addTube(
  builder: MeshBuilder,
  points: readonly Point[],
  radius: number,
  finishes: readonly Finish[],
  sides = 8,
): void {
  const count = points.length;
  const [first] = finishes;
  if (count < 2 || first === undefined) return;
  let start = -1;
  side.set(0, 0, 0);
  for (const [index, point] of points.entries()) {
    const before = points[Math.max(0, index - 1)] ?? point;
    const after = points[Math.min(count - 1, index + 1)] ?? point;
    tangent.set(after[0] - before[0], after[1] - before[1], after[2] - before[2]).normalize();
    if (index === 0) side.set(Math.abs(tangent.x) < 0.9 ? 1 : 0, Math.abs(tangent.x) < 0.9 ? 0 : 1, 0);
    side.addScaledVector(tangent, -side.dot(tangent)).normalize();
    up.crossVectors(tangent, side);
    for (let step = 0; step < sides; step += 1) {
      const angle = (step / sides) * 2 * Math.PI;
      spoke.copy(side).multiplyScalar(Math.cos(angle)).addScaledVector(up, Math.sin(angle));
      const number = builder.vertex(
        [point[0] + spoke.x * radius, point[1] + spoke.y * radius, point[2] + spoke.z * radius],
        [spoke.x, spoke.y, spoke.z],
        finishes[Math.floor((step * finishes.length) / sides)] ?? first,
      );
      if (start < 0) start = number;
    }
  }
  for (let index = 0; index + 1 < count; index += 1) {
    for (let step = 0; step < sides; step += 1) {
      const a = start + index * sides + step;
      const b = start + index * sides + ((step + 1) % sides);
      builder.triangle(a, b, a + sides);
      builder.triangle(b, b + sides, a + sides);
    }
  }
  for (const ring of [start, start + (count - 1) * sides]) {
    for (let step = 1; step + 1 < sides; step += 1) {
      if (ring === start) builder.triangle(ring, ring + step + 1, ring + step);
      else builder.triangle(ring, ring + step, ring + step + 1);
    }
  }
}
