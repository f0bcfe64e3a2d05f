import { type RefObject, useEffect, useRef } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { presentPeople } from './extensions/present.ts';
import type { DocumentEditorProps } from './props.ts';
import type { EditorUiStore } from './ui-store.ts';

/** Tells the page who is here, and ends following when I act or the one I follow leaves. */
export function usePresence(
  awareness: Awareness,
  ui: EditorUiStore,
  root: RefObject<HTMLElement | null>,
  onPresence: DocumentEditorProps['onPresence'],
): void {
  const tell = useRef(onPresence);
  tell.current = onPresence;

  useEffect(() => {
    let told = '';
    const refresh = (): void => {
      const people = presentPeople(awareness);
      const { following } = ui.get();
      if (following !== undefined && !people.some((person) => person.clientId === following)) {
        ui.set({ following: undefined });
        return;
      }
      const text = JSON.stringify([people, following]);
      if (text === told) return;
      told = text;
      tell.current?.(people, following);
    };
    awareness.on('change', refresh);
    const unsubscribe = ui.subscribe(refresh);
    refresh();
    return () => {
      awareness.off('change', refresh);
      unsubscribe();
    };
  }, [awareness, ui]);

  useEffect(() => {
    const stop = (): void => {
      if (ui.get().following !== undefined) ui.set({ following: undefined });
    };
    const element = root.current;
    const acts = ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const;
    for (const act of acts) element?.addEventListener(act, stop, { passive: true });
    return () => {
      for (const act of acts) element?.removeEventListener(act, stop);
    };
  }, [ui, root]);
}
