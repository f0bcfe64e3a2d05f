import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { LinkedDoc } from '../link/linked-doc.ts';
import { caretsKey } from './carets.ts';

/** ProseMirror reads the end of a composition 20 ms after its event; what was held comes after that. */
const settleMs = 50;

/**
 * Holds others' changes back while an input method composes, so that nothing touches the text it works on. What I compose goes out as
 * it is typed. On Android, where a composition may stay open for as long as a word is, ProseMirror ends it after a few seconds
 * without an event of its own; so the end is also looked for.
 */
export const CompositionGuard = Extension.create<{ readonly link: LinkedDoc | null }>({
  name: 'compositionGuard',

  addOptions() {
    return { link: null };
  },

  addProseMirrorPlugins() {
    const { link } = this.options;
    if (!link) return [];
    let timer: ReturnType<typeof setTimeout> | undefined;

    const releaseWhenDone = (view: EditorView): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (view.isDestroyed) return;
        if (view.composing) {
          releaseWhenDone(view);
          return;
        }
        link.release();
        view.dispatch(view.state.tr.setMeta(caretsKey, true).setMeta('addToHistory', false));
      }, settleMs);
    };

    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            compositionstart: (view) => {
              link.hold();
              // Also where no end is told: the loop goes on until ProseMirror says that it does not compose.
              setTimeout(() => releaseWhenDone(view), 0);
              return false;
            },
            compositionend: (view) => {
              releaseWhenDone(view);
              return false;
            },
          },
        },
        view: () => ({
          destroy: () => {
            clearTimeout(timer);
            link.release();
          },
        }),
      }),
    ];
  },
});
