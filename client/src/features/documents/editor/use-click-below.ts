import type { Editor } from '@tiptap/core';
import { type MouseEvent, useCallback } from 'react';

/**
 * A press below the text writes on at its end: a paragraph is added where the last block is none (a table, a picture, a formula),
 * which otherwise could not be left. It is added on a press, never by itself, so that opening a document does not change it.
 */
export function useClickBelow(editor: Editor, isWritable: boolean): (event: MouseEvent) => void {
  return useCallback(
    (event) => {
      const bottom = editor.view.dom.getBoundingClientRect().bottom;
      if (!isWritable || event.target !== event.currentTarget || event.clientY < bottom) return;
      event.preventDefault();
      const { doc } = editor.state;
      if (doc.lastChild?.type.name !== 'paragraph')
        editor.commands.insertContentAt(doc.content.size, { type: 'paragraph' });
      editor.commands.focus('end');
    },
    [editor, isWritable],
  );
}
