import { type ContentNode, stringAttr, walkContent } from './json.ts';
import { blobHashOf } from './nodes/image.ts';
import { trainingMomentText } from './nodes/training-moment.ts';
import { mentionKind, type MentionKind, mentionText } from './nodes/mention.ts';

/** Inline nodes join the text before and after them; everything else separates. */
const inlineTypes = new Set(['text', 'inlineMath', 'mention', 'hardBreak']);

/**
 * The words of a document for search and excerpts: one line a block, table cells of a row parted by tabs, formulas as their TeX,
 * pictures by their alternative text, fields as `label value`.
 */
export function contentText(content: ContentNode): string {
  const lines: string[] = [];
  let line = '';
  const close = (): void => {
    const trimmed = line.trim();
    if (trimmed !== '') lines.push(trimmed);
    line = '';
  };
  const visit = (node: ContentNode, withinRow: boolean): void => {
    if (!inlineTypes.has(node.type)) {
      if (withinRow) line += line === '' || line.endsWith('\t') ? '' : ' ';
      else close();
    }
    line += ownText(node);
    const row = node.type === 'tableRow';
    for (const child of node.content ?? []) {
      if (row && line !== '') line += '\t';
      visit(child, withinRow || row);
    }
    if (!inlineTypes.has(node.type) && !withinRow) close();
  };
  visit(content, false);
  close();
  return lines.join('\n');
}

function ownText(node: ContentNode): string {
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'hardBreak':
      return '\n';
    case 'inlineMath':
    case 'blockMath':
      return stringAttr(node, 'latex');
    case 'mention':
      return mentionText(node.attrs ?? {});
    case 'image':
      return [stringAttr(node, 'alt'), stringAttr(node, 'title')].filter((part) => part !== '').join(' ');
    case 'trainingMoment':
      return trainingMomentText(node.attrs ?? {});
    case 'templateField':
      return `${stringAttr(node, 'label')} `;
    default:
      return '';
  }
}

export interface MentionReference {
  readonly kind: MentionKind;
  readonly id: string;
  readonly label: string;
}

/** Who and what a document mentions, each once, in order of first mention. */
export function mentionsIn(content: ContentNode): MentionReference[] {
  const found = new Map<string, MentionReference>();
  walkContent(content, (node) => {
    if (node.type !== 'mention') return;
    const id = stringAttr(node, 'id');
    const kind = mentionKind(node.attrs?.['kind']);
    if (id !== '' && !found.has(`${kind} ${id}`))
      found.set(`${kind} ${id}`, { kind, id, label: stringAttr(node, 'label') });
  });
  return [...found.values()];
}

/** SHA-256 (hex) of each blob that the document shows, each once. */
export function blobReferences(content: ContentNode): string[] {
  const hashes = new Set<string>();
  walkContent(content, (node) => {
    const hash = node.type === 'image' ? blobHashOf(node.attrs?.['src']) : undefined;
    if (hash !== undefined) hashes.add(hash);
  });
  return [...hashes];
}

export interface WordCount {
  /** Han characters and kana, each counted as one word as Chinese word processors do; punctuation is not counted. */
  readonly characters: number;
  /** Runs of Latin letters and digits. */
  readonly words: number;
}

const hanCharacter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const latinWord = /[\p{Script=Latin}\p{Nd}]+(?:[.'’-][\p{Script=Latin}\p{Nd}]+)*/gu;

/** 字数: Chinese characters and Latin words, counted apart. */
export function countWords(text: string): WordCount {
  return { characters: text.match(hanCharacter)?.length ?? 0, words: text.match(latinWord)?.length ?? 0 };
}
