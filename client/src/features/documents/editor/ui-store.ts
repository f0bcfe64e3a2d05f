import { useSyncExternalStore } from 'react';
import type { SuggestionItem } from './extensions/suggestions.ts';

/** The list that hangs under a caret: commands after `/`, people and documents after `@`. */
export interface SuggestionPopup {
  readonly kind: 'slash' | 'mention';
  readonly items: readonly SuggestionItem[];
  readonly query: string;
  readonly isLoading: boolean;
  readonly selected: number;
  readonly rect: DOMRect;
  readonly choose: (item: SuggestionItem) => void;
}

export type EditorDialog =
  | {
      readonly kind: 'math';
      readonly display: 'inline' | 'block';
      readonly latex: string;
      /** Absent for a new formula. */ readonly pos?: number;
    }
  | { readonly kind: 'link'; readonly href: string; readonly text: string }
  | { readonly kind: 'imageText'; readonly pos: number; readonly alt: string }
  | { readonly kind: 'trainingMoment' }
  | { readonly kind: 'shortcuts' };

export interface EditorUi {
  readonly popup: SuggestionPopup | null;
  readonly dialog: EditorDialog | null;
  readonly find: 'closed' | 'find' | 'replace';
  readonly following: number | undefined;
}

/** What is open around the text. ProseMirror's plug-ins and views write it, React reads it. */
export class EditorUiStore {
  #state: EditorUi = { popup: null, dialog: null, find: 'closed', following: undefined };
  readonly #listeners = new Set<() => void>();

  readonly get = (): EditorUi => this.#state;

  readonly set = (change: Partial<EditorUi>): void => {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export function useEditorUi<T>(store: EditorUiStore, select: (state: EditorUi) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
