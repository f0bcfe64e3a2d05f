import { useEditorState } from '@tiptap/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useEditorContext } from '../editor-context.ts';
import styles from './phone-bar.module.css';
import { TextToolbar } from './text-toolbar.tsx';
import { useIsTouch } from './use-is-touch.ts';

/** The toolbar of a phone or a tablet: at the foot of what is seen, which is above the keyboard where one is open. */
export function PhoneBar(): ReactNode {
  const { editor } = useEditorContext();
  const isTouch = useIsTouch();
  const isFocused = useEditorState({ editor, selector: ({ editor: current }) => current.isFocused });
  // A menu of the bar takes the focus out of the text: the bar stays until it has gone elsewhere.
  const [isWithin, setWithin] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const isShown = isTouch && (isFocused || isWithin);
  const bottomPx = useKeyboardInset(isShown);
  if (!isShown) return null;
  return (
    <div
      ref={bar}
      className={styles.bar}
      style={{ bottom: bottomPx }}
      onFocus={() => setWithin(true)}
      onBlur={() => {
        // Only after this event is it known where the focus went.
        setTimeout(() => {
          const focused = document.activeElement;
          const isMenu = (focused?.closest('[role="menu"]') ?? null) !== null;
          setWithin(isMenu || bar.current?.contains(focused) === true);
        }, 0);
      }}
    >
      <TextToolbar kind="bar" />
    </div>
  );
}

/** Height of what the keyboard covers of the page; 0 where the browser shrinks the page instead. */
function useKeyboardInset(isOn: boolean): number {
  const [insetPx, setInsetPx] = useState(0);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!isOn || viewport === null) return undefined;
    const measure = (): void => setInsetPx(Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop));
    measure();
    viewport.addEventListener('resize', measure);
    viewport.addEventListener('scroll', measure);
    return () => {
      viewport.removeEventListener('resize', measure);
      viewport.removeEventListener('scroll', measure);
    };
  }, [isOn]);
  return insetPx;
}
