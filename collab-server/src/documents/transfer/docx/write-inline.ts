import {
  ExternalHyperlink,
  ImageRun,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx';
import { boundedInteger, type ContentMark, type ContentNode, imageWidthPx } from '../../content/index.ts';
import { ommlOf } from '../math/omml-write.ts';
import { parseTex } from '../math/tex.ts';
import { pictureFile } from '../picture-file.ts';
import { escapeXml, xmlText } from '../xml.ts';
import { styleIds } from './marks.ts';
import { raw, type WordWriter } from './writer.ts';
import { textAttr } from '../build.ts';

/** Width between the margins of A4, in px. */
const pageWidthPx = 642;

export function writeInline(pieces: readonly ContentNode[]): ParagraphChild[] {
  const out: ParagraphChild[] = [];
  for (let at = 0; at < pieces.length;) {
    const link = linkOf(pieces[at]);
    const next = pieces.findIndex((piece, index) => index > at && linkOf(piece) !== link);
    const end = link === undefined ? at + 1 : next === -1 ? pieces.length : next;
    const run = pieces.slice(at, end).flatMap((piece) => leaf(piece, link !== undefined));
    out.push(...(link === undefined ? run : [hyperlink(link, run)]));
    at = end;
  }
  return out;
}

function linkOf(piece: ContentNode | undefined): string | undefined {
  const href = piece?.marks?.find(({ type }) => type === 'link')?.attrs?.['href'];
  return typeof href === 'string' ? href : undefined;
}

function hyperlink(href: string, children: ParagraphChild[]): ParagraphChild {
  return href.startsWith('#')
    ? new InternalHyperlink({ anchor: href.slice(1), children })
    : new ExternalHyperlink({ link: href, children });
}

function leaf(piece: ContentNode, linked: boolean): ParagraphChild[] {
  switch (piece.type) {
    case 'text':
      return textRuns(piece.text ?? '', runOptions(piece.marks ?? [], linked));
    case 'hardBreak':
      return [new TextRun({ break: 1 })];
    case 'inlineMath':
      return [formula(textAttr(piece, 'latex'), false)];
    default:
      return [];
  }
}

/** Tabs are elements of their own in Word. */
export function textRuns(text: string, options: IRunOptions): ParagraphChild[] {
  const parts = xmlText(text).split('\t');
  const children = parts.flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part === '' ? [] : [part])]);
  return children.length > 0 ? [new TextRun({ ...options, children })] : [];
}

function runOptions(marks: readonly ContentMark[], linked: boolean): IRunOptions {
  const has = (type: string): boolean => marks.some((mark) => mark.type === type);
  return {
    ...(has('bold') ? { bold: true } : {}),
    ...(has('italic') ? { italics: true } : {}),
    ...(has('strike') ? { strike: true } : {}),
    ...(has('underline') ? { underline: {} } : {}),
    ...(has('highlight') ? { highlight: 'yellow' as const } : {}),
    ...(has('subscript') ? { subScript: true } : {}),
    ...(has('superscript') ? { superScript: true } : {}),
    ...(has('code') ? { style: styleIds.inlineCode } : linked ? { style: 'Hyperlink' } : {}),
  };
}

/** Office Math; where KaTeX does not read a formula, its source in a monospaced font, as the editor shows it. */
export function formula(latex: string, display: boolean): ParagraphChild {
  const tree = parseTex(latex, display);
  if (!tree)
    return new TextRun({
      text: xmlText(`${display ? '$$' : '$'}${latex}${display ? '$$' : '$'}`),
      style: styleIds.inlineCode,
    });
  return raw(display ? `<m:oMathPara>${ommlOf(tree)}</m:oMathPara>` : ommlOf(tree));
}

/** A picture at its width, no wider than the page. Word does not show WebP and AVIF: their description stands in their place. */
export function picture(image: ContentNode, writer: WordWriter): ParagraphChild {
  const { src, alt, title, widthPx } = image.attrs ?? {};
  const description = typeof alt === 'string' ? alt : '';
  const file = pictureFile(writer.pictures.get(String(src)));
  if (!file || file.type === 'webp' || file.type === 'avif') {
    return new TextRun({ text: xmlText(`［图片${description === '' ? '' : `：${description}`}］`), italics: true });
  }
  const wanted = boundedInteger(widthPx, imageWidthPx.least, imageWidthPx.most);
  const width = Math.min(wanted ?? file.widthPx, pageWidthPx);
  return new ImageRun({
    type: file.type,
    data: file.bytes,
    transformation: { width, height: Math.max(1, Math.round((file.heightPx * width) / file.widthPx)) },
    altText: {
      name: wanted === null ? 'natural' : 'picture',
      description: escapeXml(description),
      title: typeof title === 'string' ? escapeXml(title) : '',
    },
  });
}
