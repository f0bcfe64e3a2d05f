export type UploadKind =
  | 'docx'
  | 'markdown'
  /** A zip of one Markdown file and its pictures, as exports write it. */
  | 'markdownArchive'
  | 'legacyWord'
  | 'encryptedWord'
  | 'broken'
  | 'unknown';

/** Word files of before 2007, and locked ones of after, are compound files (MS-CFB). */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
const zip = [0x50, 0x4b, 0x03, 0x04] as const;

const begins = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** What an uploaded file is, from its bytes; its name only tells text of one kind from another. */
export function sniffUpload(bytes: Uint8Array, fileName: string): UploadKind {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (begins(bytes, compoundFile)) {
    const locked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    );
    return locked ? 'encryptedWord' : 'legacyWord';
  }
  if (begins(bytes, zip))
    return extension === 'zip' ? 'markdownArchive' : extension.startsWith('doc') ? 'docx' : 'unknown';
  if (['docx', 'doc', 'docm', 'zip'].includes(extension)) return 'broken';
  if (!['md', 'markdown', 'mdown', 'txt', ''].includes(extension)) return 'unknown';
  return isText(bytes) ? 'markdown' : 'broken';
}

/** Text has no zero bytes, but in UTF-16, which begins with its mark. */
function isText(bytes: Uint8Array): boolean {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return utf16 || !bytes.includes(0);
}
