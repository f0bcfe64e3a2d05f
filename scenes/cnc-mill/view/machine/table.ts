import { FINISHES } from '../geometry/finish.ts';
import { MeshBuilder, type MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { addBox, addCylinder, addLathe, boxAt } from '../../../kit/geometry/shapes.ts';
import { SETTER, TABLE } from './layout.ts';

/** How deep the narrow and the wide part of a T-slot are. */
const NECK_MM = 16;
const FOOT_MM = 14;

/** The table with its T-slots and the tool setter, about its own middle; its top is Z 0. */
export function tableMesh(): MeshData {
  const builder = new MeshBuilder();
  const { lengthMm, widthMm, thickMm, slots, slotMm, slotPitchMm } = TABLE;
  const half = lengthMm / 2;
  const slab = NECK_MM + FOOT_MM;
  addBox(builder, { min: [-half, -widthMm / 2, -thickMm], max: [half, widthMm / 2, -slab] }, FINISHES.ground, 4);
  for (let strip = 0; strip <= slots; strip++) {
    const centre = (edge: number): number => (edge - (slots - 1) / 2) * slotPitchMm;
    const low = (gap: number): number => (strip === 0 ? -widthMm / 2 : centre(strip - 1) + gap / 2);
    const high = (gap: number): number => (strip === slots ? widthMm / 2 : centre(strip) - gap / 2);
    addBox(builder, { min: [-half, low(32), -slab], max: [half, high(32), -NECK_MM] }, FINISHES.slot);
    addBox(builder, { min: [-half, low(slotMm), -NECK_MM], max: [half, high(slotMm), 0] }, FINISHES.tableTop, 1.2);
  }
  // Channels for coolant at both ends.
  for (const side of [-1, 1]) {
    addBox(builder, boxAt([side * (half + 12), 0, -42], [24, widthMm, 56]), FINISHES.castingPaint, 3);
    addBox(builder, boxAt([side * (half + 30), 0, -24], [12, widthMm, 48]), FINISHES.castingPaint, 3);
  }
  addToolSetter(builder);
  return builder.build();
}

function addToolSetter(builder: MeshBuilder): void {
  builder.placed({ at: SETTER.atMm }, () => {
    addBox(builder, boxAt([0, 0, 12], [64, 64, 24]), FINISHES.sheetDark, 3);
    addCylinder(builder, { radius: 24, from: 24, to: 50, chamfer: 3 }, FINISHES.stainless);
    addLathe(
      builder,
      [
        [24, 36],
        [26, 38],
        [26, 42],
        [24, 44],
      ],
      FINISHES.orange,
    );
    addCylinder(builder, { radius: 14, from: 50, to: SETTER.heightMm, chamfer: 1.5 }, FINISHES.carbide);
  });
}

/** The saddle under the table: it goes along Y only. */
export function saddleMesh(): MeshData {
  const builder = new MeshBuilder();
  addBox(builder, { min: [-330, -270, -170], max: [330, 270, -84] }, FINISHES.castingPaint, 10);
  for (const y of [-170, 170]) {
    addBox(builder, { min: [-520, y - 22, -96], max: [520, y + 22, -72] }, FINISHES.steel, 3);
    for (const x of [-260, 260]) addBox(builder, boxAt([x, y, -90], [120, 70, 30]), FINISHES.darkSteel, 4);
  }
  addBox(builder, { min: [-430, -30, -118], max: [430, 30, -88] }, FINISHES.darkSteel, 3);
  // Covers over the X screw at both sides of the saddle.
  for (const side of [-1, 1]) {
    addBox(builder, boxAt([side * 430, 0, -128], [200, 470, 6]), FINISHES.stainless, 2);
  }
  return builder.build();
}
