export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** How many tiles stand beside and below each other, and how large one is. */
export interface GridPlan {
  readonly columns: number;
  readonly rows: number;
  readonly tile: Size;
}

/** Width to height: no flatter than pictures are, and upright only where the place is. */
const FLATTEST = 16 / 9;
const UPRIGHT = 4 / 5;
const UPRIGHT_IN_WIDE = 4 / 3;

/** The arrangement in which each of so many tiles is largest. @param gapPx between two of them */
export function planGrid(count: number, { widthPx, heightPx }: Size, gapPx: number): GridPlan {
  const tiles = Math.max(1, count);
  const least = widthPx > heightPx ? UPRIGHT_IN_WIDE : UPRIGHT;
  const all = Array.from({ length: tiles }, (_, index) => {
    const columns = index + 1;
    const rows = Math.ceil(tiles / columns);
    const widest = Math.max(0, (widthPx - gapPx * (columns - 1)) / columns);
    const highest = Math.max(0, (heightPx - gapPx * (rows - 1)) / rows);
    const tile = {
      widthPx: Math.floor(Math.min(widest, highest * FLATTEST)),
      heightPx: Math.floor(Math.min(highest, widest / least)),
    };
    return { columns, rows, tile };
  });
  return all.reduce((best, one) => (areaOf(one.tile) > areaOf(best.tile) ? one : best));
}

const areaOf = ({ widthPx, heightPx }: Size): number => widthPx * heightPx;

/** Splits into pages of at most so many, as evenly as can be, so that a last page does not hold a single one. */
export function pagesOf<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  if (items.length <= most) return [items];
  const pages = Math.ceil(items.length / most);
  const each = Math.ceil(items.length / pages);
  return Array.from({ length: pages }, (_, page) => items.slice(page * each, (page + 1) * each));
}
