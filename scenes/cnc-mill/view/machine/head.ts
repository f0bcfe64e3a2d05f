import { FINISHES } from '../geometry/finish.ts';
import { MeshBuilder, type MeshData } from '../../../kit/geometry/mesh-builder.ts';
import type { Point } from '../../../kit/index.ts';
import { addBox, addCylinder, addLathe, boxAt } from '../../../kit/geometry/shapes.ts';
import { addTube } from '../../../kit/geometry/tube.ts';
import { COLUMN } from './layout.ts';

/** The spindle head about the spindle's axis; Z 0 is the gauge line, the spindle's face. */
export function headMesh(): MeshData {
  const builder = new MeshBuilder();
  // Casting: a box that narrows towards the nose, and the slide behind it.
  addBox(builder, { min: [-150, -165, 190], max: [150, COLUMN.frontMm - 60, 640] }, FINISHES.castingPaint, 16);
  addBox(builder, { min: [-120, -130, 120], max: [120, COLUMN.frontMm - 120, 200] }, FINISHES.castingPaint, 14);
  addBox(
    builder,
    { min: [-190, COLUMN.frontMm - 80, 140], max: [190, COLUMN.frontMm - 14, 620] },
    FINISHES.castingPaint,
    8,
  );
  addBox(builder, { min: [-118, -168, 300], max: [118, -163, 600] }, FINISHES.sheetGrey, 2);
  addBox(builder, { min: [-118, -170, 240], max: [118, -163, 282] }, FINISHES.accent, 2);
  addCartridge(builder);
  addMotor(builder);
  addNozzles(builder);
  return builder.build();
}

function addCartridge(builder: MeshBuilder): void {
  addLathe(
    builder,
    [
      [0, 4],
      [58, 4],
      [60, 6],
      [60, 34],
      [74, 40],
      [74, 84],
      [98, 92],
      [98, 124],
    ],
    (piece) => (piece < 3 ? FINISHES.ground : FINISHES.steel),
    40,
  );
  for (let index = 0; index < 8; index++) {
    const angle = (index / 8) * 2 * Math.PI + 0.2;
    builder.placed({ at: [86 * Math.cos(angle), 86 * Math.sin(angle), 0] }, () => {
      addCylinder(builder, { radius: 5.5, from: 84, to: 93 }, FINISHES.blackOxide, 12);
    });
  }
}

function addMotor(builder: MeshBuilder): void {
  addBox(builder, { min: [-95, -60, 640], max: [95, 130, 664] }, FINISHES.darkSteel, 4);
  addBox(builder, { min: [-85, -50, 664], max: [85, 120, 900] }, FINISHES.sheetDark, 14);
  for (let fin = 0; fin < 9; fin++) {
    addBox(builder, { min: [-89, -40 + fin * 18, 680], max: [89, -34 + fin * 18, 890] }, FINISHES.sheetDark, 1);
  }
  addBox(builder, { min: [-60, -88, 700], max: [60, -50, 760] }, FINISHES.plasticBlack, 6);
}

/** Where coolant leaves, in the head's axes. */
export const NOZZLE_TIPS: readonly Point[] = [
  [-78, -62, -58],
  [82, -56, -58],
];

function addNozzles(builder: MeshBuilder): void {
  for (const [x, y, z] of NOZZLE_TIPS) {
    const side = Math.sign(x);
    const path: readonly Point[] = [
      [side * 105, -90, 122],
      [side * 108, -96, 80],
      [side * 106, -94, 30],
      [side * 98, -84, -20],
      [x + side * 6, y - 6, z + 14],
    ];
    addTube(builder, path, 9, [FINISHES.plasticBlack], 10);
    // Ball joints of the hose.
    for (const [px, py, pz] of path.slice(0, -1)) {
      builder.placed({ at: [px, py, pz] }, () => {
        addLathe(
          builder,
          [
            [0, -12],
            [9, -9],
            [12.5, 0],
            [9, 9],
            [0, 12],
          ],
          FINISHES.blue,
          14,
        );
      });
    }
    addTube(
      builder,
      [
        [x + side * 6, y - 6, z + 14],
        [x, y, z],
      ],
      5,
      [FINISHES.orange],
      10,
    );
  }
  addBox(builder, boxAt([-108, -100, 128], [30, 30, 22]), FINISHES.brass, 3);
  addBox(builder, boxAt([108, -100, 128], [30, 30, 22]), FINISHES.brass, 3);
}

/** What turns above the holder: the spindle's nose with its driving keys. */
export function noseMesh(): MeshData {
  const builder = new MeshBuilder();
  addLathe(
    builder,
    [
      [26, 0],
      [43, 0],
      [44.5, 1.5],
      [44.5, 12],
      [58, 12],
      [58, 4],
    ],
    FINISHES.ground,
    40,
  );
  for (const side of [-1, 1]) {
    addBox(builder, boxAt([side * 37, 0, -3], [13, 15.9, 9]), FINISHES.blackOxide, 1);
  }
  return builder.build();
}
