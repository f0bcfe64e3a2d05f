import { degrees } from '../../../kit/geometry/placement.ts';
import type { Finish } from '../../../kit/geometry/finish.ts';
import { FINISHES } from '../geometry/finish.ts';
import { MeshBuilder, type MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { addBox, addCylinder, addLathe, boxAt } from '../../../kit/geometry/shapes.ts';
import { addTube } from '../../../kit/geometry/tube.ts';
import { CONSOLE } from './layout.ts';

/** The console's face, in its own axes: X to the right, Z up from its middle; Y 0 is the face, to the back positive. */
export const SCREEN = { x: 0, z: 165, width: 300, height: 215 } as const;

/** A round thing that is turned or pressed. */
export interface Knob {
  readonly id: string;
  readonly x: number;
  readonly z: number;
  readonly radius: number;
}

export const KNOBS = {
  mode: { id: 'mode', x: -118, z: -92, radius: 21 },
  feed: { id: 'feed', x: -28, z: -92, radius: 21 },
  rapid: { id: 'rapid', x: 52, z: -92, radius: 17 },
  emergency: { id: 'emergency', x: 132, z: -100, radius: 27 },
  handwheel: { id: 'handwheel', x: 96, z: -232, radius: 50 },
} as const satisfies Record<string, Knob>;

export interface Key {
  readonly id: string;
  readonly x: number;
  readonly z: number;
  readonly finish: Finish;
}

const key = (id: string, x: number, z: number, finish: Finish): Key => ({ id, x, z, finish });

export const KEYS: readonly Key[] = [
  key('controlOn', -156, 18, FINISHES.green),
  key('controlOff', -118, 18, FINISHES.plasticGrey),
  key('singleBlock', -70, 18, FINISHES.plasticLight),
  key('dryRun', -32, 18, FINISHES.plasticLight),
  key('optionalStop', 6, 18, FINISHES.plasticLight),
  key('coolant', 44, 18, FINISHES.blue),
  key('spindle', 82, 18, FINISHES.plasticLight),
  key('door', 120, 18, FINISHES.plasticLight),
  key('cycleStart', -148, -182, FINISHES.green),
  key('feedHold', -148, -240, FINISHES.red),
  key('reset', -92, -182, FINISHES.yellow),
  key('jogX', -92, -240, FINISHES.plasticLight),
  key('jogY', -52, -240, FINISHES.plasticLight),
  key('jogZ', -12, -240, FINISHES.plasticLight),
  key('home', -32, -182, FINISHES.plasticLight),
];
export const KEY_MM = 27;

/** Housing, arm, keys: what of the console does not move. */
export function consoleMesh(): MeshData {
  const builder = new MeshBuilder();
  const { widthMm, heightMm } = CONSOLE;
  const [w, h] = [widthMm / 2, heightMm / 2];
  addBox(builder, { min: [-w, 0, -h], max: [w, 92, h] }, FINISHES.sheetGrey, 12);
  addBox(builder, { min: [-w + 10, -5, 38], max: [w - 10, 2, h - 10] }, FINISHES.plasticBlack, 4);
  addBox(builder, { min: [-w + 10, -5, -h + 10], max: [w - 10, 2, 42] }, FINISHES.sheetDark, 4);
  // The screen's bezel.
  const { x, z, width, height } = SCREEN;
  for (const [cx, cz, sx, sz] of [
    [x, z + height / 2 + 6, width + 24, 12],
    [x, z - height / 2 - 6, width + 24, 12],
    [x - width / 2 - 6, z, 12, height],
    [x + width / 2 + 6, z, 12, height],
  ] as const) {
    addBox(builder, boxAt([cx, -6, cz], [sx, 8, sz]), FINISHES.rubber, 3);
  }
  for (const { x: kx, z: kz, finish } of KEYS) {
    addBox(builder, boxAt([kx, -7, kz], [KEY_MM, 10, KEY_MM]), finish, 3);
  }
  for (const { x: kx, z: kz, radius } of Object.values(KNOBS)) {
    builder.placed({ at: [kx, -4, kz], turned: degrees(90, 0, 0) }, () => {
      addCylinder(builder, { radius: radius + 9, from: 0, to: 3, chamfer: 1 }, FINISHES.plasticBlack, 36);
    });
  }
  builder.placed({ at: [KNOBS.emergency.x, -5, KNOBS.emergency.z], turned: degrees(90, 0, 0) }, () => {
    addCylinder(builder, { radius: 40, from: 0, to: 5, chamfer: 1.5 }, FINISHES.yellow, 40);
  });
  // The arm: from the machine's roof down to the housing's back.
  addTube(
    builder,
    [
      [w - 40, 60, h - 4],
      [w - 40, 60, h + 150],
      [w - 30, 90, h + 186],
      [w + 60, 190, h + 196],
    ],
    26,
    [FINISHES.sheetWhite],
    18,
  );
  builder.placed({ at: [w - 40, 60, h - 6] }, () =>
    addCylinder(builder, { radius: 44, from: 0, to: 22, chamfer: 6 }, FINISHES.sheetDark, 28),
  );
  // A rail of handles below.
  addTube(
    builder,
    [
      [-w + 30, -12, -h + 4],
      [-w + 30, -44, -h + 2],
      [w - 30, -44, -h + 2],
      [w - 30, -12, -h + 4],
    ],
    8,
    [FINISHES.stainless],
    12,
  );
  return builder.build();
}

/** A turned knob with its pointer upwards. Z 0 is the panel, towards the operator positive. */
export function knobMesh({ radius }: Knob): MeshData {
  const builder = new MeshBuilder();
  addLathe(
    builder,
    [
      [radius, 2],
      [radius, 7],
      [radius * 0.78, 9],
      [radius * 0.7, 22],
      [radius * 0.62, 24],
      [0, 24],
    ],
    FINISHES.plasticBlack,
    36,
  );
  for (let rib = 0; rib < 18; rib++) {
    const angle = (rib / 18) * 360;
    builder.placed({ turned: degrees(0, 0, angle) }, () =>
      addBox(builder, boxAt([radius * 0.75, 0, 15], [3, 2.4, 13]), FINISHES.plasticBlack, 0.8),
    );
  }
  addBox(builder, boxAt([0, radius * 0.42, 24.2], [2.6, radius * 0.55, 1.6]), FINISHES.plasticLight);
  return builder.build();
}

/** The red mushroom. */
export function mushroomMesh(): MeshData {
  const builder = new MeshBuilder();
  addCylinder(builder, { radius: 15, from: 2, to: 20 }, FINISHES.plasticGrey, 24);
  addLathe(
    builder,
    [
      [22, 17],
      [27, 19],
      [28, 24],
      [25, 30],
      [17, 33.5],
      [0, 35],
    ],
    FINISHES.red,
    40,
  );
  return builder.build();
}

/** The handwheel with its crank. */
export function handwheelMesh(): MeshData {
  const builder = new MeshBuilder();
  const { radius } = KNOBS.handwheel;
  addLathe(
    builder,
    [
      [radius, 4],
      [radius + 1, 8],
      [radius - 2, 16],
      [radius - 12, 20],
      [0, 20],
    ],
    FINISHES.plasticGrey,
    48,
  );
  for (let line = 0; line < 20; line++) {
    builder.placed({ turned: degrees(0, 0, line * 18) }, () =>
      addBox(builder, boxAt([0, radius - 7, 18.5], [line % 5 === 0 ? 2.2 : 1.2, 8, 3]), FINISHES.plasticLight),
    );
  }
  builder.placed({ at: [0, radius - 20, 0] }, () => {
    addCylinder(builder, { radius: 4, from: 18, to: 30 }, FINISHES.steel, 14);
    addCylinder(builder, { radius: 8, from: 26, to: 52, chamfer: 3 }, FINISHES.plasticBlack, 20);
  });
  return builder.build();
}
