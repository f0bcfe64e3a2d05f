import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** A word with a border: a kind, a role, a level. `person` where somebody must act, `chosen` for what is in force. */
export function Tag({
  children,
  tone = 'plain',
}: {
  children: ReactNode;
  tone?: 'plain' | 'chosen' | 'person' | 'danger' | 'good';
}): ReactNode {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

/** How many wait for a person; nothing where none does. Put what is counted into the words around it. */
export function Badge({ count }: { count: number }): ReactNode {
  return count === 0 ? null : <span className={styles.badge}>{count > 99 ? '99+' : count}</span>;
}
