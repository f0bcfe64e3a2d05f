import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useLessonWords } from '../desk/words.ts';
import styles from './replay.module.css';

/** Until when the recording is kept, and its deletion for those who may. */
export function KeptNote({ lessonId }: { readonly lessonId: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const { day } = useLessonWords();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const params = { lessonId };
  const key = ['lessons', 'recording', lessonId];
  const recording = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/recording', { params, signal }),
  });
  const removing = useMutation({
    mutationFn: () => api('DELETE /api/lessons/:lessonId/recording', { params }),
    async onSuccess() {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: key });
      await queries.resetQueries({ queryKey: ['lessons', 'replay', lessonId] });
    },
  });
  const kept = recording.data;
  if (kept === undefined || kept.keepUntilMs === null || kept.state === 'deleted') return null;
  return (
    <div className={styles.kept}>
      <span>{t('replayKeptUntil', { day: day(kept.keepUntilMs) })}</span>
      {kept.may.delete ? <IconButton icon="trash" label={t('replayDelete')} onPress={() => setAsking(true)} /> : null}
      <Dialog
        role="alertdialog"
        title={t('replayDeleteTitle')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('replayDeleteNot')}</Button>
            <Button variant="danger" isPending={removing.isPending} onPress={() => removing.mutate()}>
              {t('replayDelete')}
            </Button>
          </>
        )}
      >
        {() => (
          <>
            <p>{t('replayDeleteText')}</p>
            {removing.isError ? <p role="alert">{problemText(removing.error)}</p> : null}
          </>
        )}
      </Dialog>
    </div>
  );
}
