import { useCallback, useState, type KeyboardEvent, type RefObject } from 'react';

const names = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-name]')];

const rowOf = (element: Element | null): HTMLElement | null => element?.closest<HTMLElement>('[data-row]') ?? null;

function neighbour(list: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const all = names(list);
  const here = all.findIndex((name) => name.closest('[data-row]') === from);
  switch (key) {
    case 'ArrowDown':
      return all[here + 1];
    case 'ArrowUp':
      return all[here - 1];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}

/** Whether a key is somebody's text. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

/** Whether arrows belong to what has the focus: they open its list, or walk through it. */
const opensList = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[aria-haspopup], [role="listbox"]') !== null;

/** A long list is one stop of the Tab key; arrows go from row to row, and between a row's name and its button. */
export function useRoving(list: RefObject<HTMLElement | null>): {
  readonly current: string | null;
  readonly setCurrent: (rowId: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const [current, setCurrent] = useState<string | null>(null);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const container = list.current;
      const row = rowOf(event.target instanceof Element ? event.target : null);
      if (container === null || row === null || isTyping(event.target) || opensList(event.target)) return;
      const next = besideOf(row, event.key) ?? neighbour(container, row, event.key);
      if (next === undefined) return;
      event.preventDefault();
      setCurrent(rowOf(next)?.dataset['row'] ?? null);
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    },
    [list],
  );
  return { current, setCurrent, onKeyDown };
}

function besideOf(row: HTMLElement, key: string): HTMLElement | undefined {
  const [name, ...buttons] = [...row.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const stops = name === undefined ? [] : [name, ...buttons];
  const here = stops.findIndex((stop) => stop === document.activeElement);
  if (here < 0) return undefined;
  if (key === 'ArrowRight') return stops[here + 1];
  return key === 'ArrowLeft' ? stops[here - 1] : undefined;
}
