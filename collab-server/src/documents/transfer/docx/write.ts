import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  PageNumber,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { ContentNode } from '../../content/index.ts';
import type { Pictures } from '../picture-file.ts';
import { WordWriter } from './writer.ts';
import { writeBlocks } from './write-blocks.ts';
import { wordStyles } from './word-styles.ts';

export type Page = {
  readonly title: string;
  readonly content: ContentNode;
  readonly pictures: Pictures;
};

/** Content as a .docx that Word, WPS and LibreOffice open. It must have been through `degradeDocx`. */
export async function writeDocx({ title, content, pictures }: Page): Promise<Uint8Array> {
  const writer = new WordWriter(pictures);
  const heading = new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] });
  const body: FileChild[] = [heading, ...writeBlocks(content.content ?? [], writer, {})];
  const footer = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18 })],
  });
  const document = new Document({
    title,
    creator: 'Tongyan',
    styles: wordStyles,
    numbering: { config: writer.numbering() },
    sections: [
      {
        // A4 with the margins that Chinese official documents are near to: 25 mm, 20 mm at the sides.
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_417, bottom: 1_417, left: 1_134, right: 1_134 },
          },
        },
        footers: { default: new Footer({ children: [footer] }) },
        children: body,
      },
    ],
    features: { updateFields: false },
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
