import { addScrew, type Solids, type SolidStep } from '../../../kit/index.ts';
import { BUTTONS, DOOR, DOOR_PARTS, LAMPS, PANEL_METER_SIZE, PANEL_METERS } from '../layout/devices.ts';
import { TERMINALS } from '../layout/terminals.ts';
import { TINT } from './colours.ts';
import { addGland } from './cabinet.ts';

const FLAT = Math.PI / 2;

/** The bezel of a 22 mm device, without what moves or shines in it. */
function bezel(solids: Solids, x: number, y: number): void {
  solids.rod('matte', TINT.black, { radius: 15.4, length: 2, sides: 36 }, { at: [x, y, 1], turned: [FLAT, 0, 0] });
  solids.ring('metal', '#aab3b5', 13.4, 1.9, { at: [x, y, 3.4] }, 36);
  solids.rod('matte', TINT.darker, { radius: 12, length: 2.6, sides: 32 }, { at: [x, y, 2.4], turned: [FLAT, 0, 0] });
}

/** The contact block of a button, led to the front so that it can be wired and measured. */
function contactBlock(solids: Solids, x: number, y: number, height: number, width = 34): void {
  solids.box('plastic', '#d5d9d4', [width, height, 17], { at: [x, y, 9] }, 1.4);
  solids.box('plastic', TINT.darker, [width - 2, height - 3, 3], { at: [x, y, 18.4] }, 1);
  solids.box('plastic', '#d5d9d4', [2, height - 2, 5], { at: [x, y, 19] }, 0.6);
}

/** The panel with buttons, lamps and their contact blocks, on a stand beside the cabinet. */
function panel(solids: Solids): void {
  solids.within({ at: DOOR.at, turned: [0, DOOR.turnedRad, 0] }, () => {
    const [wide, high] = DOOR.size;
    solids.box('paint', '#66747a', [wide, high, 3], { at: [0, 0, -1.5] }, 1.4);
    for (const side of [1, -1]) {
      solids.box('paint', '#5a676c', [3, high, 18], { at: [side * (wide / 2 - 1.5), 0, -10] }, 1);
      solids.box('paint', '#5a676c', [wide, 3, 18], { at: [0, side * (high / 2 - 1.5), -10] }, 1);
    }
    for (const x of [-84, 84]) for (const y of [-113, 113]) addScrew(solids, [x, y, 2], 3.4);
    for (const name of LAMPS) {
      bezel(solids, DOOR_PARTS[name].at[0], DOOR_PARTS[name].at[1]);
      contactBlock(solids, DOOR_PARTS[name].block[0], DOOR_PARTS[name].block[1], 15, 30);
    }
    for (const name of BUTTONS) {
      const [x, y] = DOOR_PARTS[name].at;
      if (name === 'SB0') solids.box('plastic', '#e3b30c', [44, 44, 2.4], { at: [x, y, 1.2] }, 1);
      bezel(solids, x, y);
      contactBlock(solids, DOOR_PARTS[name].block[0], DOOR_PARTS[name].block[1], 34);
    }
    // The flat duct in which the door's wires lie.
    solids.box('matte', TINT.duct, [12, 184, 3], { at: [-81, -16, 1.5] }, 0.6);
    for (const { at } of Object.values(PANEL_METERS))
      solids.box(
        'plastic',
        TINT.darker,
        [PANEL_METER_SIZE[0] + 5, PANEL_METER_SIZE[1] + 7, 7],
        { at: [at[0], at[1], 3.5] },
        2,
        3,
      );
    const [peX, peY] = DOOR_PARTS.door.at;
    solids.box('metal', '#aeb5b5', [13, 13, 3], { at: [peX, peY, 2] }, 0.8);
  });
}

function clamps(solids: Solids): void {
  const parts = new Set<string>(Object.keys(DOOR_PARTS));
  for (const { part, at, radius } of TERMINALS) {
    if (!parts.has(part)) continue;
    solids.within({ at, turned: [0, DOOR.turnedRad, 0] }, () => {
      solids.ring('matte', TINT.darker, radius + 0.5, 0.7, { at: [0, 0, -0.4] }, 18);
      addScrew(solids, [0, 0, 0], radius);
    });
  }
  addGland(solids, [252, 44, 46], [0, 0, Math.PI / 2], 9);
}

export const DOOR_STEPS: readonly SolidStep[] = [panel, clamps];
