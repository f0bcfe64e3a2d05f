import type { ReactNode } from 'react';
import { Link } from './link.tsx';
import styles from './rows.module.css';

/** A list parted by hairlines. */
export function Rows({ children, label }: { children: ReactNode; label?: string }): ReactNode {
  return (
    <ul className={styles.rows} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </ul>
  );
}

export interface RowProps {
  /** What kind of thing it is, in a narrow first column. */
  kind?: string;
  title: string;
  href?: string;
  /** One quieter line: where it stands. */
  note?: ReactNode;
  /** At the right: due time, state, number. */
  aside?: ReactNode;
  /** The button that does the next thing. */
  action?: ReactNode;
  /** A person is needed, or a limit is near: an amber mark, and the aside speaks up. */
  isUrgent?: boolean;
}

export function Row({ kind, title, href, note, aside, action, isUrgent }: RowProps): ReactNode {
  return (
    <li
      className={styles.row}
      data-urgent={isUrgent || undefined}
      data-kind={kind === undefined ? undefined : true}
      data-linked={href === undefined ? undefined : true}
    >
      {kind === undefined ? null : <span className={styles.kind}>{kind}</span>}
      <span className={styles.words}>
        <b>
          {href === undefined ? (
            title
          ) : (
            <Link tone="ink" href={href}>
              {title}
            </Link>
          )}
        </b>
        {note === undefined ? null : <small>{note}</small>}
      </span>
      {aside === undefined ? null : <span className={styles.aside}>{aside}</span>}
      {action === undefined ? null : <span className={styles.action}>{action}</span>}
    </li>
  );
}
