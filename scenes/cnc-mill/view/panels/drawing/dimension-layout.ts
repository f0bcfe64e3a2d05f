import type { Dimension } from '../../../model/drawing/sheet.ts';
import type { Place } from '../../../model/drawing/lines.ts';

export type Line = readonly [from: Place, to: Place];

/** A dimension as lines, arrow heads and words; mm of the sheet, Y up. */
export interface DimensionLayout {
  readonly lines: readonly Line[];
  /** Tips of arrow heads and the way they point. */
  readonly arrows: readonly { readonly at: Place; readonly way: Place }[];
  readonly text: string;
  readonly textAt: Place;
  /** Counter-clockwise from the right, −90 to 90. */
  readonly textDeg: number;
  readonly align: 'start' | 'middle' | 'end';
}

const LETTERS_MM = 3.2;
const GAP_MM = 0.8;
const BEYOND_MM = 1.8;
/** Room that two arrow heads need between the extension lines. */
const INSIDE_MM = 8;
const OUTSIDE_MM = 6;

const along = ([x, y]: Place, [wx, wy]: Place, mm: number): Place => [x + wx * mm, y + wy * mm];

/** How wide words are, roughly: a Latin letter is 0.56 of its height. */
export const textWidthMm = (text: string): number => text.length * LETTERS_MM * 0.56;

export function layOutDimension(dimension: Dimension): DimensionLayout {
  if (dimension.kind === 'leader') return layOutLeader(dimension);
  const { from, to, offsetMm, text } = dimension;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const way: Place = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const left: Place = [-way[1], way[0]];
  const side = Math.sign(offsetMm) || 1;
  const [start, end] = [along(from, left, offsetMm), along(to, left, offsetMm)];
  const lines: Line[] = [];
  if (offsetMm !== 0) {
    for (const [edge, foot] of [
      [from, start],
      [to, end],
    ] as const) {
      lines.push([along(edge, left, side * GAP_MM), along(foot, left, side * BEYOND_MM)]);
    }
  }
  const inside = length >= INSIDE_MM;
  lines.push(inside ? [start, end] : [along(start, way, -OUTSIDE_MM), along(end, way, OUTSIDE_MM)]);
  const back: Place = [-way[0], -way[1]];
  const arrows = [
    { at: start, way: inside ? back : way },
    { at: end, way: inside ? way : back },
  ];
  // Read from below or from the right, as ISO 129 has it.
  const steep = Math.abs(way[0]) < 1e-9;
  const textDeg = steep ? 90 : (Math.atan(way[1] / way[0]) * 180) / Math.PI;
  const above: Place = steep ? [-1, 0] : way[0] > 0 ? left : [-left[0], -left[1]];
  const fits = length >= textWidthMm(text) + 2;
  const readingWay: Place = steep ? [0, 1] : way[0] > 0 ? way : back;
  const middle: Place = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  // Words wider than their dimension stand beyond it, on the line drawn on.
  const textAt = fits
    ? along(middle, above, 1.1)
    : along(along(middle, readingWay, length / 2 + (inside ? 1.5 : OUTSIDE_MM - 2)), above, 1.1);
  if (!fits) {
    const far = along(middle, readingWay, length / 2 + (inside ? 1.5 : OUTSIDE_MM - 2) + textWidthMm(text));
    lines.push([along(middle, readingWay, length / 2), far]);
  }
  return { lines, arrows, text, textAt, textDeg, align: fits ? 'middle' : 'start' };
}

function layOutLeader({ text, at, textAt }: Extract<Dimension, { kind: 'leader' }>): DimensionLayout {
  const right = textAt[0] >= at[0];
  const shelf: Place = [textAt[0] + (right ? 1 : -1) * textWidthMm(text), textAt[1]];
  const length = Math.hypot(textAt[0] - at[0], textAt[1] - at[1]) || 1;
  return {
    lines: [
      [at, textAt],
      [textAt, shelf],
    ],
    arrows: [{ at, way: [(at[0] - textAt[0]) / length, (at[1] - textAt[1]) / length] }],
    text,
    textAt: [textAt[0], textAt[1] + 1.1],
    textDeg: 0,
    align: right ? 'start' : 'end',
  };
}

const HEAD_MM = 2.6;
const HEAD_HALF_MM = 0.45;

/** The three corners of an arrow head. */
export function headOf(at: Place, way: Place): readonly [Place, Place, Place] {
  const foot = along(at, way, -HEAD_MM);
  const across: Place = [-way[1], way[0]];
  return [at, along(foot, across, HEAD_HALF_MM), along(foot, across, -HEAD_HALF_MM)];
}
