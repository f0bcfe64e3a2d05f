import type { Image, ImageReference, PhrasingContent, RootContent } from 'mdast';
import { type ContentMark, type ContentNode, isSafeLink } from '../../content/index.ts';
import { hardBreak, inlineMath, joinText, linkMark, textNode } from '../build.ts';
import { readImageTag, tagMark } from '../html/tags.ts';
import { imageOf } from './picture.ts';
import { type MarkdownSource, rawText } from './source.ts';

/** Inline content; pictures stand among it as blocks, for `splitLine`. */
export function readInline(parts: readonly (PhrasingContent | RootContent)[], source: MarkdownSource): ContentNode[] {
  return joinText(readParts(parts, [], source));
}

type Marks = readonly ContentMark[];

function readParts(
  parts: readonly (PhrasingContent | RootContent)[],
  marks: Marks,
  source: MarkdownSource,
): ContentNode[] {
  // Tags of inline HTML open and close between siblings: `H<sub>2</sub>O`.
  const open: ContentMark[] = [];
  return parts.flatMap((part): ContentNode[] => {
    if (part.type === 'html') return readTag(part.value, open, marks, source);
    return readPart(part, open.length > 0 ? [...marks, ...open] : marks, source);
  });
}

function readTag(html: string, open: ContentMark[], marks: Marks, source: MarkdownSource): ContentNode[] {
  if (/^<br\s*\/?>$/i.test(html)) return [hardBreak];
  if (html.startsWith('<!--')) return [];
  const closing = /^<\/([a-z0-9]+)\s*>$/i.exec(html)?.[1];
  if (closing !== undefined) {
    const type = tagMark(closing);
    const at = open.findLastIndex((mark) => mark.type === type);
    if (at !== -1) open.splice(at, 1);
    else if (type === undefined) source.warnings.add('transfer.htmlAsText');
    return [];
  }
  const opening = /^<([a-z0-9]+)(?:\s[^>]*)?>$/i.exec(html)?.[1]?.toLowerCase();
  const type = opening === undefined ? undefined : tagMark(opening);
  if (type !== undefined) {
    open.push({ type });
    return [];
  }
  if (opening === 'img') return readImageTag(html, source, [...marks, ...open]);
  if (opening === undefined) return [textNode(html, marks)];
  // The tag goes, what stands between it and its end stays.
  return [];
}

function readPart(part: PhrasingContent | RootContent, marks: Marks, source: MarkdownSource): ContentNode[] {
  const within = (type: string): Marks => [...marks, { type }];
  switch (part.type) {
    case 'text':
      // A line break in the source is no break in the text: a blank between words, and nothing between Chinese characters.
      return [textNode(joinLines(part.value), marks)];
    case 'strong':
      return readParts(part.children, within('bold'), source);
    case 'emphasis':
      return readParts(part.children, within('italic'), source);
    case 'delete':
      return readParts(part.children, within('strike'), source);
    case 'inlineCode':
      return [textNode(part.value, within('code'))];
    case 'break':
      return [hardBreak];
    case 'inlineMath': {
      const raw = rawText(part, source);
      return isMoney(raw) ? [textNode(raw, marks)] : [inlineMath(part.value)];
    }
    case 'link':
      return readLink(part.url, part.title ?? null, part.children, marks, source);
    case 'linkReference': {
      const definition = source.definitions.get(part.identifier);
      return readLink(definition?.url ?? '', definition?.title ?? null, part.children, marks, source);
    }
    case 'image':
    case 'imageReference':
      return readImage(part, marks, source);
    case 'footnoteReference': {
      const line = footnoteLine(part.identifier, source);
      source.warnings.add('transfer.footnoteInlined');
      return line.length > 0 ? [textNode('（注：', marks), ...line, textNode('）', marks)] : [];
    }
    default:
      return 'children' in part ? readParts(part.children, marks, source) : [];
  }
}

function joinLines(text: string): string {
  return text.replaceAll(/[ \t]*\n[ \t]*/g, (match, at: number) => {
    const wide = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u;
    return wide.test(text[at - 1] ?? '') && wide.test(text[at + match.length] ?? '') ? '' : ' ';
  });
}

/**
 * `费用 $5，共 $10` is money, not a formula. As in pandoc: a formula's first dollar has no blank after it, its last none before it, and
 * no digit follows.
 */
function isMoney(raw: string): boolean {
  if (raw.startsWith('$$')) return false;
  const inner = raw.slice(1, -1);
  return /^\s/.test(inner) && !/\s$/.test(inner) ? true : !/^\s/.test(inner) && /\s$/.test(inner);
}

function readLink(
  url: string,
  title: string | null,
  children: readonly PhrasingContent[],
  marks: Marks,
  source: MarkdownSource,
): ContentNode[] {
  if (isSafeLink(url)) return readParts(children, [...marks, linkMark(url, title)], source);
  source.warnings.add('transfer.linkDropped');
  return readParts(children, marks, source);
}

function readImage(part: Image | ImageReference, marks: Marks, source: MarkdownSource): ContentNode[] {
  const target = part.type === 'image' ? part : source.definitions.get(part.identifier);
  return imageOf(target?.url ?? '', { alt: part.alt ?? null, title: target?.title ?? null }, marks, source);
}

/** The content of a footnote as one line. */
function footnoteLine(identifier: string, source: MarkdownSource): ContentNode[] {
  const definition = source.footnotes.get(identifier);
  if (!definition || source.openFootnotes.has(identifier)) return [];
  source.openFootnotes.add(identifier);
  const lines = definition.children.flatMap((child) =>
    child.type === 'paragraph' ? [readInline(child.children, source)] : [],
  );
  source.openFootnotes.delete(identifier);
  return joinText(lines.flatMap((line, index) => (index === 0 ? line : [textNode(' '), ...line])));
}
