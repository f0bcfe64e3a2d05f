import type { ContentMark, ContentNode } from '../content/index.ts';
import { contentSchema } from '../content/index.ts';
import { Mark } from '@tiptap/pm/model';

/** Most blocks inside blocks; what lies deeper is laid flat, since editors and exports walk content by recursion. */
export const maxDepth = 24;

/**
 * Text with marks in the schema's order. Code excludes every other mark: a link wins over it (it leads somewhere), and it wins
 * over everything else.
 */
export function textNode(text: string, marks: readonly ContentMark[] = []): ContentNode {
  const hasLink = marks.some(({ type }) => type === 'link');
  const hasCode = marks.some(({ type }) => type === 'code');
  const kept = hasCode ? marks.filter(({ type }) => type === (hasLink ? 'link' : 'code')) : marks;
  let set: readonly Mark[] = Mark.none;
  for (const mark of kept) set = Mark.fromJSON(contentSchema, mark).addToSet(set);
  return set.length === 0
    ? { type: 'text', text }
    : { type: 'text', text, marks: set.map((mark) => mark.toJSON() as ContentMark) };
}

export function linkMark(href: string, title: string | null = null): ContentMark {
  return { type: 'link', attrs: { href, title } };
}

export function node(type: string, content: readonly ContentNode[], attrs?: ContentNode['attrs']): ContentNode {
  return { type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
}

export const hardBreak: ContentNode = { type: 'hardBreak' };

export function inlineMath(latex: string): ContentNode {
  return { type: 'inlineMath', attrs: { latex: latex.trim() } };
}

export function blockMath(latex: string): ContentNode {
  return { type: 'blockMath', attrs: { latex: latex.trim() } };
}

export function isInline(content: ContentNode): boolean {
  return contentSchema.nodes[content.type]?.isInline ?? false;
}

/** Joins neighbouring texts with the same marks, and drops empty ones. */
export function joinText(pieces: readonly ContentNode[]): ContentNode[] {
  const joined: ContentNode[] = [];
  for (const piece of pieces) {
    if (piece.type === 'text' && piece.text === '') continue;
    const last = joined.at(-1);
    if (piece.type === 'text' && last?.type === 'text' && sameMarks(piece, last)) {
      joined[joined.length - 1] = { ...last, text: `${last.text ?? ''}${piece.text ?? ''}` };
    } else joined.push(piece);
  }
  return joined;
}

function sameMarks(one: ContentNode, other: ContentNode): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
}

/** Without blanks and line breaks at both ends, which no reader sees. */
export function trimInline(pieces: readonly ContentNode[]): ContentNode[] {
  const trimmed = joinText(pieces);
  const strip = (at: 0 | -1, pattern: RegExp): void => {
    for (let piece = trimmed.at(at); piece; piece = trimmed.at(at)) {
      const text = piece.type === 'text' ? (piece.text ?? '').replace(pattern, '') : '';
      if (piece.type !== 'text' && piece.type !== 'hardBreak') return;
      if (text !== '') {
        trimmed[at === 0 ? 0 : trimmed.length - 1] = { ...piece, text };
        return;
      }
      if (at === 0) trimmed.shift();
      else trimmed.pop();
    }
  };
  // Only ASCII blanks: Chinese text is indented by ideographic spaces on purpose.
  strip(0, /^[ \t\r\n]+/);
  strip(-1, /[ \t\r\n]+$/);
  return trimmed;
}

/**
 * Blocks from a line that may hold pictures and displayed formulas, which stand on lines of their own here: the text before
 * and after each becomes a block of its own by `wrap`. A formula alone on its line is a displayed one.
 */
export function splitLine(
  pieces: readonly ContentNode[],
  wrap: (inline: readonly ContentNode[]) => ContentNode,
): ContentNode[] {
  const blocks: ContentNode[] = [];
  let run: ContentNode[] = [];
  const close = (): void => {
    const inline = trimInline(run);
    run = [];
    if (inline.length > 0) blocks.push(wrap(inline));
  };
  for (const piece of pieces) {
    if (isInline(piece)) run.push(piece);
    else {
      close();
      blocks.push(piece);
    }
  }
  close();
  return blocks;
}

export function paragraph(inline: readonly ContentNode[], attrs?: ContentNode['attrs']): ContentNode {
  return node('paragraph', inline, attrs);
}

/** What a list item must begin with: a paragraph. */
export function itemContent(blocks: readonly ContentNode[]): ContentNode[] {
  return blocks[0]?.type === 'paragraph' ? [...blocks] : [paragraph([]), ...blocks];
}

/** What a cell, a quotation, a call-out or a document holds: at least one block. */
export function atLeastOneBlock(blocks: readonly ContentNode[]): ContentNode[] {
  return blocks.length > 0 ? [...blocks] : [paragraph([])];
}

/** An attribute that is text; '' where it is absent or anything else. */
export function textAttr(content: Pick<ContentNode, 'attrs'>, name: string): string {
  const value = content.attrs?.[name];
  return typeof value === 'string' ? value : '';
}
