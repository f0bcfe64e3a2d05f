import type { Editor } from '@tiptap/core';
import type { EditorIconName } from '../parts/icons.tsx';
import type { PlainStringKey } from '../strings/index.ts';
import type { TrainingMoments } from '../moments/training-moments.ts';
import type { EditorUiStore } from '../ui-store.ts';

/** What a command may use beside the text. */
export interface CommandContext {
  readonly editor: Editor;
  readonly ui: EditorUiStore;
  /** Opens the file picker; absent where pictures cannot be uploaded. */
  readonly pickImage?: (() => void) | undefined;
  /** Absent where there are no trainings to ask for. */
  readonly trainingMoments?: TrainingMoments | undefined;
}

/** One thing that can be done to the text, whoever offers it: slash menu, toolbar, block menu or keyboard page. */
export interface EditorCommand {
  readonly id: string;
  readonly label: PlainStringKey;
  readonly icon: EditorIconName;
  /** Further words to find it by, in any language. */
  readonly keywords: readonly string[];
  /** As people press it, with `Mod` for Ctrl or ⌘. */
  readonly shortcut?: string;
  readonly isActive?: (editor: Editor) => boolean;
  readonly isAvailable?: (context: CommandContext) => boolean;
  readonly run: (context: CommandContext) => void;
}
