import type { ReactNode } from 'react';
import styles from './page.module.css';

/** The room in which a page of the product stands: its greatest width, and the space round it; on paper there is neither. */
export function Page({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles.page}>{children}</div>;
}
