import type { Solids } from '../../../kit/index.ts';
import { INSTRUMENTS } from '../layout/instruments.ts';
import { TINT } from './colours.ts';

const FLAT = Math.PI / 2;

function jack(solids: Solids, x: number, y: number, z: number, colour: string): void {
  solids.ring('plastic', colour, 5, 1.5, { at: [x, y, z] }, 22);
  solids.rod('matte', TINT.hole, { radius: 4, length: 1, sides: 18 }, { at: [x, y, z - 0.4], turned: [FLAT, 0, 0] });
}

/** Multimeter, insulation tester and clamp meter on their board; displays, switch and leads are drawn apart. */
export function addInstruments(solids: Solids): void {
  solids.box('paint', '#38444a', [116, 424, 4], { at: [-298, -34, 14] }, 2);
  solids.within({ at: INSTRUMENTS.meter.at }, () => {
    solids.box('matte', '#dba51f', [78, 150, 26], { at: [0, 0, 13] }, 9, 4);
    solids.box('plastic', '#23292c', [66, 138, 8], { at: [0, 0, 26] }, 5, 3);
    solids.box('matte', '#10151a', [60, 30, 1.4], { at: [0, 46, 30] }, 0.8);
    solids.rod('plastic', '#323b40', { radius: 19, length: 2, sides: 36 }, { at: [0, -8, 30], turned: [FLAT, 0, 0] });
    jack(solids, -22, -54, 30.4, '#8e989a');
    jack(solids, 0, -54, 30.4, '#30383c');
    jack(solids, 22, -54, 30.4, '#c8271d');
  });
  solids.within({ at: INSTRUMENTS.insulationTester.at }, () => {
    solids.box('matte', '#b23327', [74, 112, 28], { at: [0, 0, 14] }, 8, 4);
    solids.box('plastic', '#23292c', [62, 98, 8], { at: [0, 0, 29] }, 4, 3);
    solids.box('matte', '#10151a', [56, 27, 1.4], { at: [0, 29, 33] }, 0.8);
    solids.rod('gloss', '#e0a400', { radius: 9, length: 4, sides: 26 }, { at: [-14, -6, 34], turned: [FLAT, 0, 0] });
    jack(solids, 16, -38, 33.4, '#c8271d');
    jack(solids, -6, -38, 33.4, '#30383c');
  });
  solids.within({ at: INSTRUMENTS.clamp.at }, () => {
    solids.box('matte', '#d06a1e', [36, 68, 20], { at: [0, -14, 11] }, 6, 3);
    solids.box('plastic', '#23292c', [28, 46, 6], { at: [0, -16, 20] }, 3);
    solids.ring('matte', '#d06a1e', 17, 4.4, { at: [0, 36, 11] }, 30);
  });
}
