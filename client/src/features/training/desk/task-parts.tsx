import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Score } from './types.ts';
import { useDeskWords } from './words.ts';

/** What a total is made of, where people judge something of the task: measured, scaled to its share, and judged. */
export function TaskParts({ task }: { task: NonNullable<Score['task']> }): ReactNode {
  const { t } = useTranslation('training');
  const { points } = useDeskWords();
  return t('attempt.parts', {
    measured: points(task.measured.awarded),
    total: points(task.measured.total),
    scaled: points(task.measured.scaled),
    scaledOf: points(task.measured.of),
    judged: points(task.judged.awarded),
    judgedOf: points(task.judged.of),
  });
}
