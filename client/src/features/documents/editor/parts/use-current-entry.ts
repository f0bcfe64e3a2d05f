import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { OutlineEntry } from '@tongyan/collab-server/content';
import { useEffect, useState } from 'react';

/** A heading above this part of the window's height is the one that is being read. */
const readingLine = 0.3;

/** Index of the part that a person is in: where the caret is while it can be seen, else what stands at the top; -1 before the first. */
export function useCurrentEntry(editor: Editor, entries: readonly OutlineEntry[]): number {
  const caret = useEditorState({ editor, selector: ({ editor: current }) => current.state.selection.from });
  const [seen, setSeen] = useState<number>();
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      if (!editor.isDestroyed) setSeen(isCaretInView(editor) ? undefined : topmost(editor, entries));
    };
    const onScroll = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    look();
    // Not every part that scrolls is known here, and scrolling does not bubble.
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      document.removeEventListener('scroll', onScroll, { capture: true });
      cancelAnimationFrame(frame);
    };
  }, [editor, entries, caret]);
  return seen ?? entries.findLastIndex((entry) => entry.pos <= caret);
}

function isCaretInView(editor: Editor): boolean {
  const { view } = editor;
  if (!view.hasFocus()) return false;
  const { top, bottom } = view.coordsAtPos(view.state.selection.from);
  return bottom > 0 && top < window.innerHeight;
}

function topmost(editor: Editor, entries: readonly OutlineEntry[]): number {
  const line = window.innerHeight * readingLine;
  return entries.findLastIndex(({ pos }) => {
    const dom = editor.view.nodeDOM(pos);
    return dom instanceof HTMLElement && dom.getBoundingClientRect().top <= line;
  });
}
