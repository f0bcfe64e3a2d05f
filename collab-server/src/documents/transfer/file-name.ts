/** A name that every file system takes, from a document's title. */
export function fileNameOf(title: string, extension: string): string {
  const safe = title
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  // 255 bytes is the most that common file systems take; a Chinese character is three.
  return `${Array.from(safe).slice(0, 80).join('') || '文档'}.${extension}`;
}

/** RFC 6266: a name in ASCII for old clients, and the name itself in RFC 8187's encoding, which wins. */
export function attachment(fileName: string): string {
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const extension = /\.[a-z]+$/.exec(fileName)?.[0] ?? '';
  return `attachment; filename="document${extension}"; filename*=UTF-8''${encoded}`;
}
