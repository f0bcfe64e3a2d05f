export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place extends Size {
  readonly x: number;
  readonly y: number;
}

/** Places by the order of the sizes, and how high the sheet becomes (a power of two). */
export interface Layout {
  readonly places: readonly Place[];
  readonly height: number;
}

/** Room around each place, so that neighbours do not bleed into one another where the sheet is drawn small. */
const GAP = 4;

/**
 * Lays rectangles onto a sheet of given width in shelves, the highest first.
 *
 * @throws Error where one is wider than the sheet
 */
export function layOut(sizes: readonly Size[], width: number): Layout {
  const places: Place[] = Array.from({ length: sizes.length });
  const order = sizes.map((_, index) => index).toSorted((a, b) => (sizes[b]?.height ?? 0) - (sizes[a]?.height ?? 0));
  let [x, y, shelf] = [GAP, GAP, 0];
  for (const index of order) {
    const size = sizes[index];
    if (size === undefined) continue;
    if (size.width + 2 * GAP > width) throw new Error(`a label of ${size.width} px does not fit on ${width} px`);
    if (x + size.width + GAP > width) {
      x = GAP;
      y += shelf + GAP;
      shelf = 0;
    }
    places[index] = { x, y, width: size.width, height: size.height };
    x += size.width + GAP;
    shelf = Math.max(shelf, size.height);
  }
  return { places, height: 2 ** Math.ceil(Math.log2(Math.max(y + shelf + GAP, 1))) };
}
