import { useQuery } from '@tanstack/react-query';
import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { CommunityMeetings } from '../../../app/doors/community-meetings.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { useViewer } from '../../../app/session.ts';
import { useSubjectName } from '../../../i18n/subjects.ts';
import { Button, ButtonLink, IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuTrigger } from '../../../ui/menu.tsx';
import { Page } from '../../../ui/page.tsx';
import { LoadingState, Notice } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { CommunityDialog } from '../community-dialog.tsx';
import { communityKey, isStage, stageKeys, type CommunityDetail } from '../types.ts';
import { Activity } from './activity.tsx';
import { CommunityDocuments } from './community-documents.tsx';
import styles from './community-page.module.css';
import { People } from './people.tsx';
import { useLeave } from './use-members.ts';

export default function CommunityPage(): ReactNode {
  const { communityId = '' } = useParams();
  const { t } = useTranslation('communities');
  const query = useQuery({
    queryKey: communityKey(communityId),
    queryFn: ({ signal }) => api('GET /api/communities/:communityId', { params: { communityId }, signal }),
  });
  usePageTitle(query.data?.name ?? t('title'));
  if (query.error instanceof ApiProblem && (query.error.status === 404 || query.error.status === 403)) {
    return (
      <Notice
        icon="people"
        heading="h1"
        title={t('notFoundTitle')}
        text={t('notFoundText')}
        action={<ButtonLink href="/communities">{t('toList')}</ButtonLink>}
      />
    );
  }
  return (
    <Page>
      <QueryView query={query} heading="h1" loading={6}>
        {(community) => <OneCommunity community={community} />}
      </QueryView>
    </Page>
  );
}

function OneCommunity({ community }: { community: CommunityDetail }): ReactNode {
  const { t } = useTranslation('communities');
  const subjectName = useSubjectName();
  return (
    <>
      <CommunityHeader community={community} />
      <p className={styles.facts}>
        <span>{t('home', { name: community.home.name })}</span>
        {community.subject === null ? null : <span>{subjectName(community.subject)}</span>}
        {isStage(community.stage) ? <span>{t(stageKeys[community.stage])}</span> : null}
        <span>{t('members', { count: community.memberCount })}</span>
        <span>{t('documents', { count: community.documentCount })}</span>
      </p>
      {community.purpose === '' ? null : <p className={styles.purpose}>{community.purpose}</p>}
      <div className={styles.columns}>
        <div className={styles.main}>
          <Suspense fallback={<LoadingState rows={2} />}>
            <CommunityMeetings communityId={community.id} />
          </Suspense>
          <CommunityDocuments community={community} />
        </div>
        <div className={styles.side}>
          <People community={community} />
          <Activity activity={community.recentActivity} />
        </div>
      </div>
    </>
  );
}

function CommunityHeader({ community }: { community: CommunityDetail }): ReactNode {
  const { t } = useTranslation('communities');
  const { person } = useViewer();
  const [isEditing, setEditing] = useState(false);
  const leave = useLeave(community, person.id);
  const { may, myRole } = community;
  const place = `community=${encodeURIComponent(community.id)}`;
  return (
    <header className={styles.header}>
      <h1>{community.name}</h1>
      <Tag tone={myRole === null ? 'plain' : 'chosen'}>
        {myRole === null ? t('notIn') : myRole === 'host' ? t('roleHost') : t('roleMember')}
      </Tag>
      <div className={styles.actions}>
        {may.createDocument ? (
          <>
            <ButtonLink icon="upload" href={`/documents?import&${place}`}>
              {t('importDocument')}
            </ButtonLink>
            <ButtonLink variant="primary" icon="plus" href={`/documents?new&${place}`}>
              {t('newDocument')}
            </ButtonLink>
          </>
        ) : null}
        {may.update ? <Button onPress={() => setEditing(true)}>{t('edit')}</Button> : null}
        {may.leave ? (
          <MenuTrigger>
            <IconButton icon="more" label={t('more')} />
            <Menu aria-label={t('more')} placement="bottom end">
              <MenuItem id="leave" isDanger icon="sign-out" label={t('leave')} onAction={leave} />
            </Menu>
          </MenuTrigger>
        ) : null}
      </div>
      <CommunityDialog isOpen={isEditing} community={community} onClose={() => setEditing(false)} />
    </header>
  );
}
