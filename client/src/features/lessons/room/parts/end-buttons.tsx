import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { useProblemText } from '../../../../app/problem-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { DialogFoot } from '../../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { showToast } from '../../../../ui/toast.tsx';
import { lessonKey } from '../../desk/queries.ts';
import { useLive } from '../links/use-links.ts';

/** Ends the lesson for everybody, after asking: it cannot be opened again. */
export function EndButton(): ReactNode {
  const { t } = useTranslation('lessons');
  const { lesson } = useLive();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  if (!lesson.may.end) return null;

  async function end(): Promise<void> {
    setAsking(false);
    try {
      const ended = await api('POST /api/lessons/:lessonId/end', { params: { lessonId: lesson.id } });
      queryClient.setQueryData(lessonKey(lesson.id), ended);
    } catch (error) {
      showToast({ text: t('liveActRefused', { reason: problemText(error) }), tone: 'danger' });
    }
  }

  return (
    <>
      <Button variant="danger" icon="sign-out" onPress={() => setAsking(true)}>
        {t('liveEnd')}
      </Button>
      <Dialog
        title={t('liveEndTitle')}
        role="alertdialog"
        isOpen={isAsking}
        onOpenChange={setAsking}
        actions={() => (
          <DialogFoot
            onCancel={() => setAsking(false)}
            cancel={t('liveStay')}
            action={t('liveEnd')}
            isDanger
            onAct={() => void end()}
          />
        )}
      >
        {() => <p>{t('liveEndText')}</p>}
      </Dialog>
    </>
  );
}
