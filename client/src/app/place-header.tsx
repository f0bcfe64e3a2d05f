import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import styles from './place-header.module.css';

export interface PlaceHeaderProps {
  title: string;
  places: readonly { to: string; label: string; /** Only at this very address, not below it. */ end?: boolean }[];
  actions?: ReactNode;
  /** On a phone the frame's own bar names the place; the words stay for screen readers. */
  isTitleInBar?: boolean;
}

/** The head of a part of the product: its name, its places, and what can be begun there. */
export function PlaceHeader({ title, places, actions, isTitleInBar }: PlaceHeaderProps): ReactNode {
  return (
    <header className={styles.header} data-title-in-bar={isTitleInBar || undefined}>
      <h1>{title}</h1>
      <nav aria-label={title}>
        {places.map(({ to, label, end = false }) => (
          <NavLink key={to} to={to} end={end}>
            {label}
          </NavLink>
        ))}
      </nav>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
