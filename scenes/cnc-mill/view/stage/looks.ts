import type { ViewBox } from '../../../kit/index.ts';
import type { Point } from '../../../kit/index.ts';

/** A box of the machine's axes in those of the picture. */
export const boxAround = (min: Point, max: Point): ViewBox => ({
  min: [min[0], min[2], -max[1]],
  max: [max[0], max[2], -min[1]],
});

/** What can be looked at from near. */
export const LOOKS = {
  cutting: boxAround([-260, -190, 40], [260, 150, 330]),
  part: boxAround([-70, -60, 90], [70, 60, 190]),
  magazine: boxAround([-760, 0, 350], [-160, 480, 760]),
  console: boxAround([690, -860, 130], [1110, -760, 810]),
} as const;

export type LookId = keyof typeof LOOKS;
