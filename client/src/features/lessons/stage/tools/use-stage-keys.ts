import type { StageEvent, StageState } from '@tongyan/media/timeline';
import { useEffect, useRef } from 'react';

/** Keys of a presenter's remote control turn pages wherever the focus is, but not while somebody writes or a window is open. */
export function useStageKeys(stage: StageState, onAct: (event: StageEvent) => void): void {
  const latest = useRef({ stage, onAct });
  latest.current = { stage, onAct };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const step = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
      if (step === 0 || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"]') !== null)
        return;
      const turn = turnOf(latest.current.stage, step);
      if (turn === null) return;
      event.preventDefault();
      latest.current.onAct(turn);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Null where there is no such page. */
export function turnOf({ surface, slides }: StageState, step: 1 | -1): StageEvent | null {
  if (surface !== 'slides' || slides === null) return null;
  const page = slides.page + step;
  return page < 1 || page > slides.pages ? null : { kind: 'slides.turn', page };
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));
