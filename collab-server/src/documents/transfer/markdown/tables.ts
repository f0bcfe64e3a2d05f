import { type ContentNode, walkContent } from '../../content/index.ts';
import { textAttr } from '../build.ts';

const isHeader = (cell: ContentNode): boolean => cell.type === 'tableHeader';

/** Whether the first row, and only it, is the head. */
export function hasHead(table: ContentNode): boolean {
  return table.content?.[0]?.content?.every(isHeader) ?? false;
}

/**
 * Whether GFM can hold the table: no merged cells, one line or one picture a cell, headers in the first row alone, no empty head,
 * and nothing with a vertical line in it that cannot be escaped there.
 */
export function fitsGfm(table: ContentNode): boolean {
  const rows = table.content ?? [];
  const head = hasHead(table);
  const [first] = rows;
  const width = first?.content?.length ?? 0;
  if (width === 0 || (head && first?.content?.every(isEmpty) && rows.length > 1)) return false;
  return rows.every((row, index) => {
    const cells = row.content ?? [];
    return cells.length === width && cells.every((cell) => isHeader(cell) === (head && index === 0) && fitsCell(cell));
  });
}

const isEmpty = (cell: ContentNode): boolean =>
  (cell.content ?? []).every((block) => block.type === 'paragraph' && (block.content ?? []).length === 0);

function fitsCell(cell: ContentNode): boolean {
  const { colspan, rowspan } = cell.attrs ?? {};
  const [only, ...more] = cell.content ?? [];
  if ((colspan ?? 1) !== 1 || (rowspan ?? 1) !== 1 || more.length > 0) return false;
  if (only?.type === 'image') return true;
  if (only !== undefined && only.type !== 'paragraph') return false;
  let fits = true;
  walkContent(cell, (node) => {
    const latex = node.type === 'inlineMath' ? textAttr(node, 'latex') : '';
    const code = node.marks?.some(({ type }) => type === 'code') ? (node.text ?? '') : '';
    if (/[|\n]/.test(latex) || /[|\n\\]/.test(code)) fits = false;
  });
  return fits;
}
