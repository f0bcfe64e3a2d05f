import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { blobHashOf } from '@tongyan/collab-server/content';
import { cleanOfficeHtml } from './office-html.ts';

export interface OfficePasteOptions {
  /** Called where pictures of the pasted page stay behind: they lie on another server or another disk. */
  readonly onForeignImages: (() => void) | undefined;
}

/** Word, WPS and Excel put more than text on the clipboard: it is put right before the schema reads it. */
export const OfficePaste = Extension.create<OfficePasteOptions>({
  name: 'officePaste',

  addOptions() {
    return { onForeignImages: undefined };
  },

  addProseMirrorPlugins() {
    const { onForeignImages } = this.options;
    const { editor } = this;
    return [
      new Plugin({
        props: {
          transformPastedHTML: (html) => {
            const images = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('img[src]')];
            const sources = images
              .map((image) => image.getAttribute('src'))
              .filter((src) => blobHashOf(src) === undefined);
            const inline = sources.flatMap((src) => imageOfDataUrl(src ?? '') ?? []);
            if (inline.length > 0) queueMicrotask(() => editor.storage.imageUploads.start(inline));
            if (sources.length > inline.length) onForeignImages?.();
            return cleanOfficeHtml(html);
          },
        },
      }),
    ];
  },
});

const dataUrl = /^data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\s]+)$/;

/** A picture that is written out in the page itself, as a file that can be uploaded. */
function imageOfDataUrl(src: string): File | undefined {
  const [, type, data] = dataUrl.exec(src) ?? [];
  if (type === undefined || data === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(data.replaceAll(/\s/g, '')), (character) => character.charCodeAt(0));
    return new File([bytes], `image.${type.slice('image/'.length)}`, { type });
  } catch {
    return undefined;
  }
}
