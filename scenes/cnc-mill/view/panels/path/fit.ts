import { BEGINS, FEED, type ToolPath } from '../program/tool-path.ts';

export type Direction = 'top' | 'front' | 'right' | 'solid';

/** Where a place (mm, Z up) is seen from a direction: to the right and upwards, mm. */
export function seenFrom(direction: Direction, x: number, y: number, z: number): readonly [number, number] {
  switch (direction) {
    case 'top':
      return [x, y];
    case 'front':
      return [x, z];
    case 'right':
      return [y, z];
    // From the front right above; Z stays upright.
    case 'solid':
      return [(x - y) * Math.SQRT1_2, (x + y) * 0.35 + z * 0.87];
  }
}

export interface Fit {
  /** Picture elements a mm, and where the origin of work coordinates lies in the picture. */
  readonly scale: number;
  readonly originX: number;
  readonly originY: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which part of a path a picture shows: what is cut decides, since rapids from far away would make it tiny. */
export function fitPath(path: ToolPath, direction: Direction, { width, height }: Size, marginPx: number): Fit {
  const box = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity };
  const take = (index: number): void => {
    const [right, up] = placeOf(path, direction, index);
    box.left = Math.min(box.left, right);
    box.right = Math.max(box.right, right);
    box.low = Math.min(box.low, up);
    box.high = Math.max(box.high, up);
  };
  const cuts = path.kinds.includes(FEED);
  for (let index = 0; index < path.kinds.length; index++) {
    const kind = path.kinds[index];
    if (kind === FEED || (!cuts && kind !== BEGINS)) take(index);
  }
  if (box.left > box.right) return { scale: 1, originX: width / 2, originY: height / 2 };
  const [wide, high] = [Math.max(box.right - box.left, 1), Math.max(box.high - box.low, 1)];
  const scale = Math.min((width - 2 * marginPx) / wide, (height - 2 * marginPx) / high);
  return {
    scale,
    originX: width / 2 - ((box.left + box.right) / 2) * scale,
    originY: height / 2 + ((box.low + box.high) / 2) * scale,
  };
}

export function placeOf({ points }: ToolPath, direction: Direction, index: number): readonly [number, number] {
  return seenFrom(direction, points[index * 3] ?? 0, points[index * 3 + 1] ?? 0, points[index * 3 + 2] ?? 0);
}

/** The last point that a line of the program reaches; 0 where none does. */
export function lastPointOf({ lines }: ToolPath, line: number): number {
  return Math.max(0, lines.lastIndexOf(line));
}
