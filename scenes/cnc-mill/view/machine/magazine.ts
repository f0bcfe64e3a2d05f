import { degrees } from '../../../kit/geometry/placement.ts';
import { FINISHES } from '../geometry/finish.ts';
import { MeshBuilder, type MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { addBox, addCylinder, boxAt } from '../../../kit/geometry/shapes.ts';
import { MAGAZINE } from './layout.ts';

/** Angle of a pot when the disc stands at its first: pot 1 faces the operator. */
export const potAngleRad = (pot: number): number => ((pot - 1) / MAGAZINE.pots) * 2 * Math.PI - Math.PI / 2;

/** Where the tool of a pot hangs, in the disc's axes. */
export function potPlace(pot: number): readonly [number, number, number] {
  const angle = potAngleRad(pot);
  return [Math.cos(angle) * MAGAZINE.radiusMm, Math.sin(angle) * MAGAZINE.radiusMm, 0];
}

/** The umbrella magazine's turning disc with its empty pots, about its own axis; Z 0 is the gauge line of what hangs there. */
export function magazineMesh(): MeshData {
  const builder = new MeshBuilder();
  const { radiusMm, pots } = MAGAZINE;
  addCylinder(builder, { radius: radiusMm - 42, from: 14, to: 34, chamfer: 3 }, FINISHES.sheetGrey, 48);
  addCylinder(builder, { radius: 92, from: 34, to: 120, chamfer: 8 }, FINISHES.castingPaint, 40);
  addCylinder(builder, { radius: 40, from: -30, to: 14, chamfer: 6 }, FINISHES.darkSteel, 32);
  for (let pot = 1; pot <= pots; pot++) {
    const turnDeg = (potAngleRad(pot) * 180) / Math.PI;
    builder.placed({ at: potPlace(pot), turned: degrees(0, 0, turnDeg) }, () => {
      // A fork of two fingers around the groove of the flange.
      addBox(builder, boxAt([-44, 0, 8], [44, 40, 26]), FINISHES.darkSteel, 3);
      for (const side of [-1, 1]) addBox(builder, boxAt([-12, side * 33, -13], [52, 9, 8]), FINISHES.orange, 2);
      addBox(builder, boxAt([-34, 0, -13], [16, 72, 8]), FINISHES.orange, 2);
    });
  }
  return builder.build();
}
