import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { showToast } from '../../../../ui/toast.tsx';
import { Button } from '../../../../ui/button.tsx';
import { useEditorContext } from '../editor-context.ts';
import { findKey, replaceAll, replaceCurrent, setFindQuery, stepFind } from '../extensions/find.ts';
import { useEditorText } from '../strings/index.ts';
import { useEditorUi } from '../ui-store.ts';
import styles from './find-bar.module.css';
import { ToolButton } from './tool-button.tsx';

/** Finding and replacing in this document, with how many places there are. */
export function FindBar(): ReactNode {
  const { ui } = useEditorContext();
  const mode = useEditorUi(ui, (state) => state.find);
  return mode === 'closed' ? null : <OpenFindBar mode={mode} />;
}

function OpenFindBar({ mode }: { readonly mode: 'find' | 'replace' }): ReactNode {
  const t = useEditorText();
  const { editor, ui, isWritable } = useEditorContext();
  const [query, setQuery] = useState(() => {
    const { from, to } = editor.state.selection;
    return editor.state.doc.textBetween(from, to, '\n').split('\n')[0] ?? '';
  });
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const statusId = useId();
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const found = findKey.getState(state);
      return { count: found?.matches.length ?? 0, current: found?.current ?? -1 };
    },
  });

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => setFindQuery(editor.view, query, matchCase), [editor, query, matchCase]);
  useEffect(() => () => (editor.isDestroyed ? undefined : setFindQuery(editor.view, '', false)), [editor]);

  const close = (): void => {
    ui.set({ find: 'closed' });
    // At once: the next key is meant for the text.
    editor.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and Escape that an input method uses are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input.current) stepFind(editor.view, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const status = query === '' ? '' : count === 0 ? t('findNothing') : t('findCount', { current: current + 1, count });

  return (
    <search className={styles.bar} aria-label={t('findInDocument')} onKeyDown={onKeyDown}>
      <div className={styles.line}>
        <input
          ref={input}
          className={styles.input}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          placeholder={t('find')}
          aria-label={t('findInDocument')}
          aria-describedby={statusId}
        />
        <span id={statusId} className={styles.status} role="status">
          {status}
        </span>
        <ToolButton
          icon="chevronUp"
          label={t('findPrevious')}
          shortcut="Shift-Enter"
          isDisabled={count === 0}
          onPress={() => stepFind(editor.view, -1)}
        />
        <ToolButton
          icon="chevronDown"
          label={t('findNext')}
          shortcut="Enter"
          isDisabled={count === 0}
          onPress={() => stepFind(editor.view, 1)}
        />
        <button
          type="button"
          className={styles.case}
          aria-pressed={matchCase}
          aria-label={t('matchCase')}
          title={t('matchCase')}
          onClick={() => setMatchCase(!matchCase)}
        >
          Aa
        </button>
        <ToolButton icon="close" label={t('close')} shortcut="Esc" onPress={close} />
      </div>
      {isWritable && mode === 'replace' ? (
        <div className={styles.line}>
          <input
            className={styles.input}
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
            placeholder={t('replaceWith')}
            aria-label={t('replaceWith')}
          />
          <Button size="small" isDisabled={count === 0} onPress={() => replaceCurrent(editor.view, replacement)}>
            {t('replace')}
          </Button>
          <Button
            size="small"
            isDisabled={count === 0}
            onPress={() => {
              const replaced = replaceAll(editor.view, replacement);
              showToast({ text: t('replacedAll', { count: replaced }), undo: () => editor.commands.undo() });
            }}
          >
            {t('replaceAll')}
          </Button>
        </div>
      ) : null}
    </search>
  );
}
