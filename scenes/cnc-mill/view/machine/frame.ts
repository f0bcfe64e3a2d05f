import { degrees } from '../../../kit/geometry/placement.ts';
import { FINISHES } from '../geometry/finish.ts';
import type { MeshBuilder } from '../../../kit/geometry/mesh-builder.ts';
import type { Point } from '../../../kit/index.ts';
import { addBox, addCylinder, boxAt } from '../../../kit/geometry/shapes.ts';
import { addTube } from '../../../kit/geometry/tube.ts';
import { COLUMN, ENCLOSURE } from './layout.ts';

const { halfWidthMm, frontMm, backMm, floorMm, roofMm, openingHalfMm, openingLowMm, openingHighMm } = ENCLOSURE;

/** Everything that stands still, bed, column, enclosure, chip tray, lights and cables, in steps of some milliseconds. */
export const FRAME_STEPS: readonly ((builder: MeshBuilder) => void)[] = [
  addBed,
  addCoils,
  addColumn,
  addInside,
  addOutside,
  addLamps,
];

function addBed(builder: MeshBuilder): void {
  addBox(builder, { min: [-360, -560, floorMm], max: [360, 620, -240] }, FINISHES.castingPaint, 12);
  for (const x of [-230, 230]) {
    addBox(builder, { min: [x - 40, -540, -240], max: [x + 40, 600, -206] }, FINISHES.castingPaint, 6);
    addBox(builder, { min: [x - 18, -540, -206], max: [x + 18, 600, -180] }, FINISHES.steel, 3);
  }
  addBox(builder, { min: [-24, -540, -232], max: [24, 600, -206] }, FINISHES.darkSteel, 4);
  // Chutes to both sides of the bed, down to the tray.
  for (const side of [-1, 1]) {
    const chute: readonly Point[] = [
      [side * 360, frontMm + 20, -262],
      [side * 360, backMm - 20, -262],
      [side * (halfWidthMm - 40), backMm - 20, -292],
      [side * (halfWidthMm - 40), frontMm + 20, -292],
    ];
    builder.face(side > 0 ? chute.toReversed() : chute, FINISHES.stainless);
    builder.placed({ at: [side * 470, frontMm + 30, -284], turned: degrees(-90, 0, 0) }, () => {
      addCylinder(builder, { radius: 12, from: 0, to: 1220 }, FINISHES.darkSteel, 12);
    });
  }
}

function addCoils(builder: MeshBuilder): void {
  for (const side of [-1, 1]) {
    for (let coil = 0; coil < 18; coil++) {
      const y = frontMm + 60 + coil * 68;
      builder.placed({ at: [side * 470, y, -284], turned: degrees(90, 18, 0) }, () => {
        addCylinder(builder, { radius: 38, from: -3, to: 3 }, FINISHES.darkSteel, 20);
      });
    }
  }
}

function addColumn(builder: MeshBuilder): void {
  const half = COLUMN.widthMm / 2;
  addBox(
    builder,
    { min: [-half, COLUMN.frontMm, COLUMN.lowMm], max: [half, backMm + 260, COLUMN.highMm] },
    FINISHES.castingPaint,
    18,
  );
  for (const x of [-170, 170]) {
    addBox(
      builder,
      { min: [x - 34, COLUMN.frontMm - 16, 60], max: [x + 34, COLUMN.frontMm, 1440] },
      FINISHES.castingPaint,
      4,
    );
    addBox(
      builder,
      { min: [x - 16, COLUMN.frontMm - 34, 60], max: [x + 16, COLUMN.frontMm - 10, 1440] },
      FINISHES.steel,
      2.5,
    );
  }
  // Telescopic cover under the head, and the foot with its ribs.
  addBox(
    builder,
    { min: [-140, COLUMN.frontMm - 26, -200], max: [140, COLUMN.frontMm - 4, 420] },
    FINISHES.stainless,
    3,
  );
  for (let rib = 0; rib < 4; rib++) {
    addBox(
      builder,
      { min: [-142, COLUMN.frontMm - 30, -60 + rib * 120], max: [142, COLUMN.frontMm - 20, -54 + rib * 120] },
      FINISHES.darkSteel,
      1,
    );
  }
  for (const x of [-1, 1]) {
    addBox(builder, boxAt([x * (half + 30), COLUMN.frontMm + 60, -150], [60, 120, 240]), FINISHES.castingPaint, 12);
  }
}

/** The sheet that coolant and chips fly against: both sides and the back. */
function addInside(builder: MeshBuilder): void {
  const inner = halfWidthMm - 40;
  for (const side of [-1, 1]) {
    addBox(
      builder,
      boxAt([side * (inner + 6), (frontMm + backMm) / 2, 380], [12, backMm - frontMm, 1400]),
      FINISHES.interior,
    );
    for (let rib = 0; rib < 3; rib++) {
      addBox(
        builder,
        boxAt([side * (inner - 4), frontMm + 300 + rib * 360, 380], [10, 14, 1380]),
        FINISHES.interior,
        2,
      );
    }
    const half = COLUMN.widthMm / 2 + 8;
    const back = (half + inner) / 2;
    addBox(builder, boxAt([side * back, backMm, 380], [inner - half, 12, 1400]), FINISHES.interior);
    for (let fold = 0; fold < 2; fold++) {
      addBox(
        builder,
        boxAt([side * (half + 120 + fold * 260), backMm - 12, 380], [14, 12, 1380]),
        FINISHES.interior,
        2,
      );
    }
  }
}

function addOutside(builder: MeshBuilder): void {
  const sheet = { thick: 44 };
  // Sides, seen from the front as edges.
  for (const side of [-1, 1]) {
    addBox(
      builder,
      {
        min: [side > 0 ? halfWidthMm - 28 : -halfWidthMm, frontMm, -620],
        max: [side > 0 ? halfWidthMm : 28 - halfWidthMm, backMm + 200, roofMm],
      },
      FINISHES.sheetWhite,
      10,
    );
    const [low, high] = side > 0 ? [openingHalfMm, halfWidthMm] : [-halfWidthMm, -openingHalfMm];
    addBox(
      builder,
      { min: [low, frontMm, openingLowMm - 20], max: [high, frontMm + sheet.thick, roofMm] },
      FINISHES.sheetWhite,
      10,
    );
    // The opening's jamb.
    const jamb = side > 0 ? openingHalfMm : -openingHalfMm;
    addBox(
      builder,
      boxAt(
        [jamb - side * 5, frontMm + 22, (openingLowMm + openingHighMm) / 2],
        [10, 60, openingHighMm - openingLowMm],
      ),
      FINISHES.sheetDark,
      2,
    );
  }
  addBox(
    builder,
    { min: [-openingHalfMm, frontMm, openingHighMm], max: [openingHalfMm, frontMm + sheet.thick, roofMm] },
    FINISHES.sheetWhite,
    8,
  );
  addBox(
    builder,
    { min: [-halfWidthMm, frontMm - 26, openingHighMm + 18], max: [halfWidthMm, frontMm, openingHighMm + 62] },
    FINISHES.sheetGrey,
    6,
  );
  // The apron under the door with the chip tray, the door's lower rail, the plinth.
  addBox(
    builder,
    { min: [-halfWidthMm, frontMm - 10, -470], max: [halfWidthMm, frontMm + 60, openingLowMm - 20] },
    FINISHES.sheetWhite,
    12,
  );
  addBox(
    builder,
    { min: [-halfWidthMm, frontMm - 34, openingLowMm - 34], max: [halfWidthMm, frontMm + 10, openingLowMm - 2] },
    FINISHES.sheetGrey,
    6,
  );
  addBox(
    builder,
    { min: [-halfWidthMm + 60, frontMm - 4, -640], max: [halfWidthMm - 60, frontMm + 60, -470] },
    FINISHES.sheetDark,
    8,
  );
  addBox(builder, { min: [-380, frontMm - 120, -520], max: [380, frontMm - 10, -440] }, FINISHES.sheetGrey, 8);
  addBox(builder, { min: [-372, frontMm - 112, -450], max: [372, frontMm - 18, -438] }, FINISHES.chips, 4);
  addBox(
    builder,
    { min: [-halfWidthMm, frontMm - 12, -252], max: [halfWidthMm, frontMm - 4, -232] },
    FINISHES.accent,
    2,
  );
  // Feet.
  for (const x of [-900, 900]) {
    builder.placed({ at: [x, frontMm + 90, 0] }, () => {
      addCylinder(builder, { radius: 46, from: -668, to: -640, chamfer: 4 }, FINISHES.darkSteel, 24);
    });
  }
}

function addLamps(builder: MeshBuilder): void {
  addBox(builder, boxAt([0, frontMm + 90, roofMm - 60], [900, 46, 30]), FINISHES.sheetGrey, 6);
  // The tower lamp's foot and post.
  builder.placed({ at: [TOWER_AT[0], TOWER_AT[1], roofMm] }, () => {
    addCylinder(builder, { radius: 34, from: 0, to: 14, chamfer: 3 }, FINISHES.plasticBlack, 24);
    addCylinder(builder, { radius: 10, from: 14, to: 60 }, FINISHES.stainless, 16);
    addCylinder(builder, { radius: 27, from: 60, to: 72, chamfer: 2 }, FINISHES.plasticBlack, 24);
    addCylinder(builder, { radius: 27, from: 222, to: 234, chamfer: 4 }, FINISHES.plasticBlack, 24);
  });
  // Cable chain and hoses up to the head.
  const hoses: readonly (readonly Point[])[] = [0, 26, 52].map((shift) => [
    [-300 - shift, 560, 1460],
    [-330 - shift, 540, 1200],
    [-300 - shift, 560, 960],
    [-300 - shift, 620, 760],
  ]);
  for (const hose of hoses) addTube(builder, hose, 11, [FINISHES.rubber], 10);
}

/** Where the tower lamp stands, and how high its three lights begin over the roof. */
export const TOWER_AT = [-620, frontMm + 120] as const;
export const TOWER_LIGHTS_MM = { red: 172, yellow: 122, green: 72, heightMm: 48, radiusMm: 26 } as const;
