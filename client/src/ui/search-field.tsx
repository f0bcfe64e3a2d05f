import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField, type SearchFieldProps as AriaProps } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

export interface SearchFieldProps extends Omit<AriaProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Spoken; the magnifier says it to the eye. */
  label: string;
  placeholder?: string;
}

export function SearchField({ label, placeholder, ...rest }: SearchFieldProps): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <AriaSearchField {...rest} aria-label={label} className={styles.field ?? ''}>
      {({ isEmpty }) => (
        <Group className={styles.box ?? ''}>
          <Icon name="search" size={16} />
          <Input className={styles.input ?? ''} placeholder={placeholder ?? label} />
          {isEmpty ? null : (
            <AriaButton className={styles.inner ?? ''} aria-label={t('clear')}>
              <Icon name="close" size={16} />
            </AriaButton>
          )}
        </Group>
      )}
    </AriaSearchField>
  );
}
