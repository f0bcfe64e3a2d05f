import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { localTime } from '../../../i18n/local-time.ts';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useFormProblems } from '../../../ui/send-form.tsx';
import type { LessonDetail } from '../desk/types.ts';
import { useLessonAction } from '../desk/use-lesson-action.ts';
import { BasicFields, type BasicForm } from '../plan/basic-fields.tsx';
import { type LessonProblem, timeProblems } from '../plan/form.ts';
import styles from './lesson-page.module.css';

/** What the lesson is called and when it is. */
export function EditDialog({ lesson, onClose }: { lesson: LessonDetail; onClose: () => void }): ReactNode {
  const { t } = useTranslation('lessons');
  const [form, setForm] = useState<BasicForm>(() => ({
    title: lesson.title,
    subject: lesson.subject ?? '',
    startsAt: localTime(lesson.startsAtMs),
    minutes: String(Math.round(lesson.durationMs / 60_000)),
  }));
  const changing = useLessonAction(
    (body: { title: string; subject: string | null; startsAtMs: number; durationMs: number }) =>
      api('PATCH /api/lessons/:lessonId', { params: { lessonId: lesson.id }, body }),
    onClose,
  );
  const problems = useFormProblems<LessonProblem>(
    [...(form.title.trim() === '' ? (['titleMissing'] as const) : []), ...timeProblems(form, Date.now())],
    (problem) => t(`plan.problem.${problem}`),
  );
  return (
    <Dialog
      size="medium"
      title={t('lesson.edit')}
      isOpen
      onOpenChange={onClose}
      actions={(close) => (
        <DialogFoot
          onCancel={close}
          action={t('lesson.save')}

          isPending={changing.isPending}
          onAct={() => {
            if (!problems.tryToSend()) return;
            changing.mutate({
              title: form.title.trim(),
              subject: form.subject === '' ? null : form.subject,
              startsAtMs: Date.parse(form.startsAt),
              durationMs: Number(form.minutes) * 60_000,
            });
          }}
        />
      )}
    >
      {() => (
        <div className={styles.fields}>
          <BasicFields form={form} onChange={(change) => setForm({ ...form, ...change })} errorOf={problems.errorOf} />
        </div>
      )}
    </Dialog>
  );
}
