import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Icon } from '../../ui/icon.tsx';
import type { PaletteEntry } from './palette-entries.ts';
import styles from './palette.module.css';

export function PaletteSection({ title, entries }: { title: string; entries: readonly PaletteEntry[] }): ReactNode {
  return (
    <MenuSection className={styles.section ?? ''}>
      <Header className={styles.title ?? ''}>{title}</Header>
      {entries.map((entry) => (
        <MenuItem
          key={entry.id}
          id={entry.id}
          textValue={entry.label}
          className={styles.item ?? ''}
          onAction={entry.run}
        >
          <Icon name={entry.icon} size={16} />
          <span className={styles.label}>
            {entry.parts === undefined
              ? entry.label
              : entry.parts.map((part, index) =>
                  part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
                )}
          </span>
          {entry.note === undefined ? null : <small>{entry.note}</small>}
        </MenuItem>
      ))}
    </MenuSection>
  );
}
