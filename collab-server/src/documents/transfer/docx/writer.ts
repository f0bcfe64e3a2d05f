import {
  AlignmentType,
  ImportedXmlComponent,
  type INumberingOptions,
  LevelFormat,
  Paragraph,
  type ParagraphChild,
} from 'docx';
import { styleIds } from './marks.ts';
import type { Pictures } from '../picture-file.ts';

type NumberingConfig = INumberingOptions['config'][number];

const bullets = ['•', '◦', '▪'] as const;
/** Two Chinese characters of 小四 a level. */
export const indentTwips = 420;

/** What one document counts while it is written: numberings, bookmarks. */
export class WordWriter {
  readonly pictures: Pictures;
  readonly #numbering: NumberingConfig[] = [];
  #bookmarks = 0;

  constructor(pictures: Pictures) {
    this.pictures = pictures;
  }

  /** A numbering of its own for a list, so that lists that touch stay apart; answers its reference. */
  list(ordered: boolean, start: number): string {
    const reference = `list-${this.#numbering.length + 1}`;
    const levels = Array.from({ length: 9 }, (_, level) => ({
      level,
      format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
      text: ordered ? `%${level + 1}.` : (bullets[level % bullets.length] ?? '•'),
      alignment: AlignmentType.START,
      start: Math.max(start, 0),
      style: { paragraph: { indent: { left: indentTwips * (level + 1), hanging: indentTwips } } },
    }));
    this.#numbering.push({ reference, levels });
    return reference;
  }

  numbering(): readonly NumberingConfig[] {
    return this.#numbering;
  }

  /** A bookmark around nothing, whose name says something of its paragraph; see marks.ts. */
  bookmark(name: string): ParagraphChild[] {
    this.#bookmarks += 1;
    const id = this.#bookmarks;
    return [raw(`<w:bookmarkStart w:id="${id}" w:name="${name}_${id}"/>`), raw(`<w:bookmarkEnd w:id="${id}"/>`)];
  }
}

/** XML of Word for which the library has no class. */
export function raw(xml: string): ParagraphChild {
  return ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild;
}

/** An empty line of almost no height, where Word needs a paragraph. */
export function spacer(): Paragraph {
  return new Paragraph({ style: styleIds.spacer });
}
