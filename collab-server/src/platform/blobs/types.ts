import { fileTypeFromFile } from 'file-type';

/** What a blob is, told from its bytes alone: never from its name or from what the sender says. */
export type BlobType = {
  readonly mime: string;
  readonly ext: string;
  /** Shown in pages; everything else is only ever downloaded. */
  readonly inline: boolean;
};

const pictures: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

/** SVG and HTML are absent on purpose: they run scripts. */
const attachments: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  // .doc, .xls, .ppt and .wps
  'application/x-cfb',
];

export function isInlineType(mime: string): boolean {
  return pictures.includes(mime);
}

/**
 * The accepted type that the bytes of a file begin with, or undefined.
 *
 * @param alsoAccepted media types that this store takes besides, such as videos
 */
export async function sniffFile(path: string, alsoAccepted: readonly string[]): Promise<BlobType | undefined> {
  const found = await fileTypeFromFile(path);
  // An animated PNG is a PNG to everybody who shows it.
  const mime = found?.mime === 'image/apng' ? 'image/png' : found?.mime;
  if (found === undefined || mime === undefined) return undefined;
  const inline = isInlineType(mime);
  return inline || attachments.includes(mime) || alsoAccepted.includes(mime)
    ? { mime, ext: found.ext, inline }
    : undefined;
}
