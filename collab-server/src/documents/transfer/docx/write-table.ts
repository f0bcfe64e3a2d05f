import {
  BorderStyle,
  type FileChild,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { ContentNode } from '../../content/index.ts';
import { headerRowCount } from './degrade.ts';
import { styleIds, twipsPerPx } from './marks.ts';
import { spacer } from './writer.ts';

/** Writes the blocks of a cell; `lead` goes into their first paragraph. */
export type WriteBlocks = (blocks: readonly ContentNode[], lead: readonly ParagraphChild[]) => FileChild[];

const line = { style: BorderStyle.SINGLE, size: 4, color: '9CA3AF' };
const borders = { top: line, bottom: line, left: line, right: line };
const margins = { top: 40, bottom: 40, left: 100, right: 100 };
/** Width between the margins of A4, in twips. */
const pageWidthTwips = 9_638;

export function table(content: ContentNode, write: WriteBlocks, lead: readonly ParagraphChild[]): Table {
  const rows = content.content ?? [];
  const headers = headerRowCount(rows);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: columnWidths(rows),
    rows: rows.map(
      (row, rowIndex) =>
        new TableRow({
          ...(rowIndex < headers ? { tableHeader: true } : {}),
          cantSplit: false,
          children: (row.content ?? []).map((cell, index) =>
            tableCell(cell, write, rowIndex === 0 && index === 0 ? lead : []),
          ),
        }),
    ),
  });
}

function tableCell(cell: ContentNode, write: WriteBlocks, lead: readonly ParagraphChild[]): TableCell {
  const { colspan, rowspan } = cell.attrs ?? {};
  const widths = widthsOf(cell);
  const header = cell.type === 'tableHeader';
  return new TableCell({
    children: cellChildren(cell.content ?? [], write, lead),
    columnSpan: typeof colspan === 'number' ? colspan : 1,
    rowSpan: typeof rowspan === 'number' ? rowspan : 1,
    verticalAlign: VerticalAlign.CENTER,
    borders,
    margins,
    // The library states the column's width otherwise, and the reader could not tell it from one that somebody set.
    width: widths ? { size: sum(widths) * twipsPerPx, type: WidthType.DXA } : { size: 0, type: WidthType.AUTO },
    ...(header ? { shading: { type: ShadingType.CLEAR, fill: 'F3F4F6', color: 'auto' } } : {}),
  });
}

function cellChildren(
  blocks: readonly ContentNode[],
  write: WriteBlocks,
  lead: readonly ParagraphChild[],
): (Paragraph | Table)[] {
  const first = blocks[0];
  // The mark needs a paragraph of this cell itself.
  const opening = lead.length > 0 && (first?.type === 'table' || first?.type === 'callOut');
  const written = write(blocks, opening ? [] : lead);
  const children: FileChild[] = opening
    ? [new Paragraph({ style: styleIds.spacer, children: [...lead] }), ...written]
    : written;
  return (children.length > 0 ? children : [spacer()]) as (Paragraph | Table)[];
}

function widthsOf(cell: ContentNode): readonly number[] | undefined {
  const colwidth: unknown = cell.attrs?.['colwidth'];
  return Array.isArray(colwidth) && colwidth.every((px): px is number => typeof px === 'number' && px > 0)
    ? colwidth
    : undefined;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Widths of the grid's columns: those that a cell states, and equal shares of the rest of the page. */
function columnWidths(rows: readonly ContentNode[]): number[] {
  const stated: (number | undefined)[] = [];
  const until: number[] = [];
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row.content ?? []) {
      while ((until[column] ?? 0) > rowIndex) column += 1;
      const { colspan, rowspan } = cell.attrs ?? {};
      const widths = widthsOf(cell);
      const span = typeof colspan === 'number' ? colspan : 1;
      for (let next = 0; next < span; next += 1) {
        stated[column + next] ??= widths?.[next];
        until[column + next] = rowIndex + (typeof rowspan === 'number' ? rowspan : 1);
      }
      column += span;
    }
  });
  const count = Math.max(until.length, 1);
  const known = sum(stated.map((px) => (px ?? 0) * twipsPerPx));
  const unknown = Array.from({ length: count }, (_, index) => stated[index]).filter((px) => px === undefined).length;
  const share = Math.max(Math.floor((pageWidthTwips - known) / Math.max(unknown, 1)), 600);
  return Array.from({ length: count }, (_, index) =>
    stated[index] === undefined ? share : (stated[index] ?? 0) * twipsPerPx,
  );
}

const tones: Readonly<Record<string, { readonly fill: string; readonly edge: string }>> = {
  [styleIds.callOut.note]: { fill: 'EFF6FF', edge: '3B82F6' },
  [styleIds.callOut.tip]: { fill: 'ECFDF5', edge: '10B981' },
  [styleIds.callOut.warning]: { fill: 'FFFBEB', edge: 'F59E0B' },
};

/** A call-out: one shaded cell with an edge in the colour of its tone. */
export function boxTable(
  blocks: readonly ContentNode[],
  style: string,
  write: WriteBlocks,
  lead: readonly ParagraphChild[],
): Table {
  const { fill = 'F3F4F6', edge = '9CA3AF' } = tones[style] ?? {};
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cell = new TableCell({
    children: cellChildren(blocks, write, lead),
    borders: { top: none, bottom: none, right: none, left: { style: BorderStyle.SINGLE, size: 24, color: edge } },
    shading: { type: ShadingType.CLEAR, fill, color: 'auto' },
    margins: { top: 80, bottom: 80, left: 160, right: 160 },
  });
  return new Table({
    style,
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [pageWidthTwips],
    rows: [new TableRow({ children: [cell] })],
  });
}
