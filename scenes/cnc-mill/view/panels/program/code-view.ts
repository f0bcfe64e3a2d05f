import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

import { type TokenKind, tokensOf } from './tokens.ts';

const STYLES: Readonly<Record<TokenKind, string>> = {
  lineNumber: 'var(--ink-3)',
  preparatory: 'var(--sea-strong)',
  auxiliary: 'var(--who-4)',
  axis: 'var(--ink)',
  speed: 'var(--amber)',
  tool: 'var(--who-3)',
  flow: 'var(--who-2)',
  parameter: 'var(--who-1)',
  expression: 'var(--who-1)',
  comment: 'var(--ink-3)',
  mark: 'var(--ink-3)',
  wrong: 'var(--red)',
};

const MARKS = Object.fromEntries(
  Object.keys(STYLES).map((kind) => [kind, Decoration.mark({ class: `rs-${kind}` })]),
) as Readonly<Record<TokenKind, Decoration>>;

/** Colours of words, for the lines that are seen. */
function coloured(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      for (const token of tokensOf(line.text))
        builder.add(line.from + token.from, line.from + token.to, MARKS[token.kind]);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const highlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = coloured(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = coloured(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const setRunning = StateEffect.define<number>();
const RUNNING = Decoration.line({ class: 'rs-running' });

/** The line under execution. */
const running = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marked, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setRunning)) continue;
      const { doc } = transaction.state;
      if (effect.value < 1 || effect.value > doc.lines) return Decoration.none;
      return Decoration.set([RUNNING.range(doc.line(effect.value).from)]);
    }
    return marked.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const theme = EditorView.theme(
  {
    '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--sunken)', fontSize: '13px' },
    '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '20px' },
    '.cm-content': { caretColor: 'var(--ink)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-gutters': { color: 'var(--ink-3)', backgroundColor: 'var(--sunken)', border: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--raised)' },
    '&.cm-focused': { outline: '2px solid var(--sea)', outlineOffset: '-2px' },
    '.rs-running': { backgroundColor: 'var(--sea-tint)', boxShadow: 'inset 3px 0 0 var(--sea)' },
    '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--raised)', border: '1px solid var(--line-strong)' },
    ...Object.fromEntries(Object.entries(STYLES).map(([kind, colour]) => [`.rs-${kind}`, { color: colour }])),
    '.rs-comment': { color: 'var(--ink-3)', fontStyle: 'italic' },
    '.rs-wrong': { color: 'var(--red)', textDecoration: 'underline wavy' },
  },
  { dark: true },
);

export interface CodeProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CodeViewOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

/** An editor of a part program. */
export class CodeView {
  readonly #view: EditorView;
  readonly #editable = new Compartment();
  #problems: readonly CodeProblem[] = [];

  constructor({ parent, text, label, readOnly, onChange }: CodeViewOptions) {
    const extensions: Extension[] = [
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      drawSelection(),
      history(),
      // Tab leaves the editor, as everywhere on the page.
      keymap.of([...defaultKeymap, ...historyKeymap]),
      highlighting,
      running,
      lintGutter(),
      theme,
      EditorView.contentAttributes.of({ 'aria-label': label, autocapitalize: 'characters' }),
      this.#editable.of(EditorState.readOnly.of(readOnly)),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ];
    this.#view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Replaces the text where it is another; the cursor stays as far as there is text. */
  setText(text: string): void {
    if (text === this.text) return;
    const { doc, selection } = this.#view.state;
    const anchor = Math.min(selection.main.anchor, text.length);
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor } });
    this.setProblems(this.#problems);
  }

  setReadOnly(readOnly: boolean): void {
    this.#view.dispatch({ effects: this.#editable.reconfigure(EditorState.readOnly.of(readOnly)) });
  }

  setProblems(problems: readonly CodeProblem[]): void {
    this.#problems = problems;
    const { doc } = this.#view.state;
    const diagnostics = problems
      .filter(({ line }) => line >= 1 && line <= doc.lines)
      .map(({ line, column, message }): Diagnostic => {
        const { from, to } = doc.line(line);
        return { from: Math.min(to, from + Math.max(0, column - 1)), to, severity: 'error', message };
      });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Marks the line under execution and keeps it in sight; 0 for none. */
  setRunning(line: number): void {
    const { doc } = this.#view.state;
    const effects: StateEffect<unknown>[] = [setRunning.of(line)];
    if (line >= 1 && line <= doc.lines && !this.#view.hasFocus) {
      effects.push(EditorView.scrollIntoView(doc.line(line).from, { y: 'center' }));
    }
    this.#view.dispatch({ effects });
  }

  goTo(line: number): void {
    const { doc } = this.#view.state;
    if (line < 1 || line > doc.lines) return;
    const { from } = doc.line(line);
    this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    this.#view.focus();
  }

  get line(): number {
    const { doc, selection } = this.#view.state;
    return doc.lineAt(selection.main.head).number;
  }

  destroy(): void {
    this.#view.destroy();
  }
}
