import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type { IconName } from '../../../../ui/icon.tsx';
import { moveBlock } from '../extensions/keys.ts';
import type { PlainStringKey } from '../strings/index.ts';

export type BlockActionId = 'insertBelow' | 'duplicate' | 'moveUp' | 'moveDown' | 'delete';

/** What can be done to a whole block, whoever offers it: the handle beside it, or the bar of a phone. */
export const blockActions: readonly {
  readonly id: BlockActionId;
  readonly label: PlainStringKey;
  readonly icon: IconName;
  readonly shortcut?: string;
}[] = [
  { id: 'insertBelow', label: 'insertBelow', icon: 'plus' },
  { id: 'duplicate', label: 'duplicateBlock', icon: 'copy' },
  { id: 'moveUp', label: 'moveUp', icon: 'up', shortcut: 'Alt-Shift-ArrowUp' },
  { id: 'moveDown', label: 'moveDown', icon: 'down', shortcut: 'Alt-Shift-ArrowDown' },
  { id: 'delete', label: 'deleteBlock', icon: 'trash' },
];

/** Does it to the block that begins at a position; what is not there any more is left alone. */
export function runBlockAction(editor: Editor, action: BlockActionId, pos: number): void {
  const node = editor.state.doc.nodeAt(pos);
  if (!node || !editor.isEditable) return;
  const after = pos + node.nodeSize;
  switch (action) {
    case 'insertBelow': {
      const isItem = itemTypes.has(node.type.name);
      const paragraph = { type: 'paragraph' };
      editor
        .chain()
        .insertContentAt(after, isItem ? { type: node.type.name, content: [paragraph] } : paragraph)
        .setTextSelection(after + (isItem ? 2 : 1))
        .focus()
        .insertContent('/')
        .run();
      return;
    }
    case 'duplicate':
      editor.view.dispatch(editor.state.tr.insert(after, node));
      return;
    case 'moveUp':
      moveBlock(editor, -1, pos);
      return;
    case 'moveDown':
      moveBlock(editor, 1, pos);
      return;
    case 'delete':
      editor.view.dispatch(editor.state.tr.deleteRange(pos, after));
  }
}

const itemTypes = new Set(['listItem', 'taskItem']);

/** Where the block begins that the caret stands in: the item in a list, else the block of the page. */
export function blockAtCaret({ selection: { $from, from } }: EditorState): number {
  let { depth } = $from;
  while (depth > 1 && !itemTypes.has($from.node(depth).type.name)) depth -= 1;
  // A selected block of the page has nothing above it but the page.
  return depth < 1 ? from : $from.before(depth);
}
