import type { Solids } from '../../../kit/index.ts';
import { TINT } from './colours.ts';

/** The wall, the bench and the cable that brings the mains. */
export function addSurroundings(solids: Solids): void {
  solids.box('matte', '#232c30', [1500, 900, 10], { at: [40, 60, -90] }, 1);
  solids.box('paint', '#39444a', [1500, 16, 300], { at: [40, -282, 40] }, 3);
  solids.box('paint', '#4d5a60', [1500, 5, 4], { at: [40, -277, 191] }, 1.4);
  // The mains' cable comes in from below and rises behind the duct to its terminals.
  const cable = [
    [-150, -280, 40],
    [-150, -252, 36],
    [-168, -228, 14],
    [-206, -206, 8],
    [-207, 60, 8],
    [-200, 90, 12],
    [-170, 96, 20],
  ] as const;
  solids.tube('matte', [TINT.black], cable, 5.2, 12);
  for (const [index, colour] of ['#26292b', '#26292b', '#26292b', '#2f6aa8', '#7fa52c'].entries()) {
    const x = -162 + index * 9;
    solids.tube(
      'matte',
      [colour],
      [
        [-172, 96, 20 + index],
        [-160 + index * 3, 98 + index * 1.5, 24],
        [x, 108, 26],
        [x, 124, 24],
      ],
      1.9,
      8,
    );
  }
}
