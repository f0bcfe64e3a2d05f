import { parseFragment } from 'parse5';
import { type ContentMark, type ContentNode, isSafeLink } from '../../content/index.ts';
import {
  atLeastOneBlock,
  blockMath,
  hardBreak,
  inlineMath,
  isInline,
  itemContent,
  linkMark,
  maxDepth,
  node,
  paragraph,
  splitLine,
  textNode,
} from '../build.ts';
import type { MarkdownSource } from '../markdown/source.ts';
import { type CellInput, tableNode } from '../table.ts';
import { attribute, type HtmlElement, type HtmlNode, isElement, readImageElement, tagMark } from './tags.ts';

type Marks = readonly ContentMark[];

/** Elements whose content is not text for readers. */
const hidden: readonly string[] = [
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
];

/** The blocks of a piece of HTML in a Markdown text: what exports write, and the common rest. Unknown elements give their content. */
export function readHtmlBlocks(html: string, source: MarkdownSource, depth: number): ContentNode[] {
  return blocksOf(parseFragment(html).childNodes, [], source, depth);
}

/** Blocks of mixed content: runs of inline content become paragraphs. */
function blocksOf(nodes: readonly HtmlNode[], marks: Marks, source: MarkdownSource, depth: number): ContentNode[] {
  return splitLine(
    nodes.flatMap((each) => piecesOf(each, marks, source, depth)),
    paragraph,
  );
}

function piecesOf(each: HtmlNode, marks: Marks, source: MarkdownSource, depth: number): ContentNode[] {
  if (each.nodeName === '#text' && 'value' in each) {
    return [textNode(each.value.replaceAll(/[ \t]*[\r\n]+[ \t]*/g, ' '), marks)];
  }
  if (!isElement(each) || hidden.includes(each.tagName)) return [];
  const children = (more: Marks = marks): ContentNode[] =>
    each.childNodes.flatMap((child) => piecesOf(child, more, source, depth));
  const mark = tagMark(each.tagName);
  if (mark !== undefined) return children([...marks, { type: mark }]);
  const latex = attribute(each, 'data-latex');
  if (latex !== null) return [each.tagName === 'div' ? blockMath(latex) : inlineMath(latex)];
  switch (each.tagName) {
    case 'br':
      return [hardBreak];
    case 'img':
      return readImageElement(each, source, marks);
    case 'a': {
      const href = attribute(each, 'href');
      return isSafeLink(href) ? children([...marks, linkMark(href, attribute(each, 'title'))]) : children();
    }
    default:
      return blockElement(each, source, depth) ?? unknownElement(each, children(), source);
  }
}

function unknownElement(element: HtmlElement, content: readonly ContentNode[], source: MarkdownSource): ContentNode[] {
  if (!['span', 'div', 'section', 'article', 'p', 'center', 'font'].includes(element.tagName)) {
    source.warnings.add('transfer.htmlAsText');
  }
  return content.every(isInline) && element.tagName !== 'span' && element.tagName !== 'font'
    ? splitLine(content, paragraph)
    : [...content];
}

function blockElement(element: HtmlElement, source: MarkdownSource, depth: number): ContentNode[] | undefined {
  if (depth >= maxDepth) return undefined;
  const { tagName, childNodes } = element;
  const blocks = (): ContentNode[] => blocksOf(childNodes, [], source, depth + 1);
  switch (tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return headingOf(element, source, depth);
    case 'p': {
      const inner = blocks();
      return inner.length > 0 ? inner : [paragraph([])];
    }
    case 'hr':
      return [{ type: 'horizontalRule' }];
    case 'pre': {
      const text = textOf(element).replace(/\n$/, '');
      return [
        node('codeBlock', text === '' ? [] : [textNode(text)], { language: attribute(element, 'data-language') }),
      ];
    }
    case 'blockquote':
      return [node('blockquote', atLeastOneBlock(blocks()))];
    case 'aside':
      return [node('callOut', atLeastOneBlock(blocks()), { tone: calloutToneOf(element) })];
    case 'ul':
    case 'ol':
      return listOf(element, source, depth);
    case 'table': {
      const table = tableNode(rowsOf(element, source, depth + 1));
      return table ? [table] : [];
    }
    default:
      return undefined;
  }
}

function headingOf({ tagName, childNodes }: HtmlElement, source: MarkdownSource, depth: number): ContentNode[] {
  const level = Number(tagName.slice(1));
  const pieces = childNodes.flatMap((child) => piecesOf(child, [], source, depth + 1));
  const blocks = splitLine(pieces, (inline) => node('heading', inline, { level }));
  return blocks.length > 0 ? blocks : [node('heading', [], { level })];
}

function calloutToneOf(element: HtmlElement): string {
  const tone = attribute(element, 'data-tone') ?? '';
  return ['note', 'tip', 'warning'].includes(tone) ? tone : 'note';
}

function listOf(element: HtmlElement, source: MarkdownSource, depth: number): ContentNode[] {
  const items = element.childNodes.filter((child): child is HtmlElement => isElement(child) && child.tagName === 'li');
  if (items.length === 0) return [];
  const content = items.map((item) => itemContent(blocksOf(item.childNodes, [], source, depth + 1)));
  if (items.every((item) => attribute(item, 'data-checked') !== null)) {
    const tasks = content.map((blocks, index) =>
      node('taskItem', blocks, { checked: items[index] && attribute(items[index], 'data-checked') === 'true' }),
    );
    return [node('taskList', tasks)];
  }
  const start = Number.parseInt(attribute(element, 'start') ?? '1', 10);
  const attrs = { start: Number.isSafeInteger(start) ? start : 1, type: null };
  const listItems = content.map((blocks) => node('listItem', blocks));
  return [element.tagName === 'ol' ? node('orderedList', listItems, attrs) : node('bulletList', listItems)];
}

function rowsOf(table: HtmlElement, source: MarkdownSource, depth: number): CellInput[][] {
  const rows: HtmlElement[] = [];
  const collect = (element: HtmlElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue;
      if (child.tagName === 'tr') rows.push(child);
      else if (['thead', 'tbody', 'tfoot'].includes(child.tagName)) collect(child);
    }
  };
  collect(table);
  return rows.map((row) =>
    row.childNodes
      .filter((cell): cell is HtmlElement => isElement(cell) && ['td', 'th'].includes(cell.tagName))
      .map((cell) => ({
        header: cell.tagName === 'th',
        colspan: spanOf(cell, 'colspan'),
        rowspan: spanOf(cell, 'rowspan'),
        colwidth: (attribute(cell, 'data-colwidth') ?? '').split(',').map(Number),
        blocks: blocksOf(cell.childNodes, [], source, depth),
      })),
  );
}

function spanOf(cell: HtmlElement, name: string): number {
  const span = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isSafeInteger(span) && span > 0 ? span : 1;
}

function textOf(each: HtmlNode): string {
  if (each.nodeName === '#text' && 'value' in each) return each.value;
  return isElement(each) ? each.childNodes.map(textOf).join('') : '';
}
