import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionOptions, type SuggestionProps } from '@tiptap/suggestion';
import type { CommandContext, EditorCommand } from '../commands/command.ts';
import { searchCommands } from '../commands/search.ts';
import type { TrainingMoments } from '../moments/training-moments.ts';
import type { MentionCandidate } from '../props.ts';
import type { EditorUiStore, SuggestionPopup } from '../ui-store.ts';

export type SuggestionItem =
  | { readonly kind: 'command'; readonly command: EditorCommand }
  | { readonly kind: 'mention'; readonly candidate: MentionCandidate };

export interface SuggestionsOptions {
  readonly ui: EditorUiStore | null;
  readonly pickImage: (() => void) | undefined;
  readonly trainingMoments: TrainingMoments | undefined;
  readonly searchMentions: ((query: string, signal: AbortSignal) => Promise<readonly MentionCandidate[]>) | undefined;
}

/**
 * Lists that open while one types: commands after `/` (or after `、` at the start of a line, which is what that key gives where
 * Chinese punctuation is on), people and documents after `@`.
 */
export const Suggestions = Extension.create<SuggestionsOptions>({
  name: 'suggestions',

  addOptions() {
    return { ui: null, pickImage: undefined, trainingMoments: undefined, searchMentions: undefined };
  },

  addProseMirrorPlugins() {
    const { ui, pickImage, trainingMoments, searchMentions } = this.options;
    if (!ui) return [];
    const { editor } = this;
    const context: CommandContext = { editor, ui, pickImage, trainingMoments };
    const list = { editor, allowedPrefixes: null, render: () => popupRenderer(ui, 'slash') } as const;
    const commands: Partial<SuggestionOptions<SuggestionItem, SuggestionItem>> = {
      items: ({ query }) => searchCommands(query, context).map((command) => ({ kind: 'command', command })),
      command: ({ editor: target, range, props }) => {
        if (props.kind !== 'command') return;
        target.chain().focus().deleteRange(range).run();
        props.command.run(context);
      },
    };
    const plugins = [
      Suggestion<SuggestionItem, SuggestionItem>({
        ...list,
        ...commands,
        pluginKey: new PluginKey('slashMenu'),
        char: '/',
        allowSpaces: true,
        // Names in English have blanks; where no name begins so, it is a sentence.
        shouldShow: ({ query }) =>
          !query.startsWith(' ') && (!query.includes(' ') || searchCommands(query, context).length > 0),
        allow: ({ state, range }) =>
          mayOpenAt(
            state.doc.resolve(range.from).parent,
            state.doc.textBetween(Math.max(0, range.from - 1), range.from, '\n', '\uFFFC'),
          ),
      }),
      Suggestion<SuggestionItem, SuggestionItem>({
        ...list,
        ...commands,
        pluginKey: new PluginKey('slashMenuChinese'),
        char: '、',
        startOfLine: true,
        allow: ({ state, range }) => mayOpenAt(state.doc.resolve(range.from).parent, ''),
      }),
    ];
    if (!searchMentions) return plugins;
    return [
      ...plugins,
      Suggestion<SuggestionItem, SuggestionItem>({
        editor,
        allowedPrefixes: null,
        pluginKey: new PluginKey('mentions'),
        char: '@',
        allow: ({ state, range }) => {
          const before = state.doc.textBetween(Math.max(0, range.from - 1), range.from, '\n', '\uFFFC');
          // Not in the middle of a mail address.
          return !/[\w.]/.test(before) && mayOpenAt(state.doc.resolve(range.from).parent, '');
        },
        items: async ({ query, signal }) => {
          try {
            const found = await searchMentions(query, signal);
            return found.map((candidate) => ({ kind: 'mention' as const, candidate }));
          } catch {
            // A search that fails or is overtaken offers nothing; the text typed stays.
            return [];
          }
        },
        command: ({ editor: target, range, props }) => {
          if (props.kind !== 'mention') return;
          const { kind, id, label } = props.candidate;
          target
            .chain()
            .focus()
            .insertContentAt(range, [
              { type: 'mention', attrs: { kind, id, label } },
              { type: 'text', text: ' ' },
            ])
            .run();
        },
        render: () => popupRenderer(ui, 'mention'),
      }),
    ];
  },
});

/** `4/5` and `http://` are no commands: the list opens at the start of a line, after a blank, or after a Chinese character. */
function mayOpenAt(block: { readonly type: { readonly spec: { readonly code?: boolean } } }, before: string): boolean {
  return block.type.spec.code !== true && !/[\p{Script=Latin}\p{N}:/\\)}\]\uFFFC]/u.test(before);
}

function popupRenderer(ui: EditorUiStore, kind: SuggestionPopup['kind']) {
  const show = (props: SuggestionProps<SuggestionItem, SuggestionItem>, selected: number): void => {
    const rect = props.clientRect?.();
    if (!rect) return;
    ui.set({
      popup: {
        kind,
        items: props.items,
        query: props.query,
        isLoading: props.loading,
        selected: Math.max(0, Math.min(selected, props.items.length - 1)),
        rect,
        choose: (item) => props.command(item),
      },
    });
  };
  const move = (popup: SuggestionPopup, step: number): boolean => {
    const count = popup.items.length;
    if (count > 0) ui.set({ popup: { ...popup, selected: (popup.selected + step + count) % count } });
    return true;
  };
  return {
    onStart: (props: SuggestionProps<SuggestionItem, SuggestionItem>) => show(props, 0),
    onUpdate: (props: SuggestionProps<SuggestionItem, SuggestionItem>) => {
      const popup = ui.get().popup;
      show(props, popup?.query === props.query ? popup.selected : 0);
    },
    onKeyDown: ({ event }: { event: KeyboardEvent }): boolean => {
      const popup = ui.get().popup;
      // Keys that an input method uses are its own.
      if (!popup || event.isComposing) return false;
      switch (event.key) {
        case 'ArrowDown':
          return move(popup, 1);
        case 'ArrowUp':
          return move(popup, -1);
        case 'Enter':
        case 'Tab': {
          const item = popup.items[popup.selected];
          if (!item) return false;
          popup.choose(item);
          return true;
        }
        default:
          return false;
      }
    },
    onExit: () => ui.set({ popup: null }),
  };
}
