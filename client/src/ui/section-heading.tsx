import type { ReactNode } from 'react';
import styles from './section-heading.module.css';

export interface SectionHeadingProps {
  id: string;
  children: ReactNode;
  /** Quiet, after the words: a number, or "另外 4 件". */
  note?: ReactNode;
  /** At the right end: a link or a quiet button. */
  action?: ReactNode;
  level?: 2 | 3;
}

/** Opens a section with one ink rule. Name the section by it: `<section aria-labelledby={id}>`. */
export function SectionHeading({ id, children, note, action, level = 2 }: SectionHeadingProps): ReactNode {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <header className={styles.heading}>
      <Heading id={id}>{children}</Heading>
      {note === undefined ? null : <small>{note}</small>}
      {action === undefined ? null : <span className={styles.action}>{action}</span>}
    </header>
  );
}
