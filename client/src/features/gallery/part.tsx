import type { ReactNode } from 'react';
import { SectionHeading } from '../../ui/section-heading.tsx';
import styles from './gallery.module.css';

export function Part({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode {
  return (
    <section aria-labelledby={id} className={styles.part}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <div className={styles.specimens}>{children}</div>
    </section>
  );
}

/** One component, named by its code word, which is no text of the product. */
export function Specimen({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }): ReactNode {
  return (
    <div className={styles.specimen} data-wide={wide || undefined}>
      <code className={styles.code}>{name}</code>
      <div className={styles.shown}>{children}</div>
    </div>
  );
}
