import { mergeAttributes, Node } from '@tiptap/core';
import { boundedInteger, type ElementLike } from './attributes.ts';

/** Widths outside these bounds are ignored: the page is 670 px wide on the screen and no narrower image can be read. */
export const imageWidthPx = { least: 24, most: 2000 } as const;

const blobPath = /^\/api\/blobs\/([0-9a-f]{64})$/;

/** The SHA-256 (hex) of the blob that an image `src` names, or `undefined` where it is not one of our blob paths. */
export function blobHashOf(src: unknown): string | undefined {
  return typeof src === 'string' ? blobPath.exec(src)?.[1] : undefined;
}

/**
 * A picture of its own line. `src` is always `/api/blobs/<sha256>`: anything else is not rendered, so that a document
 * cannot make its readers' browsers call a stranger's server.
 */
export const ImageBlock = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      src: {
        default: null,
        renderHTML: (attributes: Record<string, unknown>) =>
          blobHashOf(attributes['src']) ? { src: attributes['src'] } : {},
      },
      alt: { default: null },
      title: { default: null },
      widthPx: {
        default: null,
        parseHTML: (element: ElementLike) =>
          boundedInteger(element.getAttribute('width'), imageWidthPx.least, imageWidthPx.most),
        renderHTML: (attributes: Record<string, unknown>) => {
          const width = boundedInteger(attributes['widthPx'], imageWidthPx.least, imageWidthPx.most);
          return width === null ? {} : { width };
        },
      },
    };
  },

  parseHTML() {
    return [
      {
        tag: 'img[src]',
        getAttrs: (element: ElementLike) => (blobHashOf(element.getAttribute('src')) ? null : false),
      },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ['img', mergeAttributes(HTMLAttributes)];
  },
});
