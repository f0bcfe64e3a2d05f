import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type JudgedForm, isWrong, MOST_JUDGED, MOST_JUDGED_ASPECTS, type TaskForm } from './form.ts';
import styles from './form.module.css';

const freshAspect = (): JudgedForm => ({ id: crypto.randomUUID(), title: '', points: '10', criteria: '' });

/** What people judge in the task, beside what the exercise scores by itself. */
export function JudgedFields({
  form,
  isDisabled,
  onChange,
  isTried,
  error,
}: {
  form: TaskForm;
  isDisabled: boolean;
  onChange: (form: TaskForm) => void;
  isTried: boolean;
  error: string | undefined;
}): ReactNode {
  const { t } = useTranslation('training');
  const { judged } = form;
  const set = (next: readonly JudgedForm[]) => onChange({ ...form, judged: next });
  const change = (at: number, part: Partial<JudgedForm>) =>
    set(judged.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const sum = judged.reduce((points, one) => points + (Number(one.points) || 0), 0);
  return (
    <fieldset className={styles.judged} disabled={isDisabled}>
      <legend>{t('form.judged')}</legend>
      <p className={styles.judgedNote}>{t('form.judgedNote', { most: MOST_JUDGED })}</p>
      {judged.length === 0 ? null : (
        <ol aria-label={t('form.judged')}>
          {judged.map((one, index) => (
            <li key={one.id}>
              <TextField
                label={t('form.judgedTitle')}
                value={one.title}
                maxLength={60}
                isDisabled={isDisabled}
                placeholder={t('form.judgedExample')}
                onChange={(title) => change(index, { title })}
                error={isTried && one.title.trim() === '' ? t('form.judgedTitleMissing') : undefined}
              />
              <TextField
                label={t('form.judgedPoints')}
                inputMode="decimal"
                value={one.points}
                isDisabled={isDisabled}
                onChange={(points) => change(index, { points })}
                error={isTried && one.title.trim() !== '' && isWrong(one) ? t('form.judgedPointsWrong') : undefined}
              />
              <TextField
                label={t('form.judgedCriteria')}
                value={one.criteria}
                maxLength={1_000}
                rows={2}
                isDisabled={isDisabled}
                onChange={(criteria) => change(index, { criteria })}
              />
              <IconButton
                icon="close"
                label={t('form.judgedRemove', { title: one.title })}
                isDisabled={isDisabled}
                onPress={() => set(judged.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ol>
      )}
      {error === undefined ? null : <p role="alert">{error}</p>}
      <p className={styles.judgedFoot}>
        <Button
          size="small"
          isDisabled={isDisabled || judged.length >= MOST_JUDGED_ASPECTS}
          onPress={() => set([...judged, freshAspect()])}
        >
          {t('form.judgedAdd')}
        </Button>
        {judged.length === 0 ? null : <span>{t('form.judgedSum', { measured: 100 - sum, judged: sum })}</span>}
      </p>
    </fieldset>
  );
}
