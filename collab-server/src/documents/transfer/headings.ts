import type { ContentNode } from '../content/index.ts';
import { headingLevels } from '../content/index.ts';
import { textAttr } from './build.ts';

const deepest = headingLevels[headingLevels.length - 1] ?? 4;

/** A heading level of a foreign format, within what documents have. */
function clampLevel(level: number): number {
  return Math.min(Math.max(Math.round(level), 1), deepest);
}

/** Plain words of inline content. */
export function plainText(content: ContentNode): string {
  if (content.type === 'text') return content.text ?? '';
  if (content.type === 'inlineMath') return textAttr(content, 'latex');
  if (content.type === 'hardBreak') return ' ';
  if (content.type === 'mention') return textAttr(content, 'label');
  return (content.content ?? []).map(plainText).join('');
}

export type Titled = { readonly title: string | null; readonly content: readonly ContentNode[] };

/**
 * Files bear their title in their text, documents beside it. So a first heading of the first level, where it is the only one, becomes
 * the title and the others rise by one level; exports do the reverse. Levels may be past the deepest here, and are bounded after
 * rising: five levels below a title fit as four below none.
 *
 * @param declared a title that the file states elsewhere, which wins
 */
export function liftTitle(blocks: readonly ContentNode[], declared: string | null): Titled {
  const [first, ...rest] = blocks;
  const text = first?.type === 'heading' && levelOf(first) === 1 ? plainText(first).trim() : '';
  const lone = !rest.some((block) => block.type === 'heading' && levelOf(block) === 1);
  if (text === '' || !lone || (declared !== null && declared !== text)) {
    return { title: declared, content: blocks.map((block) => withLevel(block, 0)) };
  }
  return { title: declared ?? text, content: rest.map((block) => withLevel(block, -1)) };
}

function withLevel(block: ContentNode, shift: number): ContentNode {
  if (block.type !== 'heading') {
    return block.content ? { ...block, content: block.content.map((child) => withLevel(child, shift)) } : block;
  }
  return { ...block, attrs: { ...block.attrs, level: clampLevel(levelOf(block) + shift) } };
}

export function levelOf(block: ContentNode): number {
  const level = block.attrs?.['level'];
  return typeof level === 'number' ? level : 1;
}
