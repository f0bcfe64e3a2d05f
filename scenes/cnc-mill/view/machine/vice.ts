import { degrees } from '../../../kit/geometry/placement.ts';
import { FINISHES } from '../geometry/finish.ts';
import { MeshBuilder, type MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { addBox, addCylinder, boxAt } from '../../../kit/geometry/shapes.ts';

/** A machine vice whose fixed jaw stands at the back. Heights over the table, mm. */
export const VICE = {
  bedMm: 78,
  jawWidthMm: 150,
  jawThickMm: 28,
  jawTopMm: 114.5,
  /** The fixed jaw's face. */
  fixedFaceMm: 40,
  /** Top of the parallels: the blank's underside. */
  parallelTopMm: 110,
  openMm: 104,
} as const;

/** Bed, fixed jaw and parallels about the middle of the blank's place; Z 0 is the table's top. */
export function viceMesh(): MeshData {
  const builder = new MeshBuilder();
  const half = VICE.jawWidthMm / 2;
  addBox(builder, { min: [-half - 6, -205, 0], max: [half + 6, 96, 26] }, FINISHES.blackOxide, 4);
  addBox(builder, { min: [-half + 4, -200, 26], max: [half - 4, 92, VICE.bedMm] }, FINISHES.ground, 3);
  // The groove in which the moving jaw runs.
  addBox(builder, { min: [-16, -198, VICE.bedMm - 1], max: [16, 38, VICE.bedMm + 0.4] }, FINISHES.slot);
  const { fixedFaceMm, jawThickMm, jawTopMm } = VICE;
  addBox(
    builder,
    { min: [-half, fixedFaceMm + 12, VICE.bedMm], max: [half, fixedFaceMm + 12 + jawThickMm, jawTopMm + 4] },
    FINISHES.ground,
    4,
  );
  addJawPlate(builder, fixedFaceMm, 1);
  for (const x of [-60, 60]) {
    addBox(builder, boxAt([x, 60, 32], [40, 120, 12]), FINISHES.blackOxide, 2);
  }
  // Clamping bolts in the T-slots.
  for (const x of [-half - 24, half + 24]) {
    addBox(builder, boxAt([x, -50, 18], [48, 30, 12]), FINISHES.blackOxide, 2);
    builder.placed({ at: [x + Math.sign(x) * 10, -50, 0] }, () => {
      addCylinder(builder, { radius: 12, from: 24, to: 34, chamfer: 1 }, FINISHES.blackOxide, 6);
      addCylinder(builder, { radius: 6, from: 34, to: 48, chamfer: 1 }, FINISHES.steel, 16);
    });
  }
  for (const y of [-30, 30]) {
    addBox(
      builder,
      boxAt([0, y, (VICE.bedMm + VICE.parallelTopMm) / 2], [120, 8, VICE.parallelTopMm - VICE.bedMm]),
      FINISHES.steel,
      0.8,
    );
  }
  return builder.build();
}

function addJawPlate(builder: MeshBuilder, faceMm: number, side: 1 | -1): void {
  const half = VICE.jawWidthMm / 2;
  const [low, high] = side > 0 ? [faceMm, faceMm + 12] : [faceMm - 12, faceMm];
  addBox(builder, { min: [-half, low, VICE.bedMm + 2], max: [half, high, VICE.jawTopMm] }, FINISHES.steel, 1.2);
  for (const x of [-45, 45]) {
    builder.placed({ at: [x, side > 0 ? low : high, 96], turned: degrees(side > 0 ? 90 : -90, 0, 0) }, () => {
      addCylinder(builder, { radius: 6, from: -0.4, to: 0.6 }, FINISHES.blackOxide, 16);
    });
  }
}

/** The moving jaw; Y 0 is its face. With the screw and its hexagon. */
export function movingJawMesh(): MeshData {
  const builder = new MeshBuilder();
  const half = VICE.jawWidthMm / 2;
  addJawPlate(builder, 0, -1);
  addBox(builder, { min: [-half, -12 - 44, VICE.bedMm], max: [half, -12, VICE.jawTopMm + 2] }, FINISHES.ground, 5);
  addBox(
    builder,
    { min: [-half + 14, -92, VICE.bedMm], max: [half - 14, -50, VICE.jawTopMm - 16] },
    FINISHES.ground,
    6,
  );
  builder.placed({ at: [0, -92, 44], turned: degrees(90, 0, 0) }, () => {
    addCylinder(builder, { radius: 13, from: 0, to: 110 }, FINISHES.steel, 24);
    addCylinder(builder, { radius: 11, from: 110, to: 132, chamfer: 1.5 }, FINISHES.blackOxide, 6);
  });
  return builder.build();
}
