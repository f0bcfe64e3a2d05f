/** Encodings in which school software writes CSV; GBK and GB2312 are parts of GB 18030. */
export type RosterEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

function strictly(bytes: Uint8Array, encoding: RosterEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The text of a CSV file and how it was written: by its byte order mark, else UTF-8 where the bytes are valid UTF-8, else
 * GB 18030 where they are valid in that. Bytes of Chinese GBK text are hardly ever valid UTF-8 by chance.
 * Undefined where they are none of these: a guess would write wrong names.
 */
export function decodeRosterText(bytes: Uint8Array): { text: string; encoding: RosterEncoding } | undefined {
  const marked: RosterEncoding | undefined =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const candidates: readonly RosterEncoding[] = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    const text = strictly(bytes, encoding);
    // A NUL is never part of a CSV; it shows that the bytes are something else.
    if (text !== undefined && !text.includes('\0')) return { text, encoding };
  }
  return undefined;
}
