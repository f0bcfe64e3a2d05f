import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import styles from './number-field.module.css';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly isDisabled?: boolean;
  readonly isLabelHidden?: boolean;
}

const MOST = 200;

/** Heads of a classroom: typed, or counted up and down with a thumb. */
export function NumberField({
  label,
  value,
  onChange,
  isDisabled = false,
  isLabelHidden = true,
}: NumberFieldProps): ReactNode {
  const { t } = useTranslation('lessons');
  const within = (wanted: number): number => Math.min(MOST, Math.max(0, wanted));
  return (
    <span className={styles.number}>
      <IconButton
        icon="down"
        size="large"
        label={`${label} −1`}
        isDisabled={isDisabled || value <= 0}
        onPress={() => onChange(within(value - 1))}
      />
      <TextField
        label={label}
        isLabelHidden={isLabelHidden}
        inputMode="numeric"
        isDisabled={isDisabled}
        value={String(value)}
        onChange={(text) => {
          const typed = Number(text.replaceAll(/\D/gu, ''));
          onChange(within(typed));
        }}
      />
      <IconButton
        icon="up"
        size="large"
        label={`${label} +1`}
        isDisabled={isDisabled || value >= MOST}
        onPress={() => onChange(within(value + 1))}
      />
      <span aria-hidden="true">{t('livePersons', { count: value })}</span>
    </span>
  );
}
