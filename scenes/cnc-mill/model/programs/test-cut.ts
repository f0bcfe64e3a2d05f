import { SUBROUTINES } from './subroutines.ts';

/**
 * Face, contour, pocket and slot without the rest: what shows whether a machine is in order. The contour ends 16 below the top, so that
 * a second cut finds material.
 *
 * @param insideMm by how much the contour is smaller, pocket and slot larger a side, and everything deeper
 */
function testCut(insideMm: number): string {
  const [allowance, depth] = [-insideMm, insideMm];
  return `%
(TEST CUT 试切 ${insideMm === 0 ? 1 : 2}: ${insideMm} INSIDE)
${SUBROUTINES}
G21 G17 G40 G49 G80 G90 G94 G54
G64 P0.005
T1 M6
S1720 M3
G43 H1
G0 X-82 Y-20
Z10
M8
Z${-depth}
G1 X82 F1290
G0 Z10
X-82 Y20
Z${-depth}
G1 X82
G0 Z50 M9

T2 M6
S4970 M3
G43 H2
G0 X-78 Y-62
Z20 M8
O100 CALL [${allowance + 0.3}] [${-15.9 - depth}] [1490]
G0 X7 Y0
Z1
G3 X7 Y0 Z${-10 - depth} I-7 P5 F700
I-7 F1000
G1 X11.7
G3 I-11.7 F1200
G1 X5 Y0
G0 Z50 M9

T3 M6
S7960 M3
G43 H3
G0 X66 Y0
Z5 M8
Z${-6 - depth}
G1 X10 F900
G0 Z20
O300 CALL [${allowance}] [${-6 - depth}] [700]
O200 CALL [${allowance}] [${-10 - depth}] [700]
O200 CALL [${allowance}] [${-10 - depth}] [700]
O100 CALL [${allowance}] [${-16 - depth}] [700]
O100 CALL [${allowance}] [${-16 - depth}] [700]
G0 Z50 M9
M5
G53 G0 Z0
G53 Y0
M30
%
`;
}

export const TEST_CUT_1 = testCut(0);
export const TEST_CUT_2 = testCut(0.5);
