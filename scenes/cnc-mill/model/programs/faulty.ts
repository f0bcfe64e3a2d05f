/** Programs with a mistake in them, to be found before they cut: each does real harm. */

/** G42 where G41 belongs: the tool runs inside of the contour, and the part is two radii too small. */
export const WRONG_SIDE = `%
(CONTOUR 外形: ONE WORD IS WRONG 有一处错误)
G21 G17 G40 G49 G80 G90 G94 G54
T3 M6
S7960 M3
G43 H3
G0 X-78 Y-62
Z20 M8
Z-5
G1 G42 D3 X-45.3 Y-46 F900
Y35.3
X45.3
Y-35.3
X-62
G40 X-78 Y-50
G0 Z50 M9
M5
M30
%
`;

/** No G43: the control does not know that there is a tool. */
export const NO_LENGTH_OFFSET = `%
(POCKET 圆槽: ONE WORD IS MISSING 缺一个指令)
G21 G17 G40 G49 G80 G90 G94 G54
T2 M6
S4970 M3
G0 X7 Y0
Z20 M8
Z1
G3 X7 Y0 Z-5 I-7 P3 F700
I-7
G0 Z50 M9
M5
M30
%
`;

/** G0 where G1 belongs: into the material at rapid. */
export const RAPID_INTO_STOCK = `%
(SLOT 直槽: ONE WORD IS WRONG 有一处错误)
G21 G17 G40 G49 G80 G90 G94 G54
T3 M6
S7960 M3
G43 H3
G0 X66 Y0
Z20 M8
Z-3
X10
G1 X66 F900
G0 Z50 M9
M5
M30
%
`;
