import type { Problem } from '../../platform/errors.ts';
import { problem } from '../../platform/errors.ts';
import { type Result, err, ok } from '../../platform/result.ts';
import { blobReferences, type ContentNode, contentToUpdate, repairContent, updateToContent } from '../content/index.ts';
import type { ExportFormat } from './contract.ts';
import { degradeCommon } from './degrade.ts';
import { degradeDocx } from './docx/degrade.ts';
import { readDocx } from './docx/read.ts';
import { writeDocx } from './docx/write.ts';
import { imageIndexOf, type Imported } from './imported.ts';
import { archiveMarkdown, readMarkdownFile } from './markdown/file.ts';
import { writePdf } from './pdf/write.ts';
import type { Pictures } from './picture-file.ts';
import { sniffUpload } from './sniff.ts';

export type ImportTask = { readonly kind: 'import'; readonly bytes: Uint8Array; readonly fileName: string };
export type ExportTask = {
  readonly kind: 'export';
  readonly format: ExportFormat;
  readonly title: string;
  /** The document as one Yjs update. */
  readonly update: Uint8Array;
  readonly pictures: Pictures;
  /** Address of this installation, for links to other documents. */
  readonly publicUrl: string;
  readonly nowMs: number;
};
/** Asks which blobs a document shows. */
export type ReferencesTask = { readonly kind: 'references'; readonly update: Uint8Array };
/** Asks for the first update of an imported document, its pictures at their places. */
export type ComposeTask = {
  readonly kind: 'compose';
  readonly content: ContentNode;
  /** Address of each of `Imported.images`; null where one is left out. */
  readonly sources: readonly (string | null)[];
};
export type Task = ImportTask | ReferencesTask | ComposeTask | ExportTask;

export type Composed = { readonly update: Uint8Array; /** Pictures left out. */ readonly dropped: number };

/** What each task answers. */
export type Answers = {
  readonly import: Imported;
  readonly references: readonly string[];
  readonly compose: Composed;
  readonly export: Exported;
};

export async function convert(task: Task): Promise<Result<Answers[Task['kind']], Problem>> {
  switch (task.kind) {
    case 'import':
      return convertImport(task);
    case 'references':
      return ok(blobReferences(updateToContent(task.update)));
    case 'compose':
      return ok(compose(task));
    case 'export':
      return convertExport(task);
  }
}

function compose({ content, sources }: ComposeTask): Composed {
  let dropped = 0;
  const place = (node: ContentNode): ContentNode[] => {
    const index = node.type === 'image' ? imageIndexOf(node.attrs?.['src']) : undefined;
    if (index === undefined) return [node.content ? { ...node, content: node.content.flatMap(place) } : node];
    const src = sources[index];
    if (typeof src === 'string') return [{ ...node, attrs: { ...node.attrs, src } }];
    dropped += 1;
    return [];
  };
  const placed = repairContent({ ...content, content: (content.content ?? []).flatMap(place) });
  return { update: contentToUpdate(placed), dropped };
}

/** A file as it leaves: its bytes, media type and the ending of its name. */
export type Exported = { readonly bytes: Uint8Array; readonly mime: string; readonly extension: string };

async function convertImport({ bytes, fileName }: ImportTask): Promise<Result<Imported, Problem>> {
  const kind = sniffUpload(bytes, fileName);
  switch (kind) {
    case 'docx':
      return readDocx(bytes);
    case 'markdown':
    case 'markdownArchive':
      return readMarkdownFile(bytes, kind);
    case 'legacyWord':
      return err(problem('transfer.legacyWord'));
    case 'encryptedWord':
      return err(problem('transfer.encryptedWord'));
    case 'broken':
      return err(problem('transfer.fileBroken'));
    case 'unknown':
      return err(problem('transfer.formatUnknown'));
  }
}

async function convertExport(task: ExportTask): Promise<Result<Exported, Problem>> {
  const { format, title, pictures, publicUrl, nowMs } = task;
  const content = updateToContent(task.update);
  switch (format) {
    case 'markdown':
      return ok(archiveMarkdown(title, content, pictures, { publicUrl }));
    case 'docx':
      return ok({
        bytes: await writeDocx({ title, content: degradeDocx(content, { publicUrl }), pictures }),
        mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        extension: 'docx',
      });
    case 'pdf':
      return ok({
        bytes: writePdf(title, degradeCommon(content, { publicUrl }), pictures, nowMs),
        mime: 'application/pdf',
        extension: 'pdf',
      });
  }
}
