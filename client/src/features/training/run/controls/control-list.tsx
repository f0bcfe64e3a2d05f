import { useEffect, useRef, type ReactNode } from 'react';
import { ControlRow } from './control-row.tsx';
import styles from './controls.module.css';
import type { ActionInput } from './perform.ts';
import { isTyping, useRoving } from './roving.ts';
import type { GroupModel } from './row-model.ts';

export interface ControlListProps {
  readonly groups: readonly GroupModel[];
  readonly selected: string | null;
  readonly isReadOnly: boolean;
  readonly onSelect: (controlId: string | null) => void;
  readonly perform: (place: readonly [string, string], input: ActionInput) => void;
}

/** Every control and instrument of a scene in words: the whole exercise can be done here, without the picture. */
export function ControlList({ groups, selected, isReadOnly, onSelect, perform }: ControlListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const { current, setCurrent, onKeyDown } = useRoving(list);
  const rows = groups.flatMap((group) => group.rows);
  const reached = rows.some(({ id }) => id === current) ? current : (rows[0]?.id ?? null);
  useKeys(list, groups, (id) => {
    setCurrent(id);
    onSelect(id);
  });
  useEffect(() => {
    if (selected === null) return;
    list.current?.querySelector(`[data-row="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div ref={list} className={styles.list} onKeyDown={onKeyDown}>
      {groups.map(({ id, title, rows: own }) => (
        <section key={id} aria-labelledby={`controls-${id}`}>
          <h3 id={`controls-${id}`} className={styles.group}>
            {title}
          </h3>
          <ul>
            {own.map((row) => (
              <ControlRow
                key={row.id}
                row={row}
                isOpen={row.id === selected}
                isReached={row.id === reached || row.id === selected}
                isReadOnly={isReadOnly}
                onOpen={onSelect}
                perform={perform}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** A control's own key reaches it from anywhere in the scene. */
function useKeys(
  list: { readonly current: HTMLElement | null },
  groups: readonly GroupModel[],
  reach: (controlId: string) => void,
): void {
  const latest = useRef({ groups, reach });
  latest.current = { groups, reach };
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"]') !== null) return;
      const row = latest.current.groups.flatMap(({ rows }) => rows).find(({ key }) => key === event.key);
      if (row === undefined) return;
      event.preventDefault();
      latest.current.reach(row.id);
      list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"] [data-name]`)?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [list]);
}
