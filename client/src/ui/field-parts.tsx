import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

export interface FieldWords {
  label: string;
  /** Where the surroundings name the field already: the label is spoken only. */
  isLabelHidden?: boolean;
  description?: string;
  /** Says what is wrong; the field is then invalid. */
  error?: string | undefined;
}

export function FieldLabel({ words, isRequired }: { words: FieldWords; isRequired?: boolean | undefined }): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <Label className={words.isLabelHidden === true ? 'visually-hidden' : (styles.label ?? '')}>
      {words.label}
      {isRequired === false ? <em>{t('optional')}</em> : null}
    </Label>
  );
}

/** Description and error, below the box. */
export function FieldNotes({ words }: { words: FieldWords }): ReactNode {
  return (
    <>
      {words.description === undefined ? null : (
        <Text slot="description" className={styles.description ?? ''}>
          {words.description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>
        {({ validationErrors }) => (
          <>
            <Icon name="error" size={16} />
            {words.error ?? validationErrors.join(' ')}
          </>
        )}
      </FieldError>
    </>
  );
}
