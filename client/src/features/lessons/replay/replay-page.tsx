import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { useDarkRoom } from '../../../app/preferences/use-dark-room.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { EmptyState, LoadingState } from '../../../ui/states.tsx';
import { lessonLink } from '../desk/links.ts';
import frames from '../room/frames/frames.module.css';
import { ReplayRoom } from './replay-room.tsx';

/** A lesson that is over, or what there is of one that goes on, played again. */
export default function ReplayPage(): ReactNode {
  const { t } = useTranslation('lessons');
  const { lessonId = '' } = useParams();
  useDarkRoom();
  const query = useQuery({
    queryKey: ['lessons', 'replay', lessonId],
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId/replay', { params: { lessonId }, signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  usePageTitle(query.data === undefined ? t('replayTitle') : `${query.data.title} · ${t('replayTitle')}`);
  const code = query.error instanceof ApiProblem ? query.error.code : '';
  if (code === 'recording.notFound' || code === 'recording.deleted') {
    const isDeleted = code === 'recording.deleted';
    return (
      <div className={frames.page}>
        <EmptyState
          icon="record"
          heading="h1"
          title={isDeleted ? t('replayDeleted') : t('replayNone')}
          text={isDeleted ? t('replayDeletedText') : t('replayNoneText')}
          action={<ButtonLink href={lessonLink(lessonId)}>{t('replayBack')}</ButtonLink>}
        />
      </div>
    );
  }
  return (
    <div className={frames.page}>
      <QueryView
        query={query}
        heading="h1"
        loading={
          <div className={frames.notice}>
            <LoadingState rows={4} label={t('replayLoading')} />
          </div>
        }
      >
        {(replay) => <ReplayRoom key={lessonId} lessonId={lessonId} replay={replay} />}
      </QueryView>
    </div>
  );
}
