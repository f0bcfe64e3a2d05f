import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { RadioGroup } from '../../../ui/toggles.tsx';
import { lessonKey } from '../desk/queries.ts';
import { useLessonWords } from '../desk/words.ts';
import styles from './closing.module.css';
import { closingBodyOf, type Closing, closingFormOf, type Grade, grades } from './form.ts';

const MOST_LETTERS = 2_000;

/** One's own closing form; what was sent may be sent anew. */
export function ClosingFields({ lessonId, mine }: { lessonId: string; mine: Closing | undefined }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [form, setForm] = useState(() => closingFormOf(mine));
  const [isTried, setTried] = useState(false);
  const body = closingBodyOf(form);
  const sending = useMutation({
    mutationFn: (sent: NonNullable<typeof body>) =>
      api('PUT /api/lessons/:lessonId/closings/mine', { params: { lessonId }, body: sent }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: [...lessonKey(lessonId), 'closings'] });
      showToast({ text: t('closing.sent') });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  const missing = (grade: Grade | null) => (isTried && grade === null ? t('closing.gradeMissing') : undefined);
  const choices = grades.map((grade) => ({ id: grade, label: t(`closing.grade.${grade}`) }));
  return (
    <section aria-labelledby="my-closing">
      <SectionHeading
        id="my-closing"
        note={mine === undefined ? undefined : t('closing.sentAt', { moment: moment(mine.writtenAtMs) })}
      >
        {t('closing.mine')}
      </SectionHeading>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (body !== undefined) sending.mutate(body);
        }}
      >
        <RadioGroup<Grade>
          label={t('closing.aim')}
          orientation="horizontal"
          value={form.aimReached}
          onChange={(aimReached) => setForm({ ...form, aimReached })}
          choices={choices}
          error={missing(form.aimReached)}
        />
        <RadioGroup<Grade>
          label={t('closing.line')}
          orientation="horizontal"
          value={form.lineQuality}
          onChange={(lineQuality) => setForm({ ...form, lineQuality })}
          choices={choices}
          error={missing(form.lineQuality)}
        />
        {(['wentWell', 'toImprove', 'homework'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`closing.${field}`)}
            rows={3}
            maxLength={MOST_LETTERS}
            value={form[field]}
            onChange={(text) => setForm({ ...form, [field]: text })}
          />
        ))}
        <p>
          <Button type="submit" variant="primary" isPending={sending.isPending}>
            {mine === undefined ? t('closing.send') : t('closing.sendAgain')}
          </Button>
        </p>
      </form>
    </section>
  );
}
