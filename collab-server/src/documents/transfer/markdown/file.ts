import { strToU8, zipSync } from 'fflate';
import { type Problem, problem } from '../../../platform/errors.ts';
import { type Result, err, ok } from '../../../platform/result.ts';
import { blobReferences, type ContentNode } from '../../content/index.ts';
import type { DegradeOptions } from '../degrade.ts';
import { unzipWithin, type ZipLimits } from '../docx/package.ts';
import type { Imported } from '../imported.ts';
import { pictureFile, type Pictures } from '../picture-file.ts';
import { degradeMarkdown } from './degrade.ts';
import { readMarkdown } from './read.ts';
import { writeMarkdown } from './write.ts';

/** Longer texts are books, and their tree would fill the memory. */
const maxMarkdownBytes = 4 * 1_048_576;

const archiveLimits: ZipLimits = { maxEntries: 1_000, maxTotalBytes: 192 * 1_048_576, maxEntryBytes: 64 * 1_048_576 };

/** Quotations and lists nested deeper than this are an attack on whatever walks them. */
const maxNesting = 100;

/** Text in UTF-8, UTF-16 with its mark, or GB 18030, which older Chinese editors write; alone or in an archive with its pictures. */
export function readMarkdownFile(bytes: Uint8Array, kind: 'markdown' | 'markdownArchive'): Result<Imported, Problem> {
  if (kind === 'markdown') return readText(bytes, () => undefined);
  const entries = unzipWithin(bytes, archiveLimits);
  if (!entries.ok) return entries;
  const names = [...entries.value.keys()].filter(
    (name) => /\.(?:md|markdown)$/i.test(name) && !name.startsWith('__MACOSX/'),
  );
  const [name] = names;
  const text = name === undefined ? undefined : entries.value.get(name);
  if (name === undefined || text === undefined || names.length > 1) return err(problem('transfer.formatUnknown'));
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  return readText(text, (path) => entries.value.get(folder + decodePath(path).replace(/^\.\//, '')));
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function readText(bytes: Uint8Array, findPicture: (path: string) => Uint8Array | undefined): Result<Imported, Problem> {
  if (bytes.byteLength > maxMarkdownBytes) return err(problem('transfer.fileTooLarge', { maxBytes: maxMarkdownBytes }));
  const text = decodeText(bytes);
  if (text === undefined) return err(problem('transfer.fileBroken'));
  if (nesting(text) > maxNesting) return err(problem('transfer.fileTooComplex'));
  return ok(readMarkdown(text, findPicture));
}

function decodeText(bytes: Uint8Array): string | undefined {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ['utf-16le']
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return undefined;
}

/** The most marks of quotations and lists, or brackets, before the text of one line. */
function nesting(text: string): number {
  let most = 0;
  for (const line of text.split('\n')) {
    const prefix = /^[ \t>*+\-\d.)]*/.exec(line)?.[0] ?? '';
    const marks = prefix.replaceAll(/[^>*+\-.)]/g, '');
    // A line of nothing else (`-----`, `*****`) is a rule or an underline.
    const rule = prefix.length === line.length && /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/.test(line);
    const depth = Math.max(rule ? 0 : marks.length, Math.floor(/^[ \t]*/.exec(line)?.[0].length ?? 0) / 8);
    const brackets = /[[(!]{40,}/.exec(line)?.[0].length ?? 0;
    most = Math.max(most, depth, brackets > 0 ? brackets * 3 : 0);
  }
  return most;
}

export type MarkdownFile = { readonly bytes: Uint8Array; readonly mime: string; readonly extension: string };

/** A text, or a zip of `document.md` and `images/` where it shows pictures. */
export function archiveMarkdown(
  title: string,
  content: ContentNode,
  pictures: Pictures,
  options: DegradeOptions,
): MarkdownFile {
  const files: Record<string, Uint8Array> = {};
  const names = new Map<string, string>();
  for (const hash of blobReferences(content)) {
    const src = `/api/blobs/${hash}`;
    const file = pictureFile(pictures.get(src));
    if (!file) continue;
    const name = `images/${names.size + 1}.${file.type}`;
    names.set(src, name);
    files[name] = file.bytes;
  }
  const text = strToU8(
    writeMarkdown(title, degradeMarkdown(content, options), (src) => names.get(src) ?? `${options.publicUrl}${src}`),
  );
  if (names.size === 0) return { bytes: text, mime: 'text/markdown; charset=utf-8', extension: 'md' };
  // Pictures are packed already.
  const packed = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, [bytes, { level: 0 }] as const]),
  );
  return {
    bytes: zipSync({ 'document.md': text, ...(packed as Record<string, [Uint8Array, { level: 0 }]>) }),
    mime: 'application/zip',
    extension: 'zip',
  };
}
