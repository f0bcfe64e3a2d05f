import type { Editor } from '@tiptap/core';
import { createContext, useContext } from 'react';
import type { CommandContext } from './commands/command.ts';
import type { EditorUiStore } from './ui-store.ts';

export interface EditorContextValue extends CommandContext {
  readonly editor: Editor;
  readonly ui: EditorUiStore;
  readonly isWritable: boolean;
}

export const EditorContext = createContext<EditorContextValue | undefined>(undefined);

export function useEditorContext(): EditorContextValue {
  const value = useContext(EditorContext);
  if (value === undefined) throw new Error('This part stands outside of the editor');
  return value;
}
