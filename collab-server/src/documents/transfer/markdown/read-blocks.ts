import type { Blockquote, BlockContent, DefinitionContent, List, ListItem, RootContent, Table } from 'mdast';
import { type CalloutTone, type ContentNode } from '../../content/index.ts';
import { atLeastOneBlock, blockMath, itemContent, maxDepth, node, paragraph, splitLine, textNode } from '../build.ts';
import { readHtmlBlocks } from '../html/read.ts';
import { tableNode } from '../table.ts';
import { readInline } from './read-inline.ts';
import { type MarkdownSource, rawText } from './source.ts';

type Block = RootContent | BlockContent | DefinitionContent;

export function readBlocks(blocks: readonly Block[], source: MarkdownSource, depth: number): ContentNode[] {
  return blocks.flatMap((block) => readBlock(block, source, depth));
}

function readBlock(block: Block, source: MarkdownSource, depth: number): ContentNode[] {
  switch (block.type) {
    case 'paragraph': {
      const inline = readInline(block.children, source);
      // A formula written with two dollars that fills its line is a displayed one.
      const only = block.children.length === 1 ? block.children[0] : undefined;
      if (only?.type === 'inlineMath' && rawText(only, source).startsWith('$$')) return [blockMath(only.value)];
      return splitLine(inline, paragraph);
    }
    case 'heading': {
      const split = splitLine(readInline(block.children, source), (inline) =>
        node('heading', inline, { level: block.depth }),
      );
      return split.length > 0 ? split : [node('heading', [], { level: block.depth })];
    }
    case 'thematicBreak':
      return [{ type: 'horizontalRule' }];
    case 'blockquote':
      return depth >= maxDepth ? readBlocks(block.children, source, depth) : [readQuotation(block, source, depth + 1)];
    case 'list':
      return depth >= maxDepth
        ? block.children.flatMap((item) => readBlocks(item.children, source, depth))
        : readList(block, source, depth + 1);
    case 'code':
      return [node('codeBlock', block.value === '' ? [] : [textNode(block.value)], { language: block.lang ?? null })];
    case 'math':
      return [blockMath(block.value)];
    case 'table':
      return readTable(block, source);
    case 'html':
      return readHtmlBlocks(block.value, source, depth);
    // Read where they are referred to, or not at all.
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      return [];
    default:
      return splitLine(readInline([block], source), paragraph);
  }
}

const alertTones: Readonly<Record<string, CalloutTone>> = {
  NOTE: 'note',
  IMPORTANT: 'note',
  TIP: 'tip',
  WARNING: 'warning',
  CAUTION: 'warning',
};

/** A quotation, or one of GitHub's alerts: a quotation whose first line is `[!NOTE]`. */
function readQuotation(block: Blockquote, source: MarkdownSource, depth: number): ContentNode {
  const [first, ...rest] = block.children;
  const lead = first?.type === 'paragraph' ? first.children[0] : undefined;
  const alert = lead?.type === 'text' ? /^\[!([A-Z]+)\][ \t]*(?:\n|$)/.exec(lead.value) : null;
  const tone = alert ? alertTones[alert[1] ?? ''] : undefined;
  if (!alert || tone === undefined || first?.type !== 'paragraph' || lead?.type !== 'text') {
    return node('blockquote', atLeastOneBlock(readBlocks(block.children, source, depth)));
  }
  const remaining = { ...lead, value: lead.value.slice(alert[0].length) };
  const opening = { ...first, children: [remaining, ...first.children.slice(1)] };
  return node('callOut', atLeastOneBlock(readBlocks([opening, ...rest], source, depth)), { tone });
}

/** One list, or several where tasks and plain items stand mixed. */
function readList(list: List, source: MarkdownSource, depth: number): ContentNode[] {
  const lists: ContentNode[] = [];
  let items: ListItem[] = [];
  let start = list.start ?? 1;
  const isTask = (item: ListItem): boolean => item.checked !== null && item.checked !== undefined;
  const close = (): void => {
    const [first] = items;
    if (!first) return;
    const content = items.map((item) => readItem(item, source, depth));
    if (isTask(first)) lists.push(node('taskList', content));
    else if (list.ordered === true) lists.push(node('orderedList', content, { start, type: null }));
    else lists.push(node('bulletList', content));
    start += items.length;
    items = [];
  };
  for (const item of list.children) {
    const [first] = items;
    if (first && isTask(first) !== isTask(item)) close();
    items.push(item);
  }
  close();
  return lists;
}

function readItem(item: ListItem, source: MarkdownSource, depth: number): ContentNode {
  const [first, ...others] = item.children;
  const opening = first ? readBlock(first, source, depth) : [];
  const emptyLine = first?.type === 'paragraph' && opening.length === 0;
  const content = itemContent([...(emptyLine ? [paragraph([])] : opening), ...readBlocks(others, source, depth)]);
  return item.checked === null || item.checked === undefined
    ? node('listItem', content)
    : node('taskItem', content, { checked: item.checked });
}

/** A table; a head of empty cells only, which GFM asks of a table that has none, is taken off. */
function readTable(table: Table, source: MarkdownSource): ContentNode[] {
  const rows = table.children.map((row, rowIndex) =>
    row.children.map((cell) => ({
      header: rowIndex === 0,
      colspan: 1,
      rowspan: 1,
      blocks: splitLine(readInline(cell.children, source), paragraph),
    })),
  );
  const headless = rows.length > 1 && rows[0]?.every((cell) => cell.blocks.length === 0);
  const content = tableNode(headless ? rows.slice(1) : rows);
  return content ? [content] : [];
}
