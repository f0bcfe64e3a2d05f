import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';
import styles from './observation.module.css';
import type { PartProps } from './part-props.ts';

const fields = ['date', 'period', 'school', 'classGroup', 'subject', 'topic', 'teacher', 'lessonType'] as const;

export function HeadFields({ content, write, isOpen }: PartProps): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <div className={styles.head}>
      {fields.map((key) => (
        <TextField
          key={key}
          label={t(`observe.head.${key}`)}
          value={content.head[key]}
          maxLength={200}
          isReadOnly={!isOpen}
          onChange={(value) => write((before) => ({ head: { ...before.head, [key]: value } }))}
        />
      ))}
    </div>
  );
}
