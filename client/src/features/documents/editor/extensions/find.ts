import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';
import { findMatches, type FindMatch } from './find-matches.ts';

export interface FindState {
  readonly query: string;
  readonly matchCase: boolean;
  readonly matches: readonly FindMatch[];
  /** Index of the match one stands at; -1 where there is none. */
  readonly current: number;
  readonly decorations: DecorationSet;
}

type FindMeta = { readonly query?: string; readonly matchCase?: boolean; readonly current?: number };

export const findKey = new PluginKey<FindState>('find');
const empty: FindState = { query: '', matchCase: false, matches: [], current: -1, decorations: DecorationSet.empty };

export const Find = Extension.create({
  name: 'find',

  addProseMirrorPlugins() {
    return [
      new Plugin<FindState>({
        key: findKey,
        state: {
          init: () => empty,
          apply: (tr, previous, _old, state) => {
            const meta = tr.getMeta(findKey) as FindMeta | undefined;
            if (!meta && (!tr.docChanged || previous.query === '')) return previous;
            return nextState(previous, meta ?? {}, tr, state);
          },
        },
        props: { decorations: (state) => findKey.getState(state)?.decorations },
      }),
    ];
  },
});

function nextState(previous: FindState, meta: FindMeta, tr: Transaction, state: EditorState): FindState {
  const query = meta.query ?? previous.query;
  const matchCase = meta.matchCase ?? previous.matchCase;
  const same = query === previous.query && matchCase === previous.matchCase && !tr.docChanged;
  const matches = same ? previous.matches : findMatches(state.doc, query, matchCase);
  const wanted = meta.current ?? (query === previous.query ? previous.current : nearest(matches, state.selection.from));
  const current = matches.length === 0 ? -1 : Math.max(0, Math.min(wanted, matches.length - 1));
  const decorations = matches.map(({ from, to }, index) =>
    Decoration.inline(from, to, { class: index === current ? 'found found-current' : 'found' }),
  );
  return { query, matchCase, matches, current, decorations: DecorationSet.create(state.doc, decorations) };
}

function nearest(matches: readonly FindMatch[], pos: number): number {
  const index = matches.findIndex((match) => match.to >= pos);
  return index === -1 ? 0 : index;
}

function send(view: EditorView, meta: FindMeta): void {
  view.dispatch(view.state.tr.setMeta(findKey, meta).setMeta('addToHistory', false));
}

export function setFindQuery(view: EditorView, query: string, matchCase: boolean): void {
  send(view, { query, matchCase });
  showCurrent(view);
}

/** Goes `step` matches on (negative: back), around the ends. */
export function stepFind(view: EditorView, step: number): void {
  const state = findKey.getState(view.state) ?? empty;
  const count = state.matches.length;
  if (count === 0) return;
  send(view, { current: (((state.current + step) % count) + count) % count });
  showCurrent(view);
}

/** Replaces the current match and goes to the next. The answer says whether there was one. */
export function replaceCurrent(view: EditorView, replacement: string): boolean {
  const state = findKey.getState(view.state) ?? empty;
  const match = state.matches[state.current];
  if (!match) return false;
  view.dispatch(replaceIn(view.state.tr, match, replacement));
  showCurrent(view);
  return true;
}

/** Replaces every match in one change, which one undo takes back. Answers how many there were. */
export function replaceAll(view: EditorView, replacement: string): number {
  const { matches } = findKey.getState(view.state) ?? empty;
  if (matches.length === 0) return 0;
  const tr = view.state.tr;
  for (const match of matches.toReversed()) replaceIn(tr, match, replacement);
  startUndoStep(view);
  view.dispatch(tr);
  startUndoStep(view);
  return matches.length;
}

/** What follows is taken back apart from what was typed just before. */
function startUndoStep(view: EditorView): void {
  const undo = yUndoPluginKey.getState(view.state) as { readonly undoManager: UndoManager } | undefined;
  undo?.undoManager.stopCapturing();
}

function replaceIn(tr: Transaction, { from, to }: FindMatch, replacement: string): Transaction {
  if (replacement === '') return tr.delete(from, to);
  const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
  return tr.replaceWith(from, to, tr.doc.type.schema.text(replacement, marks));
}

function showCurrent(view: EditorView): void {
  const state = findKey.getState(view.state) ?? empty;
  const match = state.matches[state.current];
  if (!match) return;
  if (view.editable) {
    view.dispatch(
      view.state.tr
        .setSelection(TextSelection.create(view.state.doc, match.from, match.to))
        .setMeta('addToHistory', false),
    );
  }
  const place = view.domAtPos(match.from).node;
  const element = place instanceof Element ? place : place.parentElement;
  element?.scrollIntoView({ block: 'nearest' });
}
