import { describe, expect, it } from 'vitest';

import { colouredAs } from './finish.ts';
import { MeshBuilder } from './mesh-builder.ts';
import { addBox, addCylinder, addLathe, addPrism } from './shapes.ts';
import { degrees } from './placement.ts';
import { enclosed } from './testing.ts';

const grey = colouredAs('#a7adb0');

describe('solids', () => {
  it.each([
    ['sharp', 0, 12, 24],
    ['bevelled', 0.1, 44, 24 - 0.17],
  ])('close a %s box', (_, bevel, triangles, atMost) => {
    const builder = new MeshBuilder();
    addBox(builder, { min: [-1, -1.5, -2], max: [1, 1.5, 2] }, grey, bevel);
    const { positions, indices } = builder.build();
    const { gap, volume } = enclosed(positions, indices);
    expect(builder.triangles).toBe(triangles);
    expect(gap).toBeLessThan(1e-4);
    expect(volume).toBeLessThanOrEqual(atMost + 1e-5);
    expect(volume).toBeGreaterThan(23);
  });

  it('close bodies of revolution, with every normal outwards', () => {
    const builder = new MeshBuilder();
    addCylinder(builder, { radius: 2, from: 1, to: 4, chamfer: 0.1 }, grey, 64);
    const { positions, normals, indices } = builder.build();
    const { gap, volume } = enclosed(positions, indices);
    expect(gap).toBeLessThan(1e-4);
    expect(volume).toBeGreaterThan(37);
    expect(volume).toBeLessThan(Math.PI * 12);
    for (let vertex = 0; vertex < positions.length; vertex += 3) {
      const [x = 0, y = 0, z = 0] = positions.subarray(vertex, vertex + 3);
      const [nx = 0, ny = 0, nz = 0] = normals.subarray(vertex, vertex + 3);
      expect(x * nx + y * ny + (z - 2.5) * nz).toBeGreaterThanOrEqual(0);
    }
  });

  it('draw a ring with its bore', () => {
    const builder = new MeshBuilder();
    addLathe(
      builder,
      [
        [1, 0],
        [2, 0],
        [2, 1],
        [1, 1],
        [1, 0],
      ],
      grey,
      96,
    );
    const { positions, indices } = builder.build();
    const { gap, volume } = enclosed(positions, indices);
    expect(gap).toBeLessThan(1e-4);
    expect(Math.abs(volume / (3 * Math.PI) - 1)).toBeLessThan(0.002);
  });

  it('stand where they are placed, placings within placings', () => {
    const builder = new MeshBuilder();
    builder.placed({ at: [10, 0, 0], turned: degrees(0, 0, 90) }, () => {
      builder.placed({ at: [5, 0, 0] }, () => {
        addPrism(
          builder,
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
          0,
          2,
          grey,
        );
      });
    });
    const { positions, indices } = builder.build();
    const { gap, volume } = enclosed(positions, indices);
    expect(gap).toBeLessThan(1e-4);
    expect(volume).toBeCloseTo(1);
    // The part's own X is the world's Y.
    expect([...positions.subarray(0, 3)].map(Math.round)).toEqual([10, 5, 2]);
  });
});
