import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { anchorAt, isRemoteChange, resolveAnchor } from './anchor.ts';
import { placeFlags } from './caret-flags.ts';
import { presentPerson } from './present.ts';

export const caretsKey = new PluginKey<DecorationSet>('carets');

/** At most one message in this time, however fast I type. */
const publishEveryMs = 120;

export interface CaretsOptions {
  readonly awareness: Awareness | null;
  /** Whether my own caret is told to the others; readers have none. */
  readonly publishes: boolean;
  /** The awareness client that is followed, if any. */
  readonly followed: () => number | undefined;
}

/** The others' carets and selections with name flags, and mine told to them, in the awareness field of y-prosemirror (`cursor`). */
export const Carets = Extension.create<CaretsOptions>({
  name: 'carets',

  addOptions() {
    return { awareness: null, publishes: false, followed: () => undefined };
  },

  addProseMirrorPlugins() {
    const { awareness, publishes, followed } = this.options;
    if (!awareness) return [];
    return [
      new Plugin<DecorationSet>({
        key: caretsKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, previous, _old, state) => {
            if (tr.getMeta(caretsKey) !== undefined || isRemoteChange(tr.getMeta(ySyncPluginKey))) {
              return caretDecorations(state, awareness);
            }
            return tr.docChanged ? previous.map(tr.mapping, tr.doc) : previous;
          },
        },
        props: { decorations: (state) => caretsKey.getState(state) },
        view: (view) => new CaretsView(view, awareness, publishes, followed),
      }),
    ];
  },
});

function caretDecorations(state: EditorState, awareness: Awareness): DecorationSet {
  const decorations: Decoration[] = [];
  for (const [clientId, value] of awareness.getStates()) {
    const person = clientId === awareness.clientID ? undefined : presentPerson(clientId, value, awareness.clientID);
    if (!person?.hasCaret) continue;
    const { cursor } = value as { cursor: { anchor: unknown; head: unknown } };
    const head = resolveAnchor(state, cursor.head);
    if (head === undefined) continue;
    const anchor = resolveAnchor(state, cursor.anchor) ?? head;
    decorations.push(
      Decoration.widget(
        head,
        () => caretElement(clientId, person.colour, person.displayName, person.organisationName),
        {
          key: `${clientId} ${person.displayName} ${person.organisationName}`,
          side: 10,
          ignoreSelection: true,
        },
      ),
    );
    if (anchor !== head) {
      decorations.push(
        Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
          class: 'their-selection',
          style: `--who: var(--who-${person.colour})`,
        }),
      );
    }
  }
  return DecorationSet.create(state.doc, decorations);
}

function caretElement(clientId: number, colour: number, name: string, organisation: string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'their-caret';
  caret.dataset['client'] = String(clientId);
  caret.style.setProperty('--who', `var(--who-${colour})`);
  const flag = document.createElement('span');
  flag.className = 'their-flag';
  const who = document.createElement('span');
  who.textContent = name;
  flag.append(who);
  if (organisation !== '') {
    const whence = document.createElement('span');
    whence.className = 'their-organisation';
    whence.textContent = ` · ${organisation}`;
    flag.append(whence);
  }
  caret.append(flag);
  // A screen reader reads the text, not who stands where in it; the list of people says who is here.
  caret.setAttribute('aria-hidden', 'true');
  return caret;
}

class CaretsView {
  readonly #view: EditorView;
  readonly #awareness: Awareness;
  readonly #publishes: boolean;
  readonly #followed: () => number | undefined;
  readonly #resized: ResizeObserver;
  #published = '';
  #publishTimer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #touched = false;

  constructor(view: EditorView, awareness: Awareness, publishes: boolean, followed: () => number | undefined) {
    this.#view = view;
    this.#awareness = awareness;
    this.#publishes = publishes;
    this.#followed = followed;
    awareness.on('change', this.#onAwareness);
    this.#resized = new ResizeObserver(this.#schedulePlacing);
    this.#resized.observe(view.dom);
    queueMicrotask(this.#refresh);
  }

  update(view: EditorView, previous: EditorState): void {
    if (caretsKey.getState(view.state) !== caretsKey.getState(previous)) this.#schedulePlacing();
    if (!this.#publishes || (view.state.selection.eq(previous.selection) && view.state.doc === previous.doc)) return;
    this.#touched ||= view.hasFocus();
    if (this.#touched) this.#publishTimer ??= setTimeout(this.#publish, publishEveryMs);
  }

  destroy(): void {
    clearTimeout(this.#publishTimer);
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    this.#awareness.off('change', this.#onAwareness);
    if (this.#publishes && this.#awareness.getLocalState() !== null) this.#awareness.setLocalStateField('cursor', null);
  }

  readonly #publish = (): void => {
    this.#publishTimer = undefined;
    if (this.#view.isDestroyed) return;
    const { state } = this.#view;
    const cursor = { anchor: anchorAt(state, state.selection.anchor), head: anchorAt(state, state.selection.head) };
    const text = JSON.stringify(cursor);
    if (text === this.#published || cursor.anchor === undefined) return;
    this.#published = text;
    if (this.#awareness.getLocalState() !== null) this.#awareness.setLocalStateField('cursor', cursor);
  };

  readonly #onAwareness = (change: { added: number[]; updated: number[]; removed: number[] }): void => {
    const others = [...change.added, ...change.updated, ...change.removed].some(
      (id) => id !== this.#awareness.clientID,
    );
    if (others) this.#refresh();
  };

  /** A decoration that is put into the text while an input method composes there would end the composition: it waits. */
  readonly #refresh = (): void => {
    if (this.#view.isDestroyed) return;
    if (!this.#view.composing)
      this.#view.dispatch(this.#view.state.tr.setMeta(caretsKey, true).setMeta('addToHistory', false));
    this.#schedulePlacing();
  };

  readonly #schedulePlacing = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (this.#view.isDestroyed) return;
      placeFlags(this.#view);
      const followed = this.#followed();
      if (followed !== undefined) scrollToCaret(this.#view, followed);
    });
  };
}

/** Brings a person's caret to the middle third of what is seen; does nothing where it is there already. */
export function scrollToCaret(view: EditorView, clientId: number): void {
  const caret = view.dom.querySelector<HTMLElement>(`.their-caret[data-client="${clientId}"]`);
  if (!caret) return;
  const { top } = caret.getBoundingClientRect();
  const height = window.innerHeight;
  if (top < height * 0.2 || top > height * 0.75) caret.scrollIntoView({ block: 'center' });
}
