export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width by height of what has no measure of its own. */
export const WIDE = 16 / 9;

/** The largest size with this proportion in a box, whole pixels. */
export function fitInto(box: Size, aspect: number): Size {
  if (box.width <= 0 || box.height <= 0) return { width: 0, height: 0 };
  const isWider = box.width / box.height > aspect;
  return isWider
    ? { width: Math.round(box.height * aspect), height: Math.floor(box.height) }
    : { width: Math.floor(box.width), height: Math.round(box.width / aspect) };
}

export interface Share {
  readonly x: number;
  readonly y: number;
}

export interface Zoom extends Share {
  readonly scale: number;
}

const PARTS = 10_000;
const rounded = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * PARTS) / PARTS;

/**
 * Where on the whole sheet a point of the seen part lies; shares of width and height, to a ten-thousandth. The sheet is enlarged about the
 * point of the zoom, which stays where it is.
 */
export function shareOf(seen: Share, { scale, x, y }: Zoom): Share {
  return { x: rounded(x + (seen.x - x) / scale), y: rounded(y + (seen.y - y) / scale) };
}

const MOST_SCALE = 8;

/** Another zoom by a factor, so that the point under the hand stays where it is. */
export function zoomedAbout(seen: Share, zoom: Zoom, factor: number): Zoom {
  const scale = Math.min(MOST_SCALE, Math.max(1, Math.round(zoom.scale * factor * 100) / 100));
  if (scale === 1) return { scale: 1, x: 0.5, y: 0.5 };
  const point = shareOf(seen, zoom);
  // Enlarged about a centre c, a point p is seen at c + (p - c) × scale: solved for c.
  const centre = (p: number, s: number): number => rounded((s - p * scale) / (1 - scale));
  return { scale, x: centre(point.x, seen.x), y: centre(point.y, seen.y) };
}
