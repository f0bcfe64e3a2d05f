import { type ContentNode } from '../../content/index.ts';
import { itemContent, joinText, node, textNode, trimInline, textAttr } from '../build.ts';
import { degradeCommon, type DegradeOptions } from '../degrade.ts';

/**
 * What Word cannot say, taken out: after the common list (degrade.ts)
 *
 *  1. Lists lose the kind of their numbers, and numbered lists that follow one another directly keep apart by their numbering.
 *  2. A quotation holds lines only: other blocks in it stand between two quotations; quotations side by side are one.
 *  3. A header cell outside the rows at the top that are headers altogether is an ordinary cell.
 *  4. A link loses its title, and underlining: Word underlines links by itself. Code loses its mark within links (degrade.ts, 5).
 *  5. Formulas come back in other words of TeX: equal is what they show (math/).
 *  6. Lists deeper than nine levels stay at the ninth.
 *  7. A task list right after another is one with it.
 */
export function degradeDocx(content: ContentNode, options: DegradeOptions): ContentNode {
  const [doc] = settle(degradeCommon(content, options));
  return doc ?? content;
}

function settle(content: ContentNode): ContentNode[] {
  const children = joinTaskLists(joinQuotes((content.content ?? []).flatMap(settle)));
  switch (content.type) {
    case 'text':
      return [plainLink(content)];
    case 'paragraph':
    case 'heading':
      return [{ ...content, content: trimInline(children) }];
    case 'orderedList':
      return [{ ...content, attrs: { ...content.attrs, type: null }, content: children }];
    case 'listItem':
    case 'taskItem':
      return [{ ...content, content: itemContent(children) }];
    case 'blockquote':
      return children.map((child) => (child.type === 'paragraph' ? node('blockquote', [child]) : child));
    case 'table':
      return [{ ...content, content: settleHeaders(children) }];
    case 'inlineMath':
    case 'blockMath':
      return [{ ...content, attrs: { latex: textAttr(content, 'latex').trim() } }];
    default:
      return [content.content ? { ...content, content: joinText(children) } : content];
  }
}

function plainLink(text: ContentNode): ContentNode {
  const linked = text.marks?.some(({ type }) => type === 'link') ?? false;
  const marks = (text.marks ?? [])
    .filter(({ type }) => !(linked && type === 'underline'))
    .map((mark) =>
      mark.type === 'link' ? { type: 'link', attrs: { href: mark.attrs?.['href'], title: null } } : mark,
    );
  return textNode(text.text ?? '', marks);
}

function joinQuotes(blocks: readonly ContentNode[]): ContentNode[] {
  return joinNeighbours(blocks, 'blockquote');
}

function joinTaskLists(blocks: readonly ContentNode[]): ContentNode[] {
  return joinNeighbours(blocks, 'taskList');
}

function joinNeighbours(blocks: readonly ContentNode[], type: string): ContentNode[] {
  const joined: ContentNode[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === type && last?.type === type) {
      joined[joined.length - 1] = { ...last, content: [...(last.content ?? []), ...(block.content ?? [])] };
    } else joined.push(block);
  }
  return joined;
}

function settleHeaders(rows: readonly ContentNode[]): ContentNode[] {
  const count = headerRowCount(rows);
  return rows.map((row, index) => ({
    ...row,
    content: (row.content ?? []).map((cell) => ({
      ...cell,
      type: index < count ? 'tableHeader' : 'tableCell',
      attrs: { ...cell.attrs, align: null },
    })),
  }));
}

/** Rows at the top that hold nothing but header cells. */
export function headerRowCount(rows: readonly ContentNode[]): number {
  const first = rows.findIndex((row) => !(row.content ?? []).every(({ type }) => type === 'tableHeader'));
  return first === -1 ? rows.length : first;
}
