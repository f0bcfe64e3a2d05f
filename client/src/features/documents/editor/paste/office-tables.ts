/** The text of a page is this wide; wider tables are scaled to it. */
const pageWidthPx = 670;
const cssPxPerPoint = 4 / 3;

/**
 * Gives the cells of the first row the widths that Office wrote (`width` in pixels, or points in the style), in the form the schema
 * reads, and makes the rows that Office repeats on each page a header.
 */
export function setOfficeColumnWidths(body: HTMLElement): void {
  for (const table of body.querySelectorAll('table')) {
    for (const cell of table.querySelectorAll('thead td')) headerCell(cell);
    const widths = columnWidths(table);
    const sum = widths.reduce((total, width) => total + width, 0);
    if (sum === 0 || widths.includes(0)) continue;
    const scale = Math.min(1, pageWidthPx / sum);
    for (const row of table.rows) {
      let column = 0;
      for (const cell of row.cells) {
        const own = widths.slice(column, column + cell.colSpan).map((width) => Math.max(40, Math.round(width * scale)));
        // Below cells that span rows the count of columns is another: there the first row's widths stand.
        if (row.rowIndex === 0 || own.length === cell.colSpan) cell.setAttribute('colwidth', own.join(','));
        column += cell.colSpan;
      }
      if ([...row.cells].some((cell) => cell.rowSpan > 1)) break;
    }
  }
}

function headerCell(cell: Element): void {
  const header = document.createElement('th');
  for (const name of ['colspan', 'rowspan', 'width', 'style']) {
    const value = cell.getAttribute(name);
    if (value !== null) header.setAttribute(name, value);
  }
  header.append(...cell.childNodes);
  for (const bold of header.querySelectorAll('b, strong')) bold.replaceWith(...bold.childNodes);
  cell.replaceWith(header);
}

/** Widths of the columns in pixels from a row without spans, else from `col` elements; empty where neither says. */
function columnWidths(table: HTMLTableElement): number[] {
  const columns = [...table.querySelectorAll('col')].flatMap((col) =>
    Array.from({ length: col.span }, () => widthOf(col)),
  );
  if (columns.length > 0 && !columns.includes(0)) return columns;
  const count = Math.max(
    0,
    ...[...table.rows].map((row) => [...row.cells].reduce((total, cell) => total + cell.colSpan, 0)),
  );
  const plain = [...table.rows].find((row) => row.cells.length === count);
  return plain ? [...plain.cells].map(widthOf) : [];
}

function widthOf(element: HTMLElement): number {
  const points = /^([\d.]+)pt$/.exec(element.style.width)?.[1];
  if (points !== undefined) return Number(points) * cssPxPerPoint;
  const pixels =
    /^([\d.]+)px$/.exec(element.style.width)?.[1] ?? /^(\d+)$/.exec(element.getAttribute('width') ?? '')?.[1];
  return pixels === undefined ? 0 : Number(pixels);
}
