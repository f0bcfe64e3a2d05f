import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { IconButton } from '../../../ui/button.tsx';
import { DialogFoot } from '../../../ui/dialog-foot.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useLessonWords } from '../desk/words.ts';
import { FilmLinks } from '../recording/film-links.tsx';
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
  if (kept.state === 'deleting') return <span className={styles.kept}>{t('replayDeletedText')}</span>;
  return (
    <div className={styles.kept}>
      <FilmLinks lessonId={lessonId} films={kept.films} />
      {kept.deletionsWaiting > 0 ? <span>{t('replayDeletionsWaiting', { parts: kept.deletionsWaiting })}</span> : null}
      <span>{t('replayKeptUntil', { day: day(kept.keepUntilMs) })}</span>
      {kept.may.delete ? <IconButton icon="trash" label={t('replayDelete')} onPress={() => setAsking(true)} /> : null}
      <Dialog
        role="alertdialog"
        title={t('replayDeleteTitle')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        actions={(close) => (
          <DialogFoot
            onCancel={close}
            cancel={t('replayDeleteNot')}
            action={t('replayDelete')}
            isDanger
            isPending={removing.isPending}
            onAct={() => removing.mutate()}
          />
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
