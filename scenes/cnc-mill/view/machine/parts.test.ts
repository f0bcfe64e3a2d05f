import { describe, expect, it } from 'vitest';

import type { MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { enclosed } from '../../../kit/geometry/testing.ts';
import { STOCK_QUADS } from '../stock/stock-picture.ts';
import { TOOL_LOOKS } from '../tools/cart-looks.ts';
import { toolMesh } from '../tools/tool-mesh.ts';
import { OVER_TABLE_MIDDLE, placesAt } from './layout.ts';
import { buildParts, type MachineParts } from './parts.ts';

function built(): MachineParts {
  let parts: MachineParts | null = null;
  for (const _ of buildParts((made) => (parts = made)));
  if (parts === null) throw new Error('nothing was built');
  return parts;
}

const trianglesOf = ({ indices }: MeshData): number => indices.length / 3;

describe('the machine', () => {
  const { knobs, ...others } = built();
  const meshes: readonly (readonly [string, MeshData])[] = [...Object.entries(others), ...Object.entries(knobs)];
  const tools = [...TOOL_LOOKS].map(([toolNumber, look]) => ({ toolNumber, look, broken: false }));

  it('stays, with a full magazine and the richest workpiece, under 300,000 triangles', () => {
    const still = meshes.reduce((sum, [, mesh]) => sum + trianglesOf(mesh), 0);
    const hanging = tools.reduce((sum, { look }) => sum + trianglesOf(toolMesh(look, false)), 0);
    expect(still + hanging + STOCK_QUADS * 2).toBeLessThan(250_000);
  });

  it.each(meshes)('%s has sound faces', (_, { positions, normals, colours, surfaces, indices }) => {
    const corners = positions.length / 3;
    expect(normals).toHaveLength(positions.length);
    expect(colours).toHaveLength(corners * 4);
    expect(surfaces).toHaveLength(corners * 2);
    expect(indices.every((index) => index < corners)).toBe(true);
    expect(positions.every((value) => Number.isFinite(value))).toBe(true);
  });

  it.each(tools)('tool $toolNumber hangs its tip at its length below the gauge line', ({ look }) => {
    const { positions } = toolMesh(look, false);
    let lowest = 0;
    for (let index = 2; index < positions.length; index += 3) lowest = Math.min(lowest, positions[index] ?? 0);
    expect(lowest).toBeGreaterThan(-look.lengthMm - 1);
    expect(lowest).toBeLessThan(-look.lengthMm + 3.1);
  });

  it.each(tools.filter(({ look }) => look.kind !== 'probe'))(
    'tool $toolNumber is shorter once it is broken',
    ({ look }) => {
      const { positions, indices } = toolMesh(look, false);
      const broken = toolMesh(look, true);
      const whole = enclosed(positions, indices).volume;
      expect(Math.abs(enclosed(broken.positions, broken.indices).volume)).toBeLessThan(Math.abs(whole));
    },
  );

  it('moves its table against the axes and its head with them', () => {
    expect(placesAt({ x: OVER_TABLE_MIDDLE.x, y: OVER_TABLE_MIDDLE.y, z: 0 })).toEqual({
      tableX: 0,
      tableY: 0,
      gaugeZ: 630,
    });
    expect(placesAt({ x: -300, y: -250, z: -100 })).toEqual({ tableX: -100, tableY: 0, gaugeZ: 530 });
  });
});
