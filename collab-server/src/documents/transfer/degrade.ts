import {
  type ContentNode,
  mentionText,
  trainingMomentOf,
  trainingMomentPath,
  trainingMomentText,
} from '../content/index.ts';
import { joinText, linkMark, node, paragraph, textNode, textAttr } from './build.ts';
import { levelOf } from './headings.ts';

/**
 * What documents have and files have not is turned into what both have, before anything is written; so each format's writer and
 * reader are exact inverses of one another over what is left, and this is the whole list of what a round trip changes:
 *
 * both formats
 *  1. A mention of a person becomes its text `@name`; of a document, a link to it with its title.
 *  2. A template's header grid becomes a table without a head of two columns: the label in bold (with ` *` where it must be filled),
 *     and the value.
 *  3. The heading of a template's section becomes a heading one level up: 1 for a section, 2 for a subsection.
 *  4. Blanks and line breaks at the ends of a line are dropped, where no text is left between them and the edge.
 *  5. Text that is both code and a link is a link; code has no other marks.
 *  6. A moment of a training becomes a line with a link to where it is played.
 *
 * Markdown also
 *  7. The alignment of paragraphs and headings, the kind of numbering of a list, and column widths are dropped; widths stay in tables that are
 *     written as HTML because cells are merged or hold more than a line.
 *  8. A call-out keeps its tone; lists of one kind that follow one another are joined with the reader's rules, so a comment parts them.
 *
 * Word also: see docx/degrade.ts.
 */
export type DegradeOptions = {
  /** Address of this installation, for links to documents; without it they lead to a path. */
  readonly publicUrl: string;
};

export function degradeCommon(content: ContentNode, options: DegradeOptions): ContentNode {
  const children = (content.content ?? []).flatMap((child) => [degradeCommon(child, options)]);
  switch (content.type) {
    case 'mention':
      return mentionAsText(content, options);
    case 'trainingMoment':
      return momentAsLine(content, options);
    case 'templateFieldGrid':
      return node(
        'table',
        (content.content ?? []).map((field) => fieldRow(field, options)),
      );
    case 'templateSection':
      return node('heading', children, { level: Math.max(levelOf(content) - 1, 1), textAlign: null });
    case 'text':
      return content;
    default:
      return content.content ? { ...content, content: joinText(children) } : content;
  }
}

function mentionAsText(mention: ContentNode, { publicUrl }: DegradeOptions): ContentNode {
  const text = mentionText(mention.attrs ?? {});
  const id = mention.attrs?.['id'];
  if (mention.attrs?.['kind'] !== 'document' || typeof id !== 'string') return textNode(text, mention.marks ?? []);
  return textNode(text, [...(mention.marks ?? []), linkMark(`${publicUrl}/documents/${encodeURIComponent(id)}`)]);
}

function momentAsLine({ attrs = {} }: ContentNode, { publicUrl }: DegradeOptions): ContentNode {
  const moment = trainingMomentOf(attrs);
  const text = trainingMomentText(attrs);
  if (text === '') return paragraph([]);
  return paragraph([
    textNode(text, moment === undefined ? [] : [linkMark(`${publicUrl}${trainingMomentPath(moment)}`)]),
  ]);
}

/** Six Chinese characters and the mark of a field that must be filled. */
const labelWidthPx = 140;

function fieldRow(field: ContentNode, options: DegradeOptions): ContentNode {
  const label = textAttr(field, 'label');
  const shown = field.attrs?.['required'] === true ? `${label} *` : label;
  const value = joinText((field.content ?? []).map((child) => degradeCommon(child, options)));
  const cell = (inline: readonly ContentNode[], colwidth: readonly number[] | null): ContentNode =>
    node('tableCell', [paragraph(inline)], { colspan: 1, rowspan: 1, colwidth, align: null });
  return node('tableRow', [
    cell(shown === '' ? [] : [textNode(shown, [{ type: 'bold' }])], [labelWidthPx]),
    cell(value, null),
  ]);
}
