/**
 * Subroutines that the programs share: walls by cutter compensation on the left, climb milling. Each takes the allowance a side, the
 * depth and the feed.
 */
export const SUBROUTINES = `(CONTOUR 90 x 70, CLIMB 外形顺铣: #1 ALLOWANCE A SIDE 单边余量, #2 DEPTH 深度, #3 FEED 进给)
O100 SUB
G0 X-78 Y-62
Z5
Z#2
G1 G41 X[-45-#1] Y-46 F#3
Y30
G2 X-40 Y[35+#1] R[5+#1]
G1 X40
G2 X[45+#1] Y30 R[5+#1]
G1 Y-30
G2 X40 Y[-35-#1] R[5+#1]
G1 X-40
G2 X[-45-#1] Y-30 R[5+#1]
G1 Y-20
G40 X-78 Y-10
G0 Z20
O100 ENDSUB

(WALL OF THE POCKET D40, CLIMB 圆槽侧壁: #1 ALLOWANCE, #2 DEPTH, #3 FEED)
O200 SUB
G0 X0 Y0
Z2
G1 Z#2 F500
G41 X[8-#1] Y-12 F#3
G3 X[20-#1] Y0 R12
I[#1-20]
X[8-#1] Y12 R12
G1 G40 X0 Y0
G0 Z20
O200 ENDSUB

(WALLS OF THE SLOT 12, CLIMB 直槽侧壁: #1 ALLOWANCE, #2 DEPTH, #3 FEED)
O300 SUB
G0 X66 Y-6
Z5
Z#2
G1 G41 X54 Y[6-#1] F#3
X4
Y[#1-6]
X62
G40 X72 Y6
G0 Z20
O300 ENDSUB
`;
