import type { Editor } from '@tiptap/core';
import { AllSelection, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { BubbleMenu } from '@tiptap/react/menus';
import type { ReactNode } from 'react';
import { useEditorContext } from '../editor-context.ts';
import { ImageToolbar } from './image-toolbar.tsx';
import { TableToolbar } from './table-toolbar.tsx';
import { TextToolbar } from './text-toolbar.tsx';
import { useIsTouch } from './use-is-touch.ts';

const above = { placement: 'top-start', offset: 8, flip: true, shift: { padding: 8 } } as const;
const aboveTable = { ...above, flip: false } as const;

/** Toolbars that stand at what they work on: selected text, a selected picture, the table around the caret. */
export function BubbleToolbars(): ReactNode {
  const { editor, ui } = useEditorContext();
  const isTouch = useIsTouch();
  return (
    <>
      {isTouch ? null : (
        <BubbleMenu
          editor={editor}
          pluginKey="textToolbar"
          updateDelay={150}
          options={above}
          shouldShow={({ editor: current }) => ui.get().find === 'closed' && textIsSelected(current)}
        >
          <TextToolbar kind="bubble" />
        </BubbleMenu>
      )}
      <BubbleMenu
        editor={editor}
        pluginKey="imageToolbar"
        updateDelay={0}
        options={above}
        shouldShow={({ editor: current }) => imageIsSelected(current)}
      >
        <ImageToolbar />
      </BubbleMenu>
      <BubbleMenu
        editor={editor}
        pluginKey="tableToolbar"
        updateDelay={100}
        options={aboveTable}
        shouldShow={({ editor: current }) =>
          isHere(current) && current.isActive('table') && !textIsSelected(current) && !imageIsSelected(current)
        }
        getReferencedVirtualElement={() => tableElement(editor)}
      >
        <TableToolbar />
      </BubbleMenu>
    </>
  );
}

/** Toolbars stand only where the person is: in the text, or in a toolbar or menu of it. */
function isHere(editor: Editor): boolean {
  return (
    editor.isEditable &&
    (editor.view.hasFocus() || (document.activeElement?.closest('[role="toolbar"], [role="menu"]') ?? null) !== null)
  );
}

function textIsSelected(editor: Editor): boolean {
  const { selection, doc } = editor.state;
  const isText = selection instanceof TextSelection || selection instanceof AllSelection;
  if (!isHere(editor) || editor.view.composing || !isText || selection.empty) return false;
  return !editor.isActive('codeBlock') && doc.textBetween(selection.from, selection.to, ' ', ' ').trim() !== '';
}

function imageIsSelected(editor: Editor): boolean {
  const { selection } = editor.state;
  return isHere(editor) && selection instanceof NodeSelection && selection.node.type.name === 'image';
}

function tableElement(editor: Editor): { getBoundingClientRect: () => DOMRect } | null {
  const { node } = editor.view.domAtPos(editor.state.selection.from);
  const element = node instanceof Element ? node : node.parentElement;
  const table = element?.closest('.tableWrapper');
  return table ? { getBoundingClientRect: () => table.getBoundingClientRect() } : null;
}
