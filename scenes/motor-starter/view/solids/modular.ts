import { addScrew, type Solids, type SolidStep } from '../../../kit/index.ts';
import { DEVICES } from '../layout/devices.ts';
import { TERMINALS } from '../layout/terminals.ts';
import { TINT } from './colours.ts';

/** One module for a DIN rail in the usual stepped shape: terminals low at both ends, the toggle's nose in the middle. */
function stepped(
  solids: Solids,
  width: number,
  height: number,
  steps: readonly [low: number, shoulder: number, nose: number],
  colour: string,
): void {
  const [low, shoulder, nose] = steps;
  const gap = 0.5;
  solids.box('plastic', colour, [width - gap, height, low], { at: [0, 0, low / 2] }, 1.4);
  solids.box('plastic', colour, [width - gap, height * 0.64, shoulder - 4], { at: [0, 0, shoulder / 2 + 2] }, 1.6);
  solids.box('plastic', colour, [width - gap, height * 0.36, nose - 4], { at: [0, 0, nose / 2 + 2] }, 1.8);
}

/** A dark funnel with the screw of a clamp in it. */
export function addClamps(solids: Solids, part: string): void {
  for (const { part: own, at, radius } of TERMINALS) {
    if (own !== part) continue;
    const [x, y, z] = at;
    solids.ring('matte', TINT.darker, radius + 0.5, 0.7, { at: [x, y, z - 0.4] }, 18);
    addScrew(solids, at, radius);
  }
}

function breaker(solids: Solids): void {
  for (const x of [-18, 0, 18]) {
    solids.within({ at: [x, 0, 0] }, () => {
      stepped(solids, 18, 86, [44, 58, 66], TINT.white);
      // The slot of the toggle.
      solids.box('matte', '#8d9694', [8.4, 21, 1], { at: [0, 0, 66.2] }, 0.4);
      // The openings for the wires at both ends.
      for (const side of [1, -1]) solids.box('matte', TINT.hole, [9, 1, 12], { at: [0, side * 42.8, 33] }, 0.3);
      solids.block('matte', '#9aa19e', [0.4, 86, 0.4], { at: [9, 0, 44.1] });
    });
  }
}

function fuses(solids: Solids, poles: number): void {
  for (let pole = 0; pole < poles; pole += 1) {
    solids.within({ at: [(pole - (poles - 1) / 2) * 17.6, 0, 0] }, () => {
      solids.box('plastic', TINT.white, [17.3, 86, 39], { at: [0, 0, 19.5] }, 1.4);
      // The cheeks between which the carrier swings.
      for (const side of [-1, 1]) solids.box('plastic', TINT.white, [2, 50, 17], { at: [side * 7.6, 0, 45] }, 0.8);
      solids.block('matte', '#4c5557', [13, 46, 0.6], { at: [0, 0, 39.2] });
      for (const side of [1, -1]) solids.box('matte', TINT.hole, [8, 1, 10], { at: [0, side * 42.8, 30] }, 0.3);
    });
  }
}

function timer(solids: Solids): void {
  solids.box('plastic', TINT.grey, [35.6, 86, 44], { at: [0, 0, 22] }, 1.6);
  solids.box('plastic', TINT.grey, [35.6, 56, 22], { at: [0, 0, 54] }, 2);
  solids.box('plastic', TINT.darker, [35, 13, 4], { at: [0, 36.4, 43] }, 1);
  solids.box('plastic', TINT.darker, [35, 13, 4], { at: [0, -36.4, 43] }, 1);
  solids.rod(
    'plastic',
    '#f2f3ef',
    { radius: 12, length: 1.4, sides: 32 },
    { at: [0, 2, 65.4], turned: [Math.PI / 2, 0, 0] },
  );
  for (const y of [-16, -22])
    solids.rod(
      'matte',
      '#30383a',
      { radius: 1.9, length: 1, sides: 14 },
      { at: [12, y, 65.2], turned: [Math.PI / 2, 0, 0] },
    );
}

function terminalBlocks(solids: Solids): void {
  const block = (x: number, colour: string): void => {
    solids.within({ at: [x, 0, 0] }, () => {
      solids.box('plastic', colour, [8.6, 56, 34], { at: [0, 0, 17] }, 0.9);
      solids.box('plastic', colour, [8.6, 24, 12], { at: [0, 0, 40] }, 0.9);
      for (const side of [1, -1]) {
        solids.box('plastic', colour, [8.6, 11, 10], { at: [0, side * 21, 34] }, 0.9);
        solids.box('matte', TINT.hole, [5, 0.8, 8], { at: [0, side * 27.8, 22] }, 0.3);
      }
    });
  };
  const [supplyX] = DEVICES.supply.at;
  for (const [index, colour] of ['#b9c0be', '#b9c0be', '#b9c0be', '#3a74a6', '#86a531'].entries())
    block(index * 9 - 18, colour);
  block(DEVICES.mainPE.at[0] - supplyX, '#86a531');
  for (const x of [-26, 36]) solids.box('plastic', '#6d787b', [6, 46, 38], { at: [x, 0, 19] }, 1.2);
}

function transformer(solids: Solids): void {
  // Laminated core with two windings under tape, on feet.
  solids.box('cast', '#3c4447', [70, 62, 46], { at: [0, 0, 30] }, 1);
  for (let layer = 0; layer < 11; layer += 1)
    solids.block('metal', layer % 2 === 0 ? '#70797b' : '#575f61', [70.6, 62.6, 1.5], { at: [0, 0, 10 + layer * 4] });
  solids.box('matte', '#7c5a33', [46, 44, 64], { at: [0, 0, 36] }, 5, 3);
  solids.box('matte', '#94703f', [30, 44.6, 65], { at: [0, 0, 36.4] }, 5, 3);
  for (const x of [-29, 29])
    for (const y of [-35, 35]) solids.box('metal', '#8b9496', [12, 14, 2.4], { at: [x, y * 0.9, 1.4] }, 0.6);
  for (const side of [1, -1]) solids.box('plastic', TINT.darker, [70, 13, 36], { at: [0, side * 35, 21] }, 1.4);
}

const BUILT = {
  QF: breaker,
  FU1: (solids: Solids) => fuses(solids, 3),
  FU2: (solids: Solids) => fuses(solids, 1),
  TC: transformer,
  KT: timer,
  supply: terminalBlocks,
} as const;

/** What stands on the upper rail. */
export const UPPER_ROW_STEPS: readonly SolidStep[] = [
  ...(Object.keys(BUILT) as (keyof typeof BUILT)[]).flatMap((part): SolidStep[] => [
    (solids) => solids.within({ at: DEVICES[part].at }, () => BUILT[part](solids)),
    (solids) => addClamps(solids, part),
  ]),
  (solids) => addClamps(solids, 'mainPE'),
];
