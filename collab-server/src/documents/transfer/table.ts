import { boundedInteger, type ContentNode } from '../content/index.ts';
import { atLeastOneBlock, node } from './build.ts';

/** A cell as foreign formats give it. */
export type CellInput = {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  /** Widths in px of the columns that the cell covers; null where unknown. */
  readonly colwidth?: readonly number[] | null;
  readonly blocks: readonly ContentNode[];
};

/** Tables wider or taller than this are cut: no page shows them. */
const maxColumns = 64;

/**
 * A table that is whole: spans within bounds, no two cells on one place, every row of the same length (missing cells are added).
 * A row that is covered altogether by cells from above is dropped, and their spans shortened.
 */
export function tableNode(rows: readonly (readonly CellInput[])[]): ContentNode | undefined {
  const grid = place(rows);
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width === 0) return undefined;
  const out: ContentNode[] = [];
  grid.forEach((row, rowIndex) => {
    const cells: ContentNode[] = [];
    for (let column = 0; column < width; column += 1) {
      const slot = row[column];
      if (slot === undefined) cells.push(cellNode({ header: rowIsHeader(row), blocks: [] }, 1, 1));
      else if (slot.row === rowIndex && slot.column === column) {
        cells.push(cellNode(slot.cell, slot.colspan, Math.min(slot.rowspan, grid.length - rowIndex)));
      }
    }
    out.push(node('tableRow', cells));
  });
  return node('table', out);
}

type Slot = {
  readonly cell: CellInput;
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
};

function place(rows: readonly (readonly CellInput[])[]): (Slot | undefined)[][] {
  const grid: (Slot | undefined)[][] = rows.map(() => []);
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column += 1;
      if (column >= maxColumns) break;
      let colspan = Math.min(boundedInteger(cell.colspan, 1, maxColumns) ?? 1, maxColumns - column);
      for (let next = 1; next < colspan; next += 1) if (grid[row]?.[column + next] !== undefined) colspan = next;
      const rowspan = Math.min(boundedInteger(cell.rowspan, 1, rows.length) ?? 1, rows.length - row);
      const slot: Slot = { cell, row, column, colspan, rowspan };
      for (let down = 0; down < rowspan; down += 1) {
        const target = grid[row + down];
        if (target) fill(target, slot);
      }
      column += colspan;
    }
  });
  return dropCovered(grid);
}

function fill(row: (Slot | undefined)[], slot: Slot): void {
  for (let across = 0; across < slot.colspan; across += 1) row[slot.column + across] = slot;
}

/** Rows in which no cell begins cannot be written in any table format: they are taken out. */
function dropCovered(grid: (Slot | undefined)[][]): (Slot | undefined)[][] {
  const begins = grid.map((row, index) => row.some((slot) => slot === undefined || slot.row === index));
  if (begins.every(Boolean)) return grid;
  const newIndex = grid.map((_, index) => begins.slice(0, index).filter(Boolean).length);
  const moved = new Map<Slot, Slot>();
  const move = (slot: Slot): Slot => {
    const known = moved.get(slot);
    if (known) return known;
    const rowspan = begins.slice(slot.row, slot.row + slot.rowspan).filter(Boolean).length;
    const next = { ...slot, row: newIndex[slot.row] ?? 0, rowspan };
    moved.set(slot, next);
    return next;
  };
  return grid.filter((_, index) => begins[index]).map((row) => row.map((slot) => slot && move(slot)));
}

function rowIsHeader(row: readonly (Slot | undefined)[]): boolean {
  const slots = row.filter((slot) => slot !== undefined);
  return slots.length > 0 && slots.every((slot) => slot.cell.header);
}

function cellNode(
  { header, blocks, colwidth = null }: Pick<CellInput, 'header' | 'blocks' | 'colwidth'>,
  colspan: number,
  rowspan: number,
): ContentNode {
  const widths = colwidth?.length === colspan ? colwidth.map((px) => boundedInteger(px, 10, 2000) ?? 0) : null;
  return node(header ? 'tableHeader' : 'tableCell', atLeastOneBlock(blocks), {
    colspan,
    rowspan,
    colwidth: widths?.every((px) => px > 0) ? widths : null,
    align: null,
  });
}
