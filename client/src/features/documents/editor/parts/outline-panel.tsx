import type { Node } from '@tiptap/pm/model';
import { useEditorState } from '@tiptap/react';
import {
  contentText,
  countWords,
  type ContentNode,
  type OutlineEntry,
  outlineOf,
} from '@tongyan/collab-server/content';
import { type ReactNode, useMemo } from 'react';
import { useEditorContext } from '../editor-context.ts';
import { useEditorText } from '../strings/index.ts';
import styles from './outline-panel.module.css';
import { useCurrentEntry } from './use-current-entry.ts';
import { useSettled } from './use-settled.ts';

const calmMs = 250;

/** The outline at the left, with planned minutes, what must still be filled, and the number of words at its foot. */
export function OutlinePanel({ onChoose }: { readonly onChoose?: () => void }): ReactNode {
  const t = useEditorText();
  const { editor } = useEditorContext();
  const doc = useSettled(
    // By identity: the default compares the whole document, node by node, at each key.
    useEditorState({ editor, selector: ({ editor: current }) => current.state.doc, equalityFn: Object.is }),
    calmMs,
  );
  const entries = useMemo(() => outlineOf(doc), [doc]);
  const here = useCurrentEntry(editor, entries);
  const go = (index: number, shown: OutlineEntry): void => {
    // What is shown may be a moment old.
    const now = outlineOf(editor.state.doc)[index];
    const entry = now?.text === shown.text ? now : shown;
    const dom = editor.view.nodeDOM(entry.pos);
    editor
      .chain()
      .setTextSelection(entry.pos + 1)
      .focus(undefined, { scrollIntoView: false })
      .run();
    if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'start' });
    onChoose?.();
  };
  return (
    <nav className={styles.outline} aria-label={t('outline')}>
      <h2>{t('outline')}</h2>
      {entries.length === 0 ? <p className={styles.empty}>{t('outlineEmpty')}</p> : null}
      <ul>
        {entries.map((entry, index) => (
          <li key={entry.pos}>
            <button
              type="button"
              data-level={entry.level}
              {...(index === here ? { 'aria-current': 'location' as const } : {})}
              onClick={() => go(index, entry)}
            >
              <span className={styles.text}>
                {entry.kind === 'fields' ? t('outlineFields') : entry.text || t('headingPlaceholder')}
              </span>
              <Mark entry={entry} />
            </button>
          </li>
        ))}
      </ul>
      <WordCount doc={doc} />
    </nav>
  );
}

function Mark({ entry }: { readonly entry: OutlineEntry }): ReactNode {
  const t = useEditorText();
  if (entry.required && entry.empty) return <span className={styles.toFill}>{t('notFilled')}</span>;
  if (entry.minutes === null) return null;
  return (
    <span className={styles.minutes}>
      <span aria-hidden="true">
        {entry.kind === 'step' ? entry.minutes : t('minutesTotal', { minutes: entry.minutes })}
      </span>
      <span className="visually-hidden">{t('minutesSpoken', { minutes: entry.minutes })}</span>
    </span>
  );
}

function WordCount({ doc }: { readonly doc: Node }): ReactNode {
  const t = useEditorText();
  const { editor } = useEditorContext();
  const { characters, words } = useMemo(() => countWords(contentText(doc.toJSON() as ContentNode)), [doc]);
  const selected = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const { from, to } = state.selection;
      const count = countWords(from === to ? '' : state.doc.textBetween(from, to, '\n', ' '));
      return count.characters + count.words;
    },
  });
  return (
    <p className={styles.count} title={t('wordCountDetail', { characters, words })}>
      {t('wordCount', { count: characters + words })}
      {selected > 0 ? <span>{t('wordCountSelection', { count: selected })}</span> : null}
    </p>
  );
}
