import { boundedInteger, type ContentMark, type ContentNode, calloutTone, imageWidthPx } from '../../content/index.ts';
import { trimInline } from '../build.ts';
import { headerRowCount } from '../docx/degrade.ts';
import { levelOf } from '../headings.ts';
import { parseTex } from '../math/tex.ts';
import { pictureFile, type Pictures } from '../picture-file.ts';

/** JSON that document.typ reads: content with all that it needs to know worked out. */
export type Print = { readonly [key: string]: unknown };

export type PrintFiles = { readonly json: Print; readonly files: ReadonlyMap<string, Uint8Array> };

/** Width between the margins of the page, in px of 1/96 inch. */
const pageWidthPx = 627;

/** A document ready to be set. Pictures that cannot be shown leave their description. */
export function printOf(title: string, content: ContentNode, pictures: Pictures): PrintFiles {
  const files = new Map<string, Uint8Array>();
  const printer: Printer = { pictures, files };
  const chinese = /\p{Script=Han}/u.test(title + JSON.stringify(content).slice(0, 20_000));
  return {
    json: {
      title,
      lang: chinese ? 'zh' : 'en',
      region: chinese ? 'cn' : 'gb',
      content: blocks(content.content ?? [], printer),
    },
    files,
  };
}

type Printer = { readonly pictures: Pictures; readonly files: Map<string, Uint8Array> };

function blocks(contents: readonly ContentNode[], printer: Printer): Print[] {
  return contents.map((content) => block(content, printer));
}

function block(content: ContentNode, printer: Printer): Print {
  const { type, attrs = {} } = content;
  const children = content.content ?? [];
  const align = typeof attrs['textAlign'] === 'string' ? attrs['textAlign'] : null;
  switch (type) {
    case 'paragraph':
      return { type, align, content: inline(children) };
    case 'heading':
      return { type, align, level: levelOf(content), content: inline(children) };
    case 'bulletList':
      return { type, items: items(children, printer) };
    case 'orderedList':
      return { type, start: boundedInteger(attrs['start'], 0, 1_000_000) ?? 1, items: items(children, printer) };
    case 'taskList':
      return { type, items: items(children, printer) };
    case 'callOut':
      return { type, tone: calloutTone(attrs['tone']), content: blocks(children, printer) };
    case 'codeBlock': {
      const language = attrs['language'];
      const known = typeof language === 'string' && /^[\w+#-]{1,20}$/.test(language) ? language : null;
      return { type, language: known, text: children.map(({ text }) => text ?? '').join('') };
    }
    case 'blockMath':
      return { type, ...formula(attrs['latex'], true) };
    case 'image':
      return image(content, printer);
    case 'table':
      return table(content, printer);
    default:
      return { type, content: blocks(children, printer) };
  }
}

function items(children: readonly ContentNode[], printer: Printer): Print[] {
  return children.map((item) => ({
    checked: item.attrs?.['checked'] === true,
    content: blocks(item.content ?? [], printer),
  }));
}

function inline(pieces: readonly ContentNode[]): Print[] {
  return trimInline(pieces).map((piece) => {
    switch (piece.type) {
      case 'text':
        return { type: 'text', text: piece.text ?? '', marks: (piece.marks ?? []).map(mark) };
      case 'inlineMath':
        return { type: 'inlineMath', ...formula(piece.attrs?.['latex'], false) };
      default:
        return { type: piece.type };
    }
  });
}

function mark({ type, attrs }: ContentMark): Print {
  const href = attrs?.['href'];
  // Paths and anchors lead nowhere from a file.
  return type === 'link' && typeof href === 'string' && /^[a-z]+:/i.test(href)
    ? { type, href }
    : { type: type === 'link' ? 'text' : type };
}

function formula(latex: unknown, display: boolean): Print {
  const source = typeof latex === 'string' ? latex : '';
  return { latex: display ? `$$${source}$$` : `$${source}$`, tree: parseTex(source, display) ?? null };
}

function image({ attrs = {} }: ContentNode, { pictures, files }: Printer): Print {
  const src = String(attrs['src']);
  const alt = typeof attrs['alt'] === 'string' ? attrs['alt'] : '';
  const file = pictureFile(pictures.get(src));
  if (!file || file.type === 'avif')
    return { type: 'image', path: null, alt: alt === '' ? '［图片］' : `［图片：${alt}］`, widthPx: 0 };
  const path = `/picture-${files.size + 1}.${file.type}`;
  files.set(path, file.bytes);
  const width = boundedInteger(attrs['widthPx'], imageWidthPx.least, imageWidthPx.most) ?? file.widthPx;
  // No taller than a page either.
  const fits = Math.min(width, pageWidthPx, (file.widthPx * 850) / file.heightPx);
  return { type: 'image', path, alt, widthPx: Math.max(1, Math.round(fits)) };
}

function table(content: ContentNode, printer: Printer): Print {
  const rows = content.content ?? [];
  const width = Math.max(
    1,
    ...rows.map((row) => (row.content ?? []).reduce((sum, cell) => sum + span(cell, 'colspan'), 0)),
  );
  const columns: (number | null)[] = Array.from({ length: width }, () => null);
  // The first row has no cells above it, so its cells' places are their columns.
  let column = 0;
  for (const cell of rows[0]?.content ?? []) {
    const stated: unknown = cell.attrs?.['colwidth'];
    for (let next = 0; next < span(cell, 'colspan'); next += 1) {
      const px: unknown = Array.isArray(stated) ? stated[next] : null;
      columns[column] = boundedInteger(px, 10, 2_000);
      column += 1;
    }
  }
  return {
    type: 'table',
    columns: fitted(columns),
    headerRows: mergedAcross(rows, headerRowCount(rows)) ? 0 : headerRowCount(rows),
    rows: rows.map((row) =>
      (row.content ?? []).map((cell) => ({
        header: cell.type === 'tableHeader',
        colspan: span(cell, 'colspan'),
        rowspan: span(cell, 'rowspan'),
        content: blocks(cell.content ?? [], printer),
      })),
    ),
  };
}

function span(cell: ContentNode, name: 'colspan' | 'rowspan'): number {
  return boundedInteger(cell.attrs?.[name], 1, 1_000) ?? 1;
}

/** Whether a cell reaches from the head into the rows below, so that the head cannot be repeated. */
function mergedAcross(rows: readonly ContentNode[], headerRows: number): boolean {
  return rows
    .slice(0, headerRows)
    .some((row, index) => (row.content ?? []).some((cell) => index + span(cell, 'rowspan') > headerRows));
}

/** Stated widths are kept where they leave room; a table wider than the page shrinks as a whole. */
function fitted(columns: readonly (number | null)[]): (number | null)[] {
  const open = columns.filter((px) => px === null).length;
  const stated = columns.reduce<number>((sum, px) => sum + (px ?? 0), 0);
  const room = pageWidthPx - open * 60;
  if (stated === 0 || (open > 0 && stated <= room)) return [...columns];
  const scale = (open > 0 ? Math.max(room, pageWidthPx / 2) : pageWidthPx) / stated;
  return columns.map((px) => (px === null ? null : px * Math.min(scale, open > 0 ? 1 : scale)));
}
