import {
  AlignmentType,
  type FileChild,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import { calloutTone, type ContentNode } from '../../content/index.ts';
import { levelOf } from '../headings.ts';
import { styleIds } from './marks.ts';
import { formula, picture, textRuns, writeInline } from './write-inline.ts';
import { boxTable, table, type WriteBlocks } from './write-table.ts';
import { indentTwips, spacer, type WordWriter } from './writer.ts';
import { textAttr } from '../build.ts';

/** Where blocks stand: in a list item, in a quotation. */
export type Place = {
  /** Level of the list item that the blocks belong to; absent outside lists. */
  readonly itemLevel?: number;
  /** The next paragraph opens its list item: its number, bullet or box. */
  readonly opening?: { readonly reference?: string; readonly checked?: boolean };
  /** A mark for the first paragraph of a table's first cell. */
  readonly lead?: readonly ParagraphChild[];
};

export function writeBlocks(blocks: readonly ContentNode[], writer: WordWriter, place: Place): FileChild[] {
  const out: FileChild[] = [];
  blocks.forEach((block, index) => {
    const written = writeBlock(block, writer, index === 0 ? place : followUp(place));
    if (isTable(block) && index > 0 && isTable(blocks[index - 1])) out.push(spacer());
    out.push(...written);
    if (isTable(block) && index === blocks.length - 1 && place.itemLevel === undefined) out.push(spacer());
  });
  return out;
}

const isTable = (block: ContentNode | undefined): boolean => block?.type === 'table' || block?.type === 'callOut';

function followUp({ itemLevel }: Place): Place {
  return itemLevel === undefined ? {} : { itemLevel };
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

const alignments: Readonly<Record<string, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
};

function writeBlock(block: ContentNode, writer: WordWriter, place: Place): FileChild[] {
  const children = block.content ?? [];
  const line = (inline: readonly ParagraphChild[], options: IParagraphOptions = {}): Paragraph =>
    paragraphAt(place, writer, inline, options);
  const inner: WriteBlocks = (blocks, lead) => writeBlocks(blocks, writer, { lead });
  const alignment = alignments[textAttr(block, 'textAlign')];
  const aligned = alignment === undefined ? {} : { alignment };
  switch (block.type) {
    case 'paragraph':
      return [line(writeInline(children), aligned)];
    case 'heading': {
      const heading = headings[levelOf(block) - 1] ?? HeadingLevel.HEADING_4;
      return [line(writeInline(children), { heading, ...aligned })];
    }
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return writeList(block, writer, place);
    case 'blockquote':
      return children.map((child) =>
        line(writeInline(child.content ?? []), { style: styleIds.quote, ...alignmentOf(child) }),
      );
    case 'codeBlock': {
      const language = block.attrs?.['language'];
      const mark =
        typeof language === 'string'
          ? writer.bookmark(`_tyCode_${language.replaceAll(/[^\w.+#-]/g, '').slice(0, 24)}`)
          : [];
      return [line([...mark, ...codeRuns(children)], { style: styleIds.code })];
    }
    case 'blockMath':
      return [line([formula(textAttr(block, 'latex'), true)])];
    case 'horizontalRule':
      return [line([], { style: styleIds.rule })];
    case 'image':
      return [line([picture(block, writer)])];
    case 'table':
      return [table(block, inner, markOf(place, writer))];
    case 'callOut': {
      const style = styleIds.callOut[calloutTone(block.attrs?.['tone'])];
      return [boxTable(children, style, inner, markOf(place, writer))];
    }
    default:
      return writeBlocks(children, writer, place);
  }
}

function alignmentOf(block: ContentNode): IParagraphOptions {
  const alignment = alignments[textAttr(block, 'textAlign')];
  return alignment === undefined ? {} : { alignment };
}

/** A mark that a block belongs to the list item before it. */
function markOf({ itemLevel, lead = [] }: Place, writer: WordWriter): readonly ParagraphChild[] {
  return itemLevel === undefined ? lead : [...lead, ...writer.bookmark(`_tyItem_${itemLevel}`)];
}

function paragraphAt(
  place: Place,
  writer: WordWriter,
  inline: readonly ParagraphChild[],
  options: IParagraphOptions,
): Paragraph {
  const { itemLevel, opening, lead = [] } = place;
  if (itemLevel === undefined) return new Paragraph({ ...options, children: [...lead, ...inline] });
  const left = indentTwips * (itemLevel + 1);
  if (opening?.reference !== undefined) {
    const numbering = { reference: opening.reference, level: itemLevel };
    return new Paragraph({ ...options, numbering, children: [...lead, ...inline] });
  }
  if (opening?.checked !== undefined) {
    const box = new TextRun({ text: `${opening.checked ? '☑' : '☐'} `, font: 'Segoe UI Symbol' });
    return new Paragraph({ ...options, indent: { left, hanging: indentTwips }, children: [...lead, box, ...inline] });
  }
  return new Paragraph({ ...options, indent: { left }, children: [...markOf(place, writer), ...inline] });
}

function writeList(list: ContentNode, writer: WordWriter, place: Place): FileChild[] {
  const level = Math.min(place.itemLevel === undefined ? 0 : place.itemLevel + 1, 8);
  const start = list.attrs?.['start'];
  const isTask = list.type === 'taskList';
  const reference = isTask
    ? undefined
    : writer.list(list.type === 'orderedList', typeof start === 'number' ? start : 1);
  return (list.content ?? []).flatMap((item, index) => {
    const opening = reference === undefined ? { checked: item.attrs?.['checked'] === true } : { reference };
    const lead = index === 0 ? (place.lead ?? []) : [];
    return writeBlocks(item.content ?? [], writer, { itemLevel: level, opening, lead });
  });
}

function codeRuns(children: readonly ContentNode[]): ParagraphChild[] {
  const lines = children
    .map(({ text }) => text ?? '')
    .join('')
    .split('\n');
  return lines.flatMap((text, index) => [...(index > 0 ? [new TextRun({ break: 1 })] : []), ...textRuns(text, {})]);
}
