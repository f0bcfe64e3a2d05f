import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { anchorAt, resolveAnchor } from '../extensions/anchor.ts';
import type { UploadProgress, UploadResult } from '../props.ts';
import { uploadElement } from './upload-element.ts';

export type UploadImage = (file: File, progress: UploadProgress) => Promise<UploadResult>;

/** A picture on its way; it stands in the view only, and becomes a node when the server has it. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly anchor: unknown;
  readonly abort: AbortController;
  readonly element: HTMLElement;
}

declare module '@tiptap/core' {
  interface Storage {
    imageUploads: { start: (files: readonly File[], pos?: number) => void };
  }
}

const uploadsKey = new PluginKey<DecorationSet>('imageUploads');
const imageTypes = /^image\/(?:png|jpeg|gif|webp|avif|svg\+xml|bmp)$/;

/** Pictures that are pasted, dropped or picked go to the server first and stand in the text when they are there. */
export const ImageUploads = Extension.create<{
  readonly upload: UploadImage | undefined;
  readonly onRefused: (() => void) | undefined;
}>({
  name: 'imageUploads',

  addOptions() {
    return { upload: undefined, onRefused: undefined };
  },

  addStorage() {
    return { start: (_files: readonly File[], _pos?: number): void => {} };
  },

  addProseMirrorPlugins() {
    const { upload, onRefused } = this.options;
    const { editor } = this;
    const uploads = new Map<number, Upload>();
    let lastId = 0;

    const redraw = (view: EditorView): void => {
      if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(uploadsKey, true).setMeta('addToHistory', false));
    };

    const run = async (view: EditorView, one: Upload, show: ReturnType<typeof uploadElement>): Promise<void> => {
      if (!upload) return;
      show.progress(0);
      const result = await upload(one.file, { onProgress: show.progress, signal: one.abort.signal }).catch(
        (cause: unknown): UploadResult => ({
          ok: false,
          message: cause instanceof Error ? cause.message : String(cause),
        }),
      );
      if (one.abort.signal.aborted || view.isDestroyed) return;
      if (!result.ok) {
        show.failed(result.message);
        return;
      }
      const pos = resolveAnchor(view.state, one.anchor);
      uploads.delete(one.id);
      redraw(view);
      if (pos !== undefined)
        editor.commands.insertContentAt(blockEnd(view.state, pos), { type: 'image', attrs: { src: result.src } });
    };

    const start = (view: EditorView, files: readonly File[], pos: number): void => {
      if (!upload) {
        onRefused?.();
        return;
      }
      for (const file of files) {
        lastId += 1;
        const id = lastId;
        const abort = new AbortController();
        const dismiss = (): void => {
          abort.abort();
          uploads.delete(id);
          redraw(view);
        };
        const show = uploadElement(file, { onRetry: () => void run(view, one, show), onDismiss: dismiss });
        const one: Upload = { id, file, anchor: anchorAt(view.state, pos), abort, element: show.element };
        uploads.set(id, one);
        void run(view, one, show);
      }
      redraw(view);
    };
    this.storage.start = (files: readonly File[], pos?: number) =>
      start(editor.view, files, pos ?? editor.state.selection.to);

    const draw = (state: EditorState): DecorationSet =>
      DecorationSet.create(
        state.doc,
        [...uploads.values()].flatMap((one) => {
          const pos = resolveAnchor(state, one.anchor);
          return pos === undefined
            ? []
            : [Decoration.widget(blockEnd(state, pos), () => one.element, { key: `upload ${one.id}`, side: 1 })];
        }),
      );

    return [
      new Plugin<DecorationSet>({
        key: uploadsKey,
        state: {
          init: () => DecorationSet.empty,
          // Rebuilt rather than mapped: a remote change replaces the document, and mapped decorations would go with it.
          apply: (tr, previous, _old, state) =>
            tr.docChanged || tr.getMeta(uploadsKey) !== undefined
              ? uploads.size === 0
                ? DecorationSet.empty
                : draw(state)
              : previous,
        },
        props: {
          decorations: (state) => uploadsKey.getState(state),
          handlePaste: (view, event) => {
            const files = imageFiles(event.clipboardData);
            // Office programs put a picture of the text beside the text: text is what was meant.
            if (files.length === 0 || (event.clipboardData?.getData('text/html') ?? '') !== '') return false;
            start(view, files, view.state.selection.to);
            return true;
          },
          handleDrop: (view, event, _slice, moved) => {
            const files = imageFiles(event.dataTransfer);
            if (moved || files.length === 0) return false;
            event.preventDefault();
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            start(view, files, at?.pos ?? view.state.selection.to);
            return true;
          },
        },
        view: () => ({
          destroy: () => {
            for (const one of uploads.values()) one.abort.abort();
          },
        }),
      }),
    ];
  },
});

function imageFiles(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => imageTypes.test(file.type));
}

/** The place after the innermost block of text at `pos`: there a picture can stand, in a cell or a list item too. */
function blockEnd(state: EditorState, pos: number): number {
  const $pos = state.doc.resolve(Math.max(0, Math.min(pos, state.doc.content.size)));
  const image = state.schema.nodes['image'];
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const index = $pos.indexAfter(depth - 1);
    if (image && $pos.node(depth - 1).canReplaceWith(index, index, image)) return $pos.after(depth);
  }
  return $pos.depth === 0 ? $pos.pos : $pos.after(1);
}
