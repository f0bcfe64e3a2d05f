import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { isSafeLink } from '@tongyan/collab-server/content';

export interface OpeningOptions {
  readonly onOpenDocument: ((documentId: string) => void) | undefined;
}

/** Follows links (with Ctrl or ⌘ where a press places the caret) and opens the documents that are mentioned. */
export const Opening = Extension.create<OpeningOptions>({
  name: 'opening',

  addOptions() {
    return { onOpenDocument: undefined };
  },

  addProseMirrorPlugins() {
    const { onOpenDocument } = this.options;
    return [
      new Plugin({
        props: {
          handleClick: (view, _pos, event) => {
            const target = event.target instanceof Element ? event.target : null;
            const mention = target?.closest('[data-type="mention"][data-kind="document"]');
            const id = mention?.getAttribute('data-id');
            if (typeof id === 'string' && id !== '' && onOpenDocument) {
              onOpenDocument(id);
              return true;
            }
            const href = target?.closest('a[href]')?.getAttribute('href');
            if (!isSafeLink(href) || (view.editable && !event.ctrlKey && !event.metaKey)) return false;
            window.open(href, '_blank', 'noopener,noreferrer');
            event.preventDefault();
            return true;
          },
        },
      }),
    ];
  },
});
