import type { ReactNode } from 'react';
import styles from './sheet.module.css';

/** Stands in a sheet until its content comes. */
export function Waiting({ label }: { readonly label: string }): ReactNode {
  return (
    <p role="status" className={styles.waiting}>
      {label}
    </p>
  );
}
