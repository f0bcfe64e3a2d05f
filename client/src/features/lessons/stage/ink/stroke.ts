import { PEN_COLOURS, type PenColour } from '../props.ts';

/** A line over a page: shares of its width and height, one after the other. */
export interface Stroke {
  readonly colour: PenColour;
  readonly points: readonly (readonly [number, number])[];
}

const PARTS = 10_000;
/** The log takes no more in one stroke; a longer line goes on in another. */
export const MOST_POINTS = 1_000;

/** As it stands in the log: `{"c":"red","p":[x0,y0,x1,y1,…]}` with ten-thousandths. */
export function writeStroke({ colour, points }: Stroke): string {
  const p = points.flatMap(([x, y]) => [Math.round(x * PARTS), Math.round(y * PARTS)]);
  return JSON.stringify({ c: colour, p });
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => Number.isFinite(one));

/** Null for what is no stroke: the log takes any text here. */
export function readStroke(text: string): Stroke | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null || !('p' in read) || !isNumbers(read.p)) return null;
  const numbers = read.p;
  if (numbers.length < 2 || numbers.length > 2 * MOST_POINTS) return null;
  const named = 'c' in read ? read.c : undefined;
  const colour = PEN_COLOURS.find((one) => one === named) ?? 'red';
  const points = Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => {
    const [x = 0, y = 0] = numbers.slice(2 * index, 2 * index + 2);
    return [x / PARTS, y / PARTS] as const;
  });
  return { colour, points };
}

/** Nearer points than this tell nothing more, in shares. */
const NEAR = 0.002;

/** Whether a point is worth being kept after the last one. */
export function isFarEnough({ points }: Stroke, [x, y]: readonly [number, number]): boolean {
  const last = points.at(-1);
  return last === undefined || Math.hypot(x - last[0], y - last[1]) >= NEAR;
}

/** An SVG path through the points, rounded between them, in units of a sheet of this size. */
export function pathOf({ points }: Stroke, width: number, height: number): string {
  const at = (index: number): readonly [number, number] => {
    const [x, y] = points[index] ?? [0, 0];
    return [x * width, y * height];
  };
  const written = (value: number): string => value.toFixed(1);
  const [x0, y0] = at(0);
  // A dot is a line to itself: round ends make it seen.
  if (points.length === 1) return `M${written(x0)} ${written(y0)}h0.01`;
  let path = `M${written(x0)} ${written(y0)}`;
  for (let index = 1; index < points.length - 1; index += 1) {
    const [x, y] = at(index);
    const [nextX, nextY] = at(index + 1);
    path += `Q${written(x)} ${written(y)} ${written((x + nextX) / 2)} ${written((y + nextY) / 2)}`;
  }
  const [x, y] = at(points.length - 1);
  return `${path}L${written(x)} ${written(y)}`;
}

/** How near a point comes to a stroke, in heights of the sheet. @param aspect width by height of the sheet */
export function distanceTo({ points }: Stroke, [px, py]: readonly [number, number], aspect: number): number {
  let nearest = Infinity;
  points.forEach(([x, y], index) => {
    const [fromX, fromY] = points[index - 1] ?? [x, y];
    const dx = (x - fromX) * aspect;
    const dy = y - fromY;
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : ((px - fromX) * aspect * dx + (py - fromY) * dy) / length;
    const clamped = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, Math.hypot((px - fromX) * aspect - clamped * dx, py - fromY - clamped * dy));
  });
  return nearest;
}
