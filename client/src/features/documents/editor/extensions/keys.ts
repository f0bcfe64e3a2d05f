import { type Editor, Extension } from '@tiptap/core';
import { NodeSelection, Selection, type Transaction } from '@tiptap/pm/state';
import { boundedInteger, imageWidthPx } from '@tongyan/collab-server/content';
import { insertCommands } from '../commands/inserts.ts';
import { clearStyles, markCommands } from '../commands/marks.ts';
import type { EditorUiStore } from '../ui-store.ts';

const imageStepPx = 40;

export interface KeysOptions {
  readonly ui: EditorUiStore | null;
  readonly focusToolbar: () => void;
}

/** Keys that Tiptap’s own extensions do not bind. They are listed for people in dialogs/shortcuts.ts. */
export const Keys = Extension.create<KeysOptions>({
  name: 'keys',

  addOptions() {
    return { ui: null, focusToolbar: () => {} };
  },

  addKeyboardShortcuts() {
    const { ui, focusToolbar } = this.options;
    if (!ui) return {};
    const { editor } = this;
    const open = (change: Parameters<EditorUiStore['set']>[0]) => (): boolean => {
      ui.set(change);
      return true;
    };
    const run = (id: string) => (): boolean => {
      if (!editor.isEditable) return false;
      [...markCommands, clearStyles, ...insertCommands].find((command) => command.id === id)?.run({ editor, ui });
      return true;
    };
    return {
      'Mod-f': open({ find: 'find' }),
      'Mod-h': () => {
        ui.set({ find: editor.isEditable ? 'replace' : 'find' });
        return true;
      },
      'Mod-/': open({ dialog: { kind: 'shortcuts' } }),
      'Mod-Shift-k': run('link'),
      'Mod-,': run('subscript'),
      'Mod-.': run('superscript'),
      'Mod-\\': run('clearStyles'),
      'Mod-Alt-m': run('inlineMath'),
      'Alt-F10': () => {
        focusToolbar();
        return true;
      },
      'Alt-Shift-ArrowUp': () => moveBlock(editor, -1),
      'Alt-Shift-ArrowDown': () => moveBlock(editor, 1),
      'Alt-ArrowLeft': () => resizeSelectedImage(editor, -imageStepPx),
      'Alt-ArrowRight': () => resizeSelectedImage(editor, imageStepPx),
      Enter: () => openSelectedMath(editor, ui),
    };
  },
});

function openSelectedMath(editor: Editor, ui: EditorUiStore): boolean {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection)) return false;
  const { name } = selection.node.type;
  if (name === 'image') {
    const alt: unknown = selection.node.attrs['alt'];
    ui.set({ dialog: { kind: 'imageText', pos: selection.from, alt: typeof alt === 'string' ? alt : '' } });
    return true;
  }
  if (name !== 'inlineMath' && name !== 'blockMath') return false;
  const display = name === 'inlineMath' ? 'inline' : 'block';
  ui.set({ dialog: { kind: 'math', display, latex: String(selection.node.attrs['latex']), pos: selection.from } });
  return true;
}

/** Changes the width of the selected picture; `null` gives it back its own. */
export function resizeSelectedImage(editor: Editor, changePx: number | null): boolean {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'image' || !editor.isEditable) return false;
  const figure = editor.view.nodeDOM(selection.from);
  const image = figure instanceof HTMLElement ? figure.querySelector('img') : null;
  const shown =
    boundedInteger(selection.node.attrs['widthPx'], imageWidthPx.least, imageWidthPx.most) ?? image?.clientWidth ?? 320;
  const room = figure instanceof HTMLElement && figure.clientWidth > 0 ? figure.clientWidth : imageWidthPx.most;
  const widthPx = changePx === null ? null : Math.max(imageWidthPx.least, Math.min(shown + changePx, room));
  const tr = editor.state.tr.setNodeMarkup(selection.from, undefined, { ...selection.node.attrs, widthPx });
  editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, selection.from)));
  return true;
}

/** Moves the block of the selection one place up (-1) or down (1) among its siblings: list items in lists, else blocks of the page. */
export function moveBlock(editor: Editor, step: -1 | 1, blockPos?: number): boolean {
  if (!editor.isEditable) return false;
  const { state } = editor;
  const $from = blockPos === undefined ? state.selection.$from : state.doc.resolve(blockPos);
  let depth = blockPos === undefined ? $from.depth : $from.depth + 1;
  if (blockPos === undefined) {
    while (depth > 1 && !['listItem', 'taskItem'].includes($from.node(depth).type.name)) depth -= 1;
    if (depth < 1) return false;
  }
  const parent = $from.node(depth - 1);
  const index = $from.index(depth - 1);
  const other = index + step;
  if (other < 0 || other >= parent.childCount) return false;
  const start = blockPos === undefined ? $from.before(depth) : blockPos;
  const node = parent.child(index);
  const sibling = parent.child(other);
  const target = step === -1 ? start - sibling.nodeSize : start + sibling.nodeSize;
  let tr: Transaction = state.tr.delete(start, start + node.nodeSize).insert(target, node);
  const inside = blockPos === undefined ? state.selection.from - start : 1;
  tr = tr.setSelection(Selection.near(tr.doc.resolve(Math.min(target + inside, tr.doc.content.size))));
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}
