import { blobHashOf, type ContentMark, type ContentNode, isSafeLink } from '../../content/index.ts';
import { linkMark, textNode } from '../build.ts';
import { dataUriBytes } from '../data-uri.ts';
import type { MarkdownSource } from './source.ts';

/** A picture that the file brings, or a blob of ours; one from elsewhere becomes a link to it. */
export function imageOf(
  url: string,
  attrs: { readonly alt: string | null; readonly title: string | null; readonly widthPx?: number | null },
  marks: readonly ContentMark[],
  source: MarkdownSource,
): ContentNode[] {
  const bytes = dataUriBytes(url) ?? source.findPicture(url);
  const src = blobHashOf(url) === undefined ? bytes && source.shelf.put(url, bytes) : url;
  if (src !== undefined) {
    const { alt, title, widthPx = null } = attrs;
    return [{ type: 'image', attrs: { src, alt: alt === '' ? null : alt, title, widthPx } }];
  }
  source.warnings.add('transfer.imageDropped');
  if (!isSafeLink(url)) return attrs.alt ? [textNode(attrs.alt, marks)] : [];
  return [textNode(attrs.alt || url, [...marks, linkMark(url)])];
}
