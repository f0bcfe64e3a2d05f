import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { FieldLabel, FieldNotes, type FieldWords } from './field-parts.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import menuStyles from './menu.module.css';
import { Option, type Choice } from './option.tsx';
import { shownChoices } from './shown-choices.ts';

export interface ComboBoxProps<Id extends string> extends FieldWords {
  choices: readonly Choice<Id>[];
  value: Id | null;
  onChange: (value: Id | null) => void;
  /** Given where the choices come from a search: they are then shown as they are, not filtered again. */
  onSearch?: (text: string) => void;
  /** What stands in the field, where whoever searches keeps it: to empty it after a choice. */
  text?: string;
  placeholder?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
}

/** One of many, found by typing. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>): ReactNode {
  const { choices, value, onChange, onSearch, text, placeholder, isDisabled, isRequired, ...words } = props;
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState(() => choices.find(({ id }) => id === value)?.label ?? '');
  const { shown, more } = onSearch === undefined ? shownChoices(choices, typed, value) : { shown: choices, more: 0 };
  return (
    <AriaComboBox
      className={styles.field ?? ''}
      value={value}
      onChange={(key) => onChange(choices.find((choice) => choice.id === key)?.id ?? null)}
      items={shown}
      onInputChange={onSearch ?? setTyped}
      {...(text === undefined ? {} : { inputValue: text })}
      // "Nothing fits" answers something typed, not an empty field.
      allowsEmptyCollection={text !== ''}
      menuTrigger="focus"
      isInvalid={words.error !== undefined}
      isDisabled={isDisabled ?? false}
      isRequired={isRequired ?? false}
    >
      <FieldLabel words={words} isRequired={isRequired} />
      <Group className={styles.box ?? ''} isInvalid={words.error !== undefined} isDisabled={isDisabled ?? false}>
        <Input className={styles.input ?? ''} placeholder={placeholder ?? ''} />
        <AriaButton className={styles.inner ?? ''} aria-label={t('openList')}>
          <Icon name="down" size={16} />
        </AriaButton>
      </Group>
      <FieldNotes words={words} />
      <Popover className={menuStyles.popover ?? ''} offset={4}>
        <ListBox<Choice<Id>>
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={styles.noMatch}>{t('noMatch')}</p>}
        >
          {(choice) => <Option choice={choice} />}
        </ListBox>
        {more === 0 ? null : <p className={styles.noMatch}>{t('moreChoices', { count: more })}</p>}
      </Popover>
    </AriaComboBox>
  );
}
