import type { ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components/ListBox';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

export interface Choice<Id extends string = string> {
  id: Id;
  label: string;
  /** A second, quieter line. */
  note?: string;
  isDisabled?: boolean;
}

export function Option({ choice }: { choice: Choice }): ReactNode {
  return (
    <ListBoxItem
      id={choice.id}
      textValue={choice.label}
      isDisabled={choice.isDisabled ?? false}
      className={styles.option ?? ''}
    >
      {({ isSelected }) => (
        <>
          <span>
            {choice.label}
            {choice.note === undefined ? null : <small>{choice.note}</small>}
          </span>
          {isSelected ? <Icon name="check" size={16} /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
