import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { showToast } from '../../../ui/toast.tsx';
import { Switch } from '../../../ui/toggles.tsx';
import { recordingQuery } from './recording-query.ts';

/** Before the lesson: whether its recording is wanted with the lead teacher's picture. A lead teacher's word is their own yes too. */
export function PictureWish({ lessonId }: { readonly lessonId: string }): ReactNode {
  const { t } = useTranslation('lessons');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const query = recordingQuery(lessonId);
  const picture = useQuery(query).data?.picture;
  const saying = useMutation({
    mutationFn: (wanted: boolean) =>
      api('PUT /api/lessons/:lessonId/recording/picture', { params: { lessonId }, body: { wanted } }),
    onSuccess: (changed) => queries.setQueryData(query.queryKey, changed),
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  if (picture?.maySay !== true) return null;
  const { wanted, agreed } = picture;
  return (
    <Switch
      isSelected={wanted && agreed !== false}
      isDisabled={saying.isPending}
      note={t(wanted && agreed === false ? 'recordPictureWanted' : 'recordPictureSayNote')}
      onChange={(isOn) => saying.mutate(isOn)}
    >
      {t(agreed === null ? 'recordPictureSay' : 'recordPictureSayOwn')}
    </Switch>
  );
}
