import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useEditorContext } from '../editor-context.ts';
import type { SuggestionItem } from '../extensions/suggestions.ts';
import { useEditorText } from '../strings/index.ts';
import { type SuggestionPopup, useEditorUi } from '../ui-store.ts';
import { EditorIcon, type EditorIconName } from './icons.tsx';
import { shownShortcut } from './shortcut.ts';
import styles from './suggestion-list.module.css';

const widthPx = 264;
const heightPx = 320;

/** The list under the caret. The focus stays in the text; the text names the chosen row by `aria-activedescendant`. */
export function SuggestionList(): ReactNode {
  const { ui, editor } = useEditorContext();
  const popup = useEditorUi(ui, (state) => state.popup);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const selected = popup?.selected;

  useEffect(() => {
    const { dom } = editor.view;
    if (selected === undefined) {
      dom.removeAttribute('aria-activedescendant');
      dom.removeAttribute('aria-controls');
      return;
    }
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-activedescendant', `${id}-${selected}`);
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [editor, id, selected]);

  if (popup === null) return null;
  return createPortal(<List popup={popup} id={id} ref={list} />, document.body);
}

function List({
  popup,
  id,
  ref,
}: {
  popup: SuggestionPopup;
  id: string;
  ref: React.RefObject<HTMLUListElement | null>;
}): ReactNode {
  const t = useEditorText();
  const above = popup.rect.bottom + heightPx > window.innerHeight && popup.rect.top > heightPx;
  const style = {
    left: Math.max(8, Math.min(popup.rect.left, window.innerWidth - widthPx - 8)),
    ...(above ? { bottom: window.innerHeight - popup.rect.top + 4 } : { top: popup.rect.bottom + 4 }),
  };
  const notFound =
    popup.kind === 'slash' ? t('slashNothing', { query: popup.query }) : t('mentionNothing', { query: popup.query });
  const empty = popup.kind === 'mention' && popup.query === '' ? t('mentionHint') : notFound;
  return (
    <div className={styles.popup} style={style} role="presentation" onMouseDown={(event) => event.preventDefault()}>
      {popup.items.length === 0 ? (
        <p className={styles.empty} role="status">
          {popup.isLoading ? t('mentionSearching') : empty}
        </p>
      ) : (
        <ul
          ref={ref}
          id={id}
          role="listbox"
          aria-label={t(popup.kind === 'slash' ? 'slashMenu' : 'mentionMenu')}
          className={styles.list}
        >
          {popup.items.map((item, index) => (
            <Row
              key={itemKey(item)}
              item={item}
              id={`${id}-${index}`}
              isSelected={index === popup.selected}
              onChoose={() => popup.choose(item)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function itemKey(item: SuggestionItem): string {
  return item.kind === 'command' ? item.command.id : `${item.candidate.kind} ${item.candidate.id}`;
}

interface RowProps {
  readonly item: SuggestionItem;
  readonly id: string;
  readonly isSelected: boolean;
  readonly onChoose: () => void;
}

function Row({ item, id, isSelected, onChoose }: RowProps): ReactNode {
  const t = useEditorText();
  const icon: EditorIconName =
    item.kind === 'command' ? item.command.icon : item.candidate.kind === 'person' ? 'person' : 'document';
  const label = item.kind === 'command' ? t(item.command.label) : item.candidate.label;
  const detail =
    item.kind === 'command'
      ? item.command.shortcut === undefined
        ? ''
        : shownShortcut(item.command.shortcut)
      : (item.candidate.detail ?? '');
  return (
    <li id={id} role="option" aria-selected={isSelected} className={styles.row} onPointerUp={onChoose}>
      <EditorIcon name={icon} />
      <span className={styles.label}>{label}</span>
      <small className={styles.detail}>{detail}</small>
    </li>
  );
}
