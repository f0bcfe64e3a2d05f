import { cutLine } from './cut-line.ts';
import { flatCutter } from './cutter-profile.ts';
import { blockField } from './height-field.ts';

/**
 * What a stamp costs, to be timed: a 16 mm end mill takes one 1 ms step of 0.025 mm at a time, 5 mm deep and 11 mm wide, through
 * a block of 100 × 100 mm on a grid of 512 × 512, line after line.
 *
 * @returns a function that takes one step and returns the volume it removed, mm³
 */
export function stampSteps(): () => number {
  const block = { minMm: [0, 0, 0], maxMm: [100, 100, 30] } as const;
  const grid = { columns: 512, rows: 512, cellMm: 100 / 512, originMm: [0, 0] } as const;
  const profile = flatCutter(16);
  const stepMm = 1492 / 60 / 1000;
  let field = blockField(block, grid);
  let x = 0;
  let y = 3;
  let begun = false;
  return () => {
    const { removedMm3 } = cutLine(field, profile, [x, y, 25], [x + stepMm, y, 25], begun);
    x += stepMm;
    begun = true;
    if (x > 100) {
      x = 0;
      y += 11;
      begun = false;
    }
    if (y > 100) {
      y = 3;
      field = blockField(block, grid);
    }
    return removedMm3;
  };
}
