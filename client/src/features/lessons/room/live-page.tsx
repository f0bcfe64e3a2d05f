import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { useDarkRoom } from '../../../app/preferences/use-dark-room.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { LoadingState } from '../../../ui/states.tsx';
import { lessonKey } from '../desk/queries.ts';
import type { LessonDetail } from '../desk/types.ts';
import frames from './frames/frames.module.css';
import { BarredNotice, EndedNotice, NoSeatNotice, NotOpenNotice } from './notices.tsx';
import { OpenLesson } from './open-lesson.tsx';

/** Whoever waits for the lesson to be opened comes in soon after. */
const WAITING_MS = 3_000;
const OPEN_MS = 15_000;

/** A live lesson, as the seat of whoever looks at it sees it. */
export default function LivePage(): ReactNode {
  const { t } = useTranslation('lessons');
  const { lessonId = '' } = useParams();
  useDarkRoom();
  const query = useQuery({
    queryKey: lessonKey(lessonId),
    queryFn: ({ signal }) => api('GET /api/lessons/:lessonId', { params: { lessonId }, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'open' ? OPEN_MS : WAITING_MS),
    // The lines of the page tell by themselves that the server is away.
    staleTime: 0,
  });
  usePageTitle(query.data?.title ?? t('liveLoading'));
  return (
    <div className={frames.page}>
      <QueryView
        query={query}
        heading="h1"
        loading={
          <div className={frames.notice}>
            <LoadingState rows={4} label={t('liveLoading')} />
          </div>
        }
      >
        {(lesson) => <Place lesson={lesson} />}
      </QueryView>
    </div>
  );
}

function Place({ lesson }: { readonly lesson: LessonDetail }): ReactNode {
  const me = lesson.seats.find(({ id }) => id === lesson.mySeatId);
  if (lesson.state === 'ended') return <EndedNotice lesson={lesson} />;
  if (me === undefined) return <NoSeatNotice lesson={lesson} />;
  if (me.barred) return <BarredNotice lesson={lesson} />;
  if (lesson.state === 'planned') return <NotOpenNotice lesson={lesson} />;
  return <OpenLesson lesson={lesson} me={me} />;
}
