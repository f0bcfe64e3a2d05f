import type { ContentNode } from '../../content/index.ts';
import { itemContent, joinText, trimInline, textAttr } from '../build.ts';
import { degradeCommon, type DegradeOptions } from '../degrade.ts';
import { fitsGfm } from './tables.ts';

/** What Markdown cannot say, taken out as degrade.ts lists it. */
export function degradeMarkdown(content: ContentNode, options: DegradeOptions): ContentNode {
  return settle(degradeCommon(content, options));
}

function settle(content: ContentNode): ContentNode {
  const children = (content.content ?? []).map(settle);
  switch (content.type) {
    case 'paragraph':
      return { ...content, attrs: { textAlign: null }, content: trimInline(children) };
    case 'heading': {
      const line = children.map((child): ContentNode => (child.type === 'hardBreak' ? blank(child) : child));
      return { ...content, attrs: { ...content.attrs, textAlign: null }, content: trimInline(line) };
    }
    case 'orderedList':
      return { ...content, attrs: { ...content.attrs, type: null }, content: children };
    case 'listItem':
    case 'taskItem':
      return { ...content, content: itemContent(children) };
    case 'table': {
      const table = { ...content, content: children };
      return fitsGfm(table) ? withoutWidths(table) : table;
    }
    case 'inlineMath':
    case 'blockMath':
      return { ...content, attrs: { latex: textAttr(content, 'latex').trim() } };
    default:
      return content.content ? { ...content, content: joinText(children) } : content;
  }
}

const blank = ({ marks }: ContentNode): ContentNode => ({ type: 'text', text: ' ', ...(marks ? { marks } : {}) });

function withoutWidths(table: ContentNode): ContentNode {
  return {
    ...table,
    content: (table.content ?? []).map((row) => ({
      ...row,
      content: (row.content ?? []).map((cell) => ({ ...cell, attrs: { ...cell.attrs, colwidth: null, align: null } })),
    })),
  };
}
