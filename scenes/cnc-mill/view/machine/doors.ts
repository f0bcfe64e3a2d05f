import { FINISHES } from '../geometry/finish.ts';
import { MeshBuilder, type MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { addBox, addCylinder, boxAt } from '../../../kit/geometry/shapes.ts';
import { ENCLOSURE } from './layout.ts';

const { openingHalfMm, openingLowMm, openingHighMm } = ENCLOSURE;

/** Window of a leaf, in its own axes. */
export const LEAF_WINDOW = { minX: 26, maxX: 520, minZ: 40, maxZ: openingHighMm - 60 } as const;

/** The right-hand leaf, closed, about X 0 where both meet; the left one is its mirror image. Y 0 is its middle. */
export function leafMesh(side: 1 | -1): MeshData {
  const builder = new MeshBuilder();
  const x = (value: number): number => side * value;
  const bar = (from: number, to: number, low: number, high: number): void => {
    addBox(
      builder,
      { min: [Math.min(x(from), x(to)), -14, low], max: [Math.max(x(from), x(to)), 14, high] },
      FINISHES.sheetWhite,
      5,
    );
  };
  const { minX, maxX, minZ, maxZ } = LEAF_WINDOW;
  bar(2, minX, openingLowMm, openingHighMm + 10);
  bar(maxX, openingHalfMm + 20, openingLowMm, openingHighMm + 10);
  bar(minX, maxX, openingLowMm, minZ);
  bar(minX, maxX, maxZ, openingHighMm + 10);
  // Rubber around the window, and a long handle.
  for (const [from, to, low, high] of [
    [minX, minX + 12, minZ, maxZ],
    [maxX - 12, maxX, minZ, maxZ],
    [minX, maxX, minZ, minZ + 12],
    [minX, maxX, maxZ - 12, maxZ],
  ] as const) {
    addBox(
      builder,
      { min: [Math.min(x(from), x(to)), -18, low], max: [Math.max(x(from), x(to)), 12, high] },
      FINISHES.rubber,
      2,
    );
  }
  builder.placed({ at: [x(15), -44, 240] }, () =>
    addCylinder(builder, { radius: 10, from: -130, to: 130, chamfer: 4 }, FINISHES.stainless, 20),
  );
  for (const z of [140, 340]) addBox(builder, boxAt([x(15), -28, z], [18, 34, 18]), FINISHES.darkSteel, 4);
  return builder.build();
}
