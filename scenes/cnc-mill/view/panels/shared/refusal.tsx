import type { ReactNode } from 'react';

import styles from './panel.module.css';

/** Why something was not done, where it was asked for. */
export function Refusal({ text }: { readonly text: string | null }): ReactNode {
  return (
    <div role="status" className={styles['refusalPlace']}>
      {text !== null && <p className={styles['refusal']}>{text}</p>}
    </div>
  );
}
