import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Button } from '../../../ui/button.tsx';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import type { LessonDetail } from '../desk/types.ts';
import { useLessonAction } from '../desk/use-lesson-action.ts';

/** Ends a lesson for everybody, which nothing takes back. */
export function EndButton({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const [isAsked, setAsked] = useState(false);
  const ending = useLessonAction(
    () => api('POST /api/lessons/:lessonId/end', { params: { lessonId: lesson.id } }),
    () => setAsked(false),
  );
  return (
    <>
      <Button variant="danger" onPress={() => setAsked(true)}>
        {t('lesson.end')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('lesson.endTitle')}
        isOpen={isAsked}
        onOpenChange={setAsked}
        actions={(close) => (
          <DialogFoot
            onCancel={close}
            cancel={t('lesson.goOn')}
            action={t('lesson.end')}
            isDanger
            isPending={ending.isPending}
            onAct={() => ending.mutate(undefined)}
          />
        )}
      >
        {() => <p>{t('lesson.endText')}</p>}
      </Dialog>
    </>
  );
}
