import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';
import styles from './observation.module.css';
import type { PartProps } from './part-props.ts';

const MOST_LETTERS = 4_000;

export function WordsPart({ content, write, isOpen }: PartProps): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <div className={styles.words}>
      {(['strengths', 'suggestions', 'overall'] as const).map((key) => (
        <TextField
          key={key}
          label={t(`observe.${key}`)}
          rows={5}
          value={content[key]}
          maxLength={MOST_LETTERS}
          isReadOnly={!isOpen}
          onChange={(value) => write({ [key]: value })}
        />
      ))}
    </div>
  );
}
