import mammoth from 'mammoth';
import { type Problem, problem } from '../../../platform/errors.ts';
import { type Result, err, ok } from '../../../platform/result.ts';
import { type ContentNode, repairContent } from '../../content/index.ts';
import { atLeastOneBlock } from '../build.ts';
import { levelOf, liftTitle } from '../headings.ts';
import { ImageShelf, type Imported } from '../imported.ts';
import { Warnings } from '../warnings.ts';
import { docxLimits, unzipWithin } from './package.ts';
import { prepareDocx } from './prepare.ts';
import { readBlocks, type WordSource } from './read-blocks.ts';
import type { WordDocument, WordElement, WordImage } from './tree.ts';

/** Reads a .docx. Problems: `transfer.fileBroken`, `transfer.fileTooComplex`, `transfer.macrosRefused`. */
export async function readDocx(bytes: Uint8Array): Promise<Result<Imported, Problem>> {
  const entries = unzipWithin(bytes, docxLimits);
  if (!entries.ok) return entries;
  const warnings = new Warnings();
  const prepared = prepareDocx(entries.value, warnings);
  if (!prepared.ok) return prepared;
  const { file, headings } = prepared.value;
  const document = await parse(file);
  if (!document) return err(problem('transfer.fileBroken'));

  const shelf = new ImageShelf();
  const source: WordSource = {
    document,
    headings,
    warnings,
    pictures: await loadPictures(document, shelf),
    openNotes: new Set(),
  };
  const { title, content } = liftTitle(titleFirst(readBlocks(document.children, source, 0)), null);
  return ok({
    title,
    content: repairContent({ type: 'doc', content: atLeastOneBlock(content) }),
    images: shelf.list(),
    warnings: warnings.list(),
  });
}

/**
 * The title paragraph is read as level 1 and Heading 1 as level 2. Where there is no title paragraph the headings take their own levels, and a lone
 * first Heading 1 is the title. Empty lines above the title are layout.
 */
function titleFirst(blocks: readonly ContentNode[]): readonly ContentNode[] {
  const hasTitle = blocks.some((block) => block.type === 'heading' && levelOf(block) === 1);
  const levelled = hasTitle
    ? blocks
    : blocks.map((block) =>
        block.type === 'heading' ? { ...block, attrs: { ...block.attrs, level: levelOf(block) - 1 } } : block,
      );
  const first = levelled.findIndex((block) => block.type !== 'paragraph' || block.content !== undefined);
  return levelled[first]?.type === 'heading' && first > 0 ? levelled.slice(first) : levelled;
}

/** mammoth's own tree, before it would make HTML of it: the tree knows alignment, numbering and styles, its HTML does not. */
async function parse(file: Buffer): Promise<WordDocument | undefined> {
  let document: WordDocument | undefined;
  try {
    await mammoth.convertToHtml(
      { buffer: file },
      {
        externalFileAccess: false,
        includeEmbeddedStyleMap: false,
        transformDocument: (tree: WordDocument) => {
          document = tree;
          // Nothing is left for it to write.
          return { ...tree, children: [] };
        },
      },
    );
  } catch {
    return undefined;
  }
  return document;
}

/** All pictures' bytes, since reading blocks waits for nothing. One that cannot be read is left out. */
async function loadPictures(document: WordDocument, shelf: ImageShelf): Promise<ReadonlyMap<WordImage, string>> {
  const images: WordImage[] = [];
  const collect = (elements: readonly WordElement[]): void => {
    for (const element of elements) {
      if (element.type === 'image') images.push(element);
      else if ('children' in element) collect(element.children);
    }
  };
  collect(document.children);
  const sources = new Map<WordImage, string>();
  for (const image of images) {
    const bytes = await image.readAsBuffer().catch(() => undefined);
    if (bytes && bytes.length > 0) sources.set(image, shelf.put(keyOf(bytes), new Uint8Array(bytes)));
  }
  return sources;
}

function keyOf(bytes: Buffer): string {
  return `${bytes.length} ${bytes.toString('base64')}`;
}
