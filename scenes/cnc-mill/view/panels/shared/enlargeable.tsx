import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';

import type { Word } from '../../words/words.ts';
import styles from './panel.module.css';

export interface EnlargeableProps {
  readonly word: Word;
  readonly title: string;
  /** Once in the column, or once in a window over the page; with what opens or closes it. */
  readonly children: (large: boolean, toggle: ReactNode) => ReactNode;
}

/** A panel that may be looked at in a window as large as the page. */
export function Enlargeable({ word, title, children }: EnlargeableProps): ReactNode {
  const [large, setLarge] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (large) dialog.current?.showModal();
  }, [large]);
  const close = useCallback(() => setLarge(false), []);
  const toggle = (
    <button type="button" className={styles['button']} onClick={large ? close : () => setLarge(true)}>
      {word(large ? 'panel.smaller' : 'panel.larger')}
    </button>
  );
  if (!large) return children(false, toggle);
  return (
    <dialog ref={dialog} className={styles['large']} data-theme="dark" aria-label={title} onClose={close}>
      <div className={styles['largeInner']}>
        <div className={styles['largeHead']}>
          <b>{title}</b>
          {toggle}
        </div>
        <div className={styles['largeBody']}>{children(true, null)}</div>
      </div>
    </dialog>
  );
}
