import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaProps } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldWords } from './field-parts.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

export interface TextFieldProps extends Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid'>, FieldWords {
  placeholder?: string;
  /** More than one: several lines. */
  rows?: number;
}

export function TextField({
  label,
  isLabelHidden,
  description,
  error,
  placeholder,
  rows,
  ...rest
}: TextFieldProps): ReactNode {
  const words: FieldWords = {
    label,
    ...(isLabelHidden === undefined ? {} : { isLabelHidden }),
    ...(description === undefined ? {} : { description }),
    error,
  };
  const isPassword = rest.type === 'password';
  const [isShown, setShown] = useState(false);
  return (
    <AriaTextField
      {...rest}
      type={isPassword && isShown ? 'text' : (rest.type ?? 'text')}
      isInvalid={error !== undefined}
      className={styles.field ?? ''}
    >
      <FieldLabel words={words} isRequired={rest.isRequired} />
      <Group className={styles.box ?? ''} isInvalid={error !== undefined} isDisabled={rest.isDisabled ?? false}>
        {rows === undefined ? (
          <Input className={styles.input ?? ''} placeholder={placeholder ?? ''} />
        ) : (
          <TextArea className={classNames(styles.input, styles.area)} rows={rows} placeholder={placeholder ?? ''} />
        )}
        {isPassword ? <ShowPassword isShown={isShown} onChange={setShown} /> : null}
      </Group>
      <FieldNotes words={words} />
    </AriaTextField>
  );
}

function ShowPassword({ isShown, onChange }: { isShown: boolean; onChange: (isShown: boolean) => void }): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <AriaButton
      className={styles.inner ?? ''}
      aria-label={isShown ? t('hidePassword') : t('showPassword')}
      onPress={() => onChange(!isShown)}
    >
      <Icon name={isShown ? 'eye-off' : 'eye'} size={16} />
    </AriaButton>
  );
}
