import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { subjects, useSubjectName } from '../../../i18n/subjects.ts';
import { Select } from '../../../ui/select.tsx';
import { FormColumns } from '../../../ui/send-form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { LessonForm, LessonProblem } from './form.ts';

export type BasicForm = Pick<LessonForm, 'title' | 'subject' | 'startsAt' | 'minutes'>;

/** What a lesson is called and when it is. */
export function BasicFields({
  form,
  onChange,
  errorOf,
}: {
  form: BasicForm;
  onChange: (change: Partial<BasicForm>) => void;
  errorOf: (...those: readonly LessonProblem[]) => string | undefined;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const subjectName = useSubjectName();
  // A subject that is not on the list stays what it is.
  const offered =
    form.subject === '' || subjects.some((id) => id === form.subject) ? subjects : [form.subject, ...subjects];
  return (
    <>
      <TextField
        label={t('plan.title')}
        placeholder={t('plan.titleHint')}
        value={form.title}
        maxLength={120}
        onChange={(title) => onChange({ title })}
        error={errorOf('titleMissing')}
      />
      <FormColumns count={3}>
        <Select
          label={t('past.subject')}
          value={form.subject}
          onChange={(subject) => onChange({ subject })}
          choices={[{ id: '', label: t('plan.noSubject') }, ...offered.map((id) => ({ id, label: subjectName(id) }))]}
        />
        <TextField
          label={t('plan.starts')}
          type="datetime-local"
          value={form.startsAt}
          onChange={(startsAt) => onChange({ startsAt })}
          error={errorOf('startWrong', 'startPast')}
        />
        <TextField
          label={t('plan.minutes')}
          inputMode="numeric"
          value={form.minutes}
          description={t('plan.minutesNote')}
          onChange={(minutes) => onChange({ minutes })}
          error={errorOf('minutesWrong')}
        />
      </FormColumns>
    </>
  );
}
