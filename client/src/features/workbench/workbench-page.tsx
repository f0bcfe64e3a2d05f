import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useDeviceDrafts } from '../../app/device-drafts.ts';
import { usePageTitle } from '../../app/page-title.ts';
import { QueryView } from '../../app/query-view.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { ChangedByOthers } from './changed-by-others.tsx';
import { Greeting } from './greeting.tsx';
import { LessonsDue } from './lessons-due.tsx';
import { MeetingsDue } from './meetings-due.tsx';
import { MyCommunities } from './my-communities.tsx';
import { RecentDocuments } from './recent-documents.tsx';
import { TrainingDue } from './training-due.tsx';
import { WaitingForMe } from './waiting-for-me.tsx';
import styles from './workbench-page.module.css';

/** 工作台: what waits for me, what I was working on, what others did. */
export default function WorkbenchPage(): ReactNode {
  const { t } = useTranslation('workbench');
  usePageTitle(t('title'));
  const workbench = useQuery({
    queryKey: ['workbench'],
    queryFn: ({ signal }) => api('GET /api/workbench', { signal }),
  });
  const drafts = useDeviceDrafts();
  return (
    <div className={styles.page}>
      <Greeting
        waiting={workbench.data === undefined ? undefined : drafts.length + workbench.data.sharedWithMe.length}
        hasUnsynced={drafts.length > 0}
      />
      <QueryView query={workbench} loading={<Skeleton />}>
        {(data) => (
          <>
            <div className={styles.work}>
              <LessonsDue />
              <MeetingsDue />
              <TrainingDue />
              <WaitingForMe
                drafts={drafts}
                shared={data.sharedWithMe}
                known={[...data.recentDocuments, ...data.changedByOthers]}
              />
              <RecentDocuments documents={data.recentDocuments} drafts={drafts} />
            </div>
            <div className={styles.aside}>
              <MyCommunities communities={data.communities} />
              <ChangedByOthers documents={data.changedByOthers} />
            </div>
          </>
        )}
      </QueryView>
    </div>
  );
}

function Skeleton(): ReactNode {
  return (
    <>
      <div className={styles.work}>
        <LoadingState rows={8} />
      </div>
      <div className={styles.aside}>
        <LoadingState rows={5} />
      </div>
    </>
  );
}
