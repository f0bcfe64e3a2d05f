/** Which of the seven segments a character lights: a (top), b, c (right), d (bottom), e, f (left), g (middle). */
const LIT: Readonly<Record<string, string>> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abged',
  '3': 'abgcd',
  '4': 'fgbc',
  '5': 'afgcd',
  '6': 'afgedc',
  '7': 'abc',
  '8': 'abcdefg',
  '9': 'abcdfg',
  '-': 'g',
  O: 'abcdef',
  L: 'fed',
  ' ': '',
};

type Corner = readonly [x: number, y: number];

/** A segment as a polygon in a digit of 10 by 18, y down. */
const SHAPES: Readonly<Record<string, readonly Corner[]>> = {
  a: [
    [1.6, 0.6],
    [8.4, 0.6],
    [7.2, 2.2],
    [2.8, 2.2],
  ],
  b: [
    [9, 1.2],
    [9, 8.6],
    [8.2, 8.9],
    [7.4, 8.2],
    [7.4, 2.8],
  ],
  c: [
    [9, 16.8],
    [9, 9.4],
    [8.2, 9.1],
    [7.4, 9.8],
    [7.4, 15.2],
  ],
  d: [
    [1.6, 17.4],
    [8.4, 17.4],
    [7.2, 15.8],
    [2.8, 15.8],
  ],
  e: [
    [1, 16.8],
    [1, 9.4],
    [1.8, 9.1],
    [2.6, 9.8],
    [2.6, 15.2],
  ],
  f: [
    [1, 1.2],
    [1, 8.6],
    [1.8, 8.9],
    [2.6, 8.2],
    [2.6, 2.8],
  ],
  g: [
    [2, 9],
    [2.8, 8.2],
    [7.2, 8.2],
    [8, 9],
    [7.2, 9.8],
    [2.8, 9.8],
  ],
};

const POINT: readonly Corner[] = [
  [10, 15.9],
  [11.6, 15.9],
  [11.6, 17.4],
  [10, 17.4],
];

export const DIGIT = { width: 12, height: 18 } as const;

/** The lit segments of a text as polygons, digits side by side; a point stands behind its digit. */
export function segmentPolygons(text: string): {
  readonly polygons: readonly (readonly Corner[])[];
  readonly digits: number;
} {
  const polygons: Corner[][] = [];
  let digits = 0;
  for (const character of text) {
    const left = (character === '.' ? digits - 1 : digits) * DIGIT.width;
    const shapes = character === '.' ? [POINT] : (LIT[character] ?? '').split('').map((name) => SHAPES[name] ?? []);
    for (const shape of shapes) polygons.push(shape.map(([x, y]) => [x + left, y]));
    if (character !== '.') digits += 1;
  }
  return { polygons, digits };
}
