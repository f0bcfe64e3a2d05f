import type { Solids, SolidStep } from '../../../kit/index.ts';
import { DEVICES } from '../layout/devices.ts';
import { TINT } from './colours.ts';
import { addClamps } from './modular.ts';

function contactor(solids: Solids): void {
  // Base with the coil, the body, the nose with the armature's window.
  solids.box('plastic', TINT.dark, [45, 82, 28], { at: [0, 0, 14] }, 1.6);
  for (const side of [1, -1]) {
    // The coil's tab, lower than all.
    solids.box('plastic', TINT.darker, [19, 15, 20], { at: [13, side * 44, 18] }, 1.2);
    // The shelf of the main clamps with ribs between the poles, and that of the auxiliary contacts.
    solids.box('plastic', TINT.dark, [28, 17, 28], { at: [-8, side * 31, 41] }, 1.4);
    solids.box('plastic', TINT.darker, [16.4, 17, 23], { at: [13.8, side * 31, 38] }, 1.4);
    for (const x of [-21.4, -12, -3, 6])
      solids.box('plastic', TINT.darker, [1.5, 18, 8], { at: [x, side * 31, 56] }, 0.5);
    solids.box('plastic', TINT.darker, [1.4, 18, 6], { at: [13.8, side * 31, 50] }, 0.5);
    for (const x of [-16.5, -7.5, 1.5]) solids.box('matte', TINT.hole, [6, 0.8, 8], { at: [x, side * 39.6, 46] }, 0.3);
  }
  solids.box('plastic', TINT.dark, [45, 44, 52], { at: [0, 0, 50] }, 2.2, 3);
  solids.box('plastic', '#e2e4de', [40, 38, 9], { at: [0, 0, 76] }, 2, 3);
  // The window in which the armature's carrier moves.
  solids.box('matte', TINT.hole, [13.6, 25, 1], { at: [11, 0, 80.4] }, 0.4);
  // Vents.
  for (const x of [-16, -11, -6]) solids.block('matte', '#14181a', [2.4, 0.6, 12], { at: [x, 22.2, 60] });
}

function overloadRelay(solids: Solids): void {
  solids.box('plastic', TINT.dark, [45, 64, 36], { at: [0, 0, 18] }, 1.6);
  solids.box('plastic', TINT.dark, [45, 47, 30], { at: [0, -1, 48] }, 2);
  solids.box('plastic', '#dfe1db', [42, 26, 6], { at: [0, 9, 68] }, 1.6);
  solids.box('plastic', TINT.darker, [43, 11, 8], { at: [0, -12, 61] }, 1.2);
  solids.box('plastic', TINT.darker, [43, 13, 12], { at: [0, -26, 43] }, 1.2);
  // Copper tongues that reach up to the contactor.
  for (const x of [-16.5, -7.5, 1.5]) {
    solids.box('plastic', TINT.darker, [8, 12, 14], { at: [x, 27, 38] }, 1);
    solids.box('metal', TINT.copper, [4.4, 12, 2], { at: [x, 35, 30] }, 0.4);
  }
  solids.rod(
    'plastic',
    '#f2f3ef',
    { radius: 8.6, length: 1.4, sides: 28 },
    { at: [-10, 9, 71.2], turned: [Math.PI / 2, 0, 0] },
  );
  for (const x of [-11.6, 0, 11.6]) solids.block('matte', TINT.black, [0.8, 11, 0.6], { at: [x, -12, 65.2] });
}

/** What stands on the lower rail, with the overload relay below KM1. */
export const LOWER_ROW_STEPS: readonly SolidStep[] = [
  ...(['KM1', 'KM2', 'KM3'] as const).flatMap((name): SolidStep[] => [
    (solids) => solids.within({ at: DEVICES[name].at }, () => contactor(solids)),
    (solids) => addClamps(solids, name),
  ]),
  (solids) => solids.within({ at: DEVICES.FR.at }, () => overloadRelay(solids)),
  (solids) => addClamps(solids, 'FR'),
];
