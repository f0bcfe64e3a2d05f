import { type ContentNode, textAlignments } from '../../content/index.ts';
import { atLeastOneBlock, maxDepth, node, paragraph, splitLine, textNode, trimInline } from '../build.ts';
import type { Warnings } from '../warnings.ts';
import { type CellInput, tableNode } from '../table.ts';
import { ListBuilder } from './lists.ts';
import { type Mark, readMark, styleIds } from './marks.ts';
import { readInline } from './read-inline.ts';
import type { WordCell, WordDocument, WordElement, WordImage, WordParagraph, WordTable } from './tree.ts';

export type WordSource = {
  readonly document: WordDocument;
  readonly headings: ReadonlyMap<string, number>;
  readonly warnings: Warnings;
  readonly pictures: ReadonlyMap<WordImage, string>;
  readonly openNotes: Set<string>;
};

/** Blocks of a body, a cell or a box. */
export function readBlocks(elements: readonly WordElement[], source: WordSource, depth: number): ContentNode[] {
  const lists = new ListBuilder();
  for (const element of elements) {
    if (element.type === 'paragraph') readParagraph(element, lists, source);
    else if (element.type === 'table')
      lists.block(readTable(element, source, depth + 1), itemLevel(firstParagraph(element)));
    else if (element.type !== 'bookmarkStart' && element.type !== 'commentReference') {
      lists.block(splitLine(readInline([element], source), paragraph), undefined);
    }
  }
  return joinQuotes(lists.blocks());
}

function marksOf(element: WordParagraph | undefined): Mark[] {
  return (element?.children ?? []).flatMap((child) =>
    child.type === 'bookmarkStart' ? (readMark(child.name ?? '') ?? []) : [],
  );
}

/** The level of the list item that a block belongs to, where a mark says so. */
function itemLevel(element: WordParagraph | undefined): number | undefined {
  return marksOf(element).find((mark) => mark.kind === 'item')?.level;
}

function firstParagraph(table: WordTable): WordParagraph | undefined {
  return table.children[0]?.children[0]?.children.find((child) => child.type === 'paragraph');
}

function readParagraph(element: WordParagraph, lists: ListBuilder, source: WordSource): void {
  if (element.styleId === styleIds.spacer) return;
  const marks = marksOf(element);
  const level = itemLevel(element);
  if (element.styleId === styleIds.rule) return lists.block([{ type: 'horizontalRule' }], level);
  if (element.styleId === styleIds.code) return lists.block([codeBlock(element, marks)], level);
  const inline = readInline(element.children, source);
  const attrs = { textAlign: alignmentOf(element) };
  const heading = source.headings.get(element.styleId ?? '');
  if (heading !== undefined) {
    // The title is the one heading of the first level here; `liftTitle` takes it off and lets the others rise.
    const make = (content: readonly ContentNode[]): ContentNode =>
      node('heading', content, { ...attrs, level: heading + 1 });
    const blocks = splitLine(inline, make);
    return lists.block(blocks.length > 0 ? blocks : [make([])], level);
  }
  const task = taskOf(inline);
  const number = marks.find((mark) => mark.kind === 'number');
  if (task) {
    return lists.item(
      { kind: 'task', checked: task.checked },
      Number(element.numbering?.level ?? indentLevel(element)),
      'task',
      1,
      lines(task.inline, attrs),
    );
  }
  if (element.numbering) {
    const kind = element.numbering.isOrdered ? 'ordered' : 'bullet';
    const id = number?.numberingId ?? `style ${element.styleId ?? ''}`;
    return lists.item({ kind }, Number(element.numbering.level), id, number?.start ?? 1, lines(inline, attrs));
  }
  const blocks = lines(inline, attrs);
  lists.block(
    element.styleId === styleIds.quote || /^(?:quote|引用)$/i.test(element.styleName ?? '')
      ? [node('blockquote', blocks)]
      : blocks,
    level,
  );
}

function lines(inline: readonly ContentNode[], attrs: ContentNode['attrs']): ContentNode[] {
  return atLeastOneBlock(splitLine(inline, (content) => paragraph(content, attrs)));
}

/** Tasks of Word have no list of their own: their level is the indent, 420 twips (two Chinese characters) each. */
function indentLevel({ indent }: WordParagraph): number {
  return Math.min(Math.max(Math.round(Number(indent.start ?? '0') / 420) - 1, 0), 8);
}

function taskOf(
  inline: readonly ContentNode[],
): { readonly checked: boolean; readonly inline: ContentNode[] } | undefined {
  const [first, ...rest] = inline;
  const box = first?.type === 'text' ? /^\s*([☐□☑☒✓✔])[ \t]*/u.exec(first.text ?? '') : null;
  if (!first || !box || box[1] === '□') return undefined;
  const text = (first.text ?? '').slice(box[0].length);
  return { checked: box[1] !== '☐', inline: trimInline([...(text === '' ? [] : [{ ...first, text }]), ...rest]) };
}

function alignmentOf({ alignment }: WordParagraph): string | null {
  const name = { both: 'justify', distribute: 'justify', start: 'left', end: 'right' }[alignment ?? ''] ?? alignment;
  return textAlignments.find((each) => each === name) ?? null;
}

function codeBlock(element: WordParagraph, marks: readonly Mark[]): ContentNode {
  const language = marks.find((mark) => mark.kind === 'code')?.language ?? null;
  const text = element.children.map(rawText).join('');
  return node('codeBlock', text === '' ? [] : [textNode(text)], { language });
}

function rawText(element: WordElement): string {
  if (element.type === 'text') return element.value;
  if (element.type === 'tab') return '\t';
  if (element.type === 'break') return '\n';
  return 'children' in element ? element.children.map(rawText).join('') : '';
}

/** Quotations are single paragraphs to Word; those that follow one another are one. */
function joinQuotes(blocks: readonly ContentNode[]): ContentNode[] {
  const joined: ContentNode[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'blockquote' && last?.type === 'blockquote') {
      joined[joined.length - 1] = { ...last, content: [...(last.content ?? []), ...(block.content ?? [])] };
    } else joined.push(block);
  }
  return joined;
}

function readTable(table: WordTable, source: WordSource, depth: number): ContentNode[] {
  const only =
    table.children.length === 1 && table.children[0]?.children.length === 1 ? table.children[0].children[0] : undefined;
  const tone = Object.entries(styleIds.callOut).find(([, id]) => id === table.styleId)?.[0];
  if (depth > maxDepth)
    return table.children.flatMap((row) => row.children.flatMap((cell) => readBlocks(cell.children, source, depth)));
  if (only && tone !== undefined) return [node('callOut', cellBlocks(only, source, depth), { tone })];
  const rows = table.children.map((row) =>
    row.children.map((cell): CellInput => {
      const columns = cell.children.flatMap((child) =>
        child.type === 'bookmarkStart' ? (readMark(child.name) ?? []) : [],
      );
      return {
        header: row.isHeader,
        colspan: cell.colSpan,
        rowspan: cell.rowSpan,
        colwidth: columns.find((mark) => mark.kind === 'columns')?.widthsPx ?? null,
        blocks: cellBlocks(cell, source, depth),
      };
    }),
  );
  const content = tableNode(rows);
  return content ? [content] : [];
}

/** Without the empty paragraph that Word wants after a table at the end of a cell. */
function cellBlocks(cell: WordCell, source: WordSource, depth: number): ContentNode[] {
  const blocks = readBlocks(cell.children, source, depth);
  const [last, before] = [blocks.at(-1), blocks.at(-2)];
  const trailing = before?.type === 'table' && last?.type === 'paragraph' && (last.content ?? []).length === 0;
  return atLeastOneBlock(trailing ? blocks.slice(0, -1) : blocks);
}
