import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';

const ASK_AGAIN_MS = 10_000;

/** Turns recording on and off, for those who may: everybody sees the red mark then. */
export function RecordSwitch({ lessonId }: { readonly lessonId: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const params = { lessonId };
  const key = ['lessons', 'recording', lessonId];
  const recording = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/recording', { params, signal }),
    refetchInterval: ASK_AGAIN_MS,
  });
  const turning = useMutation({
    mutationFn: (isOn: boolean) =>
      isOn
        ? api('POST /api/lessons/:lessonId/recording', { params })
        : api('POST /api/lessons/:lessonId/recording/stop', { params }),
    onSuccess: (changed) => queries.setQueryData(key, changed),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  const known = recording.data;
  if (known === undefined || (!known.may.start && !known.may.stop)) return null;
  const isOn = known.state === 'recording';
  return (
    <Button
      variant="quiet"
      icon="record"
      isPending={turning.isPending}
      aria-pressed={isOn}
      onPress={() => turning.mutate(!isOn)}
    >
      {isOn ? (known.recorder === 'recording' ? t('recordStop') : t('recordWaiting')) : t('recordStart')}
    </Button>
  );
}
