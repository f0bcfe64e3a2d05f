import { boundedInteger, type ContentMark, type ContentNode, imageWidthPx, isSafeLink } from '../../content/index.ts';
import { blockMath, hardBreak, inlineMath, joinText, linkMark, textNode } from '../build.ts';
import { plainText } from '../headings.ts';
import { styleIds } from './marks.ts';
import type { WordSource } from './read-blocks.ts';
import type { WordElement, WordImage, WordNoteReference, WordRun } from './tree.ts';

type Marks = readonly ContentMark[];

/** Inline content of a paragraph's children; pictures and displayed formulas stand among it as blocks, for `splitLine`. */
export function readInline(elements: readonly WordElement[], source: WordSource, marks: Marks = []): ContentNode[] {
  return joinText(elements.flatMap((element) => readElement(element, source, marks)));
}

function readElement(element: WordElement, source: WordSource, marks: Marks): ContentNode[] {
  switch (element.type) {
    case 'text':
      // Word's optional hyphens, and signs of no width that it leaves where fields were.
      return [textNode(element.value.replaceAll(/[\u00AD\u200B\uFEFF]/g, ''), marks)];
    case 'tab':
      return [textNode('\t', marks)];
    case 'break':
      return element.breakType === 'line' ? [hardBreak] : [];
    case 'run':
      return readRun(element, source, marks);
    case 'hyperlink': {
      const href = element.href ?? (element.anchor === undefined ? '' : `#${element.anchor}`);
      // Links to places within a Word document (its contents, cross-references) lead nowhere here.
      if (isSafeLink(href) && !/^#_(?:Toc|Ref|Hlk)/.test(href)) {
        return element.children.flatMap((child) => readElement(child, source, [...marks, linkMark(href)]));
      }
      if (!href.startsWith('#')) source.warnings.add('transfer.linkDropped');
      return element.children.flatMap((child) => readElement(child, source, marks));
    }
    case 'image':
      return readPicture(element, source);
    case 'checkbox':
      return [textNode(element.checked ? '☑' : '☐', marks)];
    case 'noteReference':
      return readNote(element, source, marks);
    case 'commentReference':
      source.warnings.add('transfer.commentDropped');
      return [];
    default:
      return 'children' in element ? element.children.flatMap((child) => readElement(child, source, marks)) : [];
  }
}

function readRun(run: WordRun, source: WordSource, marks: Marks): ContentNode[] {
  if (run.styleId === styleIds.inlineMath || run.styleId === styleIds.blockMath) {
    const latex = run.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    return [run.styleId === styleIds.inlineMath ? inlineMath(latex) : blockMath(latex)];
  }
  const own: ContentMark[] = [];
  const add = (type: string, holds: boolean): void => {
    if (holds) own.push({ type });
  };
  const isLink = marks.some(({ type }) => type === 'link') || /^hyperlink$/i.test(run.styleName ?? run.styleId ?? '');
  add('bold', run.isBold || /^strong$/i.test(run.styleName ?? ''));
  add('italic', run.isItalic || /^emphasis$/i.test(run.styleName ?? ''));
  // Word underlines links by their style, some programs by hand.
  add('underline', run.isUnderline && !isLink);
  add('strike', run.isStrikethrough);
  add('highlight', run.highlight !== null);
  add('subscript', run.verticalAlignment === 'subscript');
  add('superscript', run.verticalAlignment === 'superscript');
  add('code', run.styleId === styleIds.inlineCode);
  return run.children.flatMap((child) => readElement(child, source, [...marks, ...own]));
}

function readPicture(image: WordImage, source: WordSource): ContentNode[] {
  const src = source.pictures.get(image);
  const { alt, title, widthPx } = describedAs(image.altText);
  if (src === undefined) {
    source.warnings.add('transfer.imageDropped');
    return alt === null ? [] : [textNode(alt)];
  }
  return [{ type: 'image', attrs: { src, alt, title, widthPx } }];
}

/** The description as prepare.ts leaves it. */
function describedAs(description: string | undefined): {
  alt: string | null;
  title: string | null;
  widthPx: number | null;
} {
  try {
    const value: unknown = JSON.parse(description ?? '');
    const read = (key: string): unknown =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
    const text = (key: string): string | null => {
      const found = read(key);
      return typeof found === 'string' ? found : null;
    };
    const widthPx = boundedInteger(read('widthPx'), imageWidthPx.least, imageWidthPx.most);
    return { alt: text('alt'), title: text('title'), widthPx };
  } catch {
    return { alt: description || null, title: null, widthPx: null };
  }
}

/** A note stands in brackets where it is referred to. */
function readNote(reference: WordNoteReference, source: WordSource, marks: Marks): ContentNode[] {
  const key = `${reference.noteType} ${reference.noteId}`;
  if (source.openNotes.has(key)) return [];
  source.openNotes.add(key);
  const inline = (source.document.notes.resolve(reference)?.body ?? [])
    .flatMap((element) => readInline([element], source, marks))
    .filter(({ type }) => type === 'text' || type === 'inlineMath');
  source.openNotes.delete(key);
  source.warnings.add('transfer.footnoteInlined');
  const text = inline.map(plainText).join('').trim();
  return text === '' ? [] : [textNode('（注：', marks), ...inline, textNode('）', marks)];
}
