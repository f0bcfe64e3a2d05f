import { addScrew, type Solids, type SolidStep } from '../../../kit/index.ts';
import { DEVICES, DUCT, DUCTS, PLATE } from '../layout/devices.ts';
import { TINT } from './colours.ts';
import { addClamps } from './modular.ts';

const RAILS = [
  { y: DEVICES.QF.at[1], from: -176, to: 176 },
  { y: DEVICES.KM1.at[1], from: -176, to: 176 },
  { y: DEVICES.FR.at[1], from: -150, to: -70 },
] as const;

function rail(solids: Solids, y: number, from: number, to: number): void {
  const length = to - from;
  const x = (from + to) / 2;
  // A top-hat rail, 35 × 7.5 mm.
  solids.box('metal', TINT.rail, [length, 25, 1], { at: [x, y, 1] }, 0.3);
  for (const side of [1, -1]) {
    solids.box('metal', TINT.rail, [length, 1, 7], { at: [x, y + side * 12.5, 4] }, 0.3);
    solids.box('metal', TINT.rail, [length, 5.5, 1], { at: [x, y + side * 15, 7.4] }, 0.3);
  }
  for (let slot = from + 12; slot < to - 6; slot += 25)
    solids.block('matte', '#39434699'.slice(0, 7), [15, 6, 0.4], { at: [slot, y, 1.6] });
}

function duct(solids: Solids, { along, at, from, to }: (typeof DUCTS)[keyof typeof DUCTS]): void {
  const length = to - from;
  const middle = (from + to) / 2;
  const place = (offAlong: number, across: number, z: number): readonly [number, number, number] =>
    along === 'x' ? [offAlong, at + across, z] : [at + across, offAlong, z];
  const size = (onAlong: number, across: number, deep: number): readonly [number, number, number] =>
    along === 'x' ? [onAlong, across, deep] : [across, onAlong, deep];
  solids.block('matte', TINT.ductInside, size(length, DUCT.width, DUCT.wall), { at: place(middle, 0, DUCT.wall / 2) });
  for (const side of [1, -1]) {
    const across = side * (DUCT.width / 2 - DUCT.wall / 2);
    solids.block('matte', TINT.duct, size(length, DUCT.wall, 12), { at: place(middle, across, 6) });
    for (let finger = from + DUCT.pitch / 2; finger < to; finger += DUCT.pitch) {
      solids.block('matte', TINT.duct, size(5.6, DUCT.wall, DUCT.depth - 12), {
        at: place(finger, across, 12 + (DUCT.depth - 12) / 2),
      });
      // The fingers' hooked ends, which hold the cover.
      solids.block('matte', '#aab3b4', size(5.6, 3, 1.4), { at: place(finger, across - side * 0.7, DUCT.depth) });
    }
  }
}

/** The box around the plate: back, walls with a folded rim, hinges, cable glands. */
function box(solids: Solids): void {
  const wide = PLATE.width + 24;
  const high = PLATE.height + 24;
  const deep = 84;
  const back = -30;
  solids.box('paint', TINT.sheetDark, [wide, high, 2], { at: [0, 0, back] }, 0.6);
  for (const side of [1, -1]) {
    solids.box('paint', TINT.sheet, [2.4, high, deep], { at: [side * (wide / 2), 0, back + deep / 2] }, 1);
    solids.box('paint', TINT.sheet, [wide, 2.4, deep], { at: [0, side * (high / 2), back + deep / 2] }, 1);
    solids.box('paint', '#6d7a7f', [14, high + 2, 3], { at: [side * (wide / 2 + 5), 0, back + deep] }, 1.2);
    solids.box('paint', '#6d7a7f', [wide + 24, 14, 3], { at: [0, side * (high / 2 + 5), back + deep] }, 1.2);
  }
  for (const y of [150, -60]) {
    solids.box('paint', TINT.dark, [9, 34, 12], { at: [wide / 2 + 14, y, back + deep + 2] }, 2);
    solids.rod('metal', '#9aa3a5', { radius: 4, length: 40, sides: 14 }, { at: [wide / 2 + 18, y, back + deep + 6] });
  }
}

/** A cable with a thread and a nut through a wall. */
export function addGland(
  solids: Solids,
  at: readonly [number, number, number],
  turned: readonly [number, number, number],
  radius = 9,
): void {
  solids.within({ at, turned }, () => {
    solids.rod('plastic', '#8b9598', { radius: radius * 1.3, length: 6, sides: 6 }, {});
    solids.rod(
      'plastic',
      '#9aa4a6',
      { radius: radius * 1.1, top: radius * 0.8, length: 9, sides: 18 },
      { at: [0, 7, 0] },
    );
  });
}

function plate(solids: Solids): void {
  solids.box('paint', TINT.plate, [PLATE.width, PLATE.height, 2.5], { at: [0, 0, -1.3] }, 1);
  for (const x of [-202, 202]) for (const y of [-244, 244]) addScrew(solids, [x, y, 2], 4.5);
  for (const { y, from, to } of RAILS) {
    rail(solids, y, from, to);
    for (const x of [from + 5, to - 5]) addScrew(solids, [x, y, 3.4], 3.2);
  }
}

/** The bar of the protective conductor, the one of net 0, and the earthing screw of the rail. */
function bars(solids: Solids): void {
  const [barX, barY] = DEVICES.PE.at;
  for (const x of [-44, 44]) solids.box('plastic', '#86a531', [10, 12, 8], { at: [barX + x, barY, 4] }, 1);
  solids.box('metal', TINT.brass, [DEVICES.PE.size[0], 11, 5], { at: [barX, barY, 10.5] }, 0.6);
  const [x0, y0] = DEVICES.X0.at;
  for (let clamp = 0; clamp < 6; clamp += 1)
    solids.box('plastic', '#c9cec9', [15.4, 14, 15], { at: [x0 - 40 + clamp * 16, y0, 7.5] }, 1);
  solids.box('metal', TINT.brass, [96, 3, 1], { at: [x0, y0, 15.4] }, 0.3);
  const [railX, railY] = DEVICES.rail.at;
  solids.box('metal', '#aeb5b5', [12, 12, 4], { at: [railX, railY, 10] }, 0.8);
  for (const part of ['PE', 'X0', 'rail']) addClamps(solids, part);
}

function glands(solids: Solids): void {
  addGland(solids, [224, -150, 30], [0, 0, -Math.PI / 2], 11);
  addGland(solids, [224, 44, 30], [0, 0, -Math.PI / 2], 11);
  addGland(solids, [-150, -266, 40], [Math.PI, 0, 0], 11);
}

/** Cabinet, plate, rails, ducts and bars. */
export const CABINET_STEPS: readonly SolidStep[] = [
  box,
  plate,
  ...Object.values(DUCTS).map((own) => (solids: Solids) => duct(solids, own)),
  bars,
  glands,
];
