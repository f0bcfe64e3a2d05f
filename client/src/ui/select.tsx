import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { FieldLabel, FieldNotes, type FieldWords } from './field-parts.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import menuStyles from './menu.module.css';
import { Option, type Choice } from './option.tsx';

export interface SelectProps<Id extends string> extends FieldWords {
  choices: readonly Choice<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  name?: string;
  /** In a list's line: no border until it is pointed at. */
  isQuiet?: boolean;
}

/** One of a handful. For many, or for typing, take ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>): ReactNode {
  const { choices, value, onChange, placeholder, isDisabled, isRequired, name, isQuiet, ...words } = props;
  return (
    <AriaSelect
      className={styles.field ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      isInvalid={words.error !== undefined}
      isDisabled={isDisabled ?? false}
      isRequired={isRequired ?? false}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(name === undefined ? {} : { name })}
    >
      <FieldLabel words={words} isRequired={isRequired} />
      <AriaButton className={styles.box ?? ''} data-quiet={isQuiet || undefined}>
        <SelectValue className={styles.value ?? ''}>
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : (choices.find((choice) => choice.id === value)?.label ?? defaultChildren)
          }
        </SelectValue>
        <Icon name="down" size={16} />
      </AriaButton>
      <FieldNotes words={words} />
      <Popover className={menuStyles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''} items={choices}>
          {(choice) => <Option choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
