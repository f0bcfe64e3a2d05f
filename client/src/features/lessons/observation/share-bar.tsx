import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { StateLine } from '../../../ui/state-line.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useLessonWords } from '../desk/words.ts';
import styles from './observation.module.css';
import type { Sheet } from './types.ts';
import { observationKey, type ReadObservation } from './use-observation.ts';
import type { WritingSheet } from './use-sheet.ts';

/** Where the sheet is, who sees it, and sharing it. */
export function ShareBar({
  lessonId,
  sheet,
  writing,
}: {
  lessonId: string;
  sheet: Sheet;
  writing: WritingSheet;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment, time } = useLessonWords();
  const [isAsking, setAsking] = useState(false);
  const sharing = useSharing(lessonId, sheet.version);
  const { state, content, drop } = writing;
  const isSaved = state === 'saved';
  return (
    <>
      <div className={styles.bar}>
        <span>
          {sheet.sharedAtMs === null
            ? t('observe.private')
            : t('observe.sharedAt', { moment: moment(sheet.sharedAtMs) })}
        </span>
        {state === 'refused' ? null : (
          <StateLine
            isLive
            state={
              state === 'offline'
                ? { kind: 'offline', count: 1 }
                : state === 'waiting'
                  ? { kind: 'saving' }
                  : { kind: 'saved', ...(sheet.writtenAtMs === null ? {} : { at: time(sheet.writtenAtMs) }) }
            }
          />
        )}
        {sheet.mayTakeBack ? (
          <Button isDisabled={sharing.isPending} onPress={() => sharing.mutate(false)}>
            {t('observe.takeBack')}
          </Button>
        ) : null}
        {sheet.mayShare ? (
          <Button variant="primary" isDisabled={!isSaved || sharing.isPending} onPress={() => setAsking(true)}>
            {t('observe.share')}
          </Button>
        ) : null}
      </div>
      {state === 'refused' ? (
        <div className={styles.refused} role="alert">
          <p>{t('observe.refused')}</p>
          <p>{[content.strengths, content.suggestions, content.overall].filter(Boolean).join('\n')}</p>
          <ul>
            {content.notes.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
          <Button size="small" onPress={drop}>
            {t('observe.drop')}
          </Button>
        </div>
      ) : null}
      <Dialog
        title={t('observe.shareAsk')}
        isOpen={isAsking}
        onOpenChange={setAsking}
        actions={(close) => (
          <Button
            variant="primary"
            onPress={() => {
              sharing.mutate(true);
              close();
            }}
          >
            {t('observe.share')}
          </Button>
        )}
      >
        {() => <p>{t('observe.shareText')}</p>}
      </Dialog>
    </>
  );
}

function useSharing(lessonId: string, version: number) {
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  return useMutation({
    mutationFn: (isShared: boolean) =>
      api('PUT /api/lessons/:lessonId/observation/sheet/sharing', {
        params: { lessonId },
        body: { version, isShared },
      }),
    onSuccess: async (sheet) => {
      queryClient.setQueryData<ReadObservation>(observationKey(lessonId), (before) => before && { ...before, sheet });
      await queryClient.invalidateQueries({ queryKey: observationKey(lessonId) });
    },
    onError: (error) => {
      showToast({ text: problemText(error), tone: 'danger' });
      void queryClient.invalidateQueries({ queryKey: observationKey(lessonId) });
    },
  });
}
