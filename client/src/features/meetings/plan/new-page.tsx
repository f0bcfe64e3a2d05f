import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { communityLink, meetingLink } from '../desk/links.ts';
import { useMeetingAction } from '../desk/queries.ts';
import { bodyOf, emptyMeeting } from './form.ts';
import { PlanForm } from './plan-form.tsx';
import styles from './plan.module.css';

type Communities = readonly { readonly id: string; readonly name: string }[];

/** Plans a meeting of one of my communities. */
export default function NewMeetingPage(): ReactNode {
  const { t } = useTranslation('meetings');
  usePageTitle(t('plan'));
  const query = useQuery({
    queryKey: ['communities', 'mine', 'toChoose'],
    queryFn: ({ signal }) => api('GET /api/communities', { query: { scope: 'mine', limit: 100 }, signal }),
  });
  return (
    <Page>
      <Breadcrumb steps={[{ label: t('meetings'), href: '/meetings' }, { label: t('plan') }]} />
      <header className={styles.header}>
        <h1>{t('plan')}</h1>
      </header>
      <QueryView query={query} loading={6}>
        {({ communities }) => {
          const mine = communities.filter(({ myRole }) => myRole !== null);
          return mine.length === 0 ? (
            <EmptyState
              icon="people"
              title={t('noCommunity')}
              text={t('noCommunityText')}
              action={<ButtonLink href="/communities">{t('toCommunities')}</ButtonLink>}
            />
          ) : (
            <Ready communities={mine} />
          );
        }}
      </QueryView>
    </Page>
  );
}

function Ready({ communities }: { readonly communities: Communities }): ReactNode {
  const { t, i18n } = useTranslation('meetings');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const wanted = communities.find(({ id }) => id === search.get('community'));
  const [only] = communities.length === 1 ? communities : [];
  const [form, setForm] = useState(() => emptyMeeting((wanted ?? only)?.id ?? '', Date.now()));
  const planning = useMeetingAction(
    () =>
      api('POST /api/meetings', {
        body: {
          ...bodyOf(form),
          communityId: form.communityId,
          // The minutes are written in it.
          locale: i18n.language === 'en' ? 'en' : 'zh-CN',
          coHostIds: form.coHosts.map(({ id }) => id),
          guestIds: form.guests.map(({ id }) => id),
        },
      }),
    ({ id, title }) => {
      showToast({ text: t('planned', { title }) });
      void navigate(meetingLink(id));
    },
  );
  return (
    <PlanForm
      form={form}
      onChange={setForm}
      communities={communities}
      knownDocument={null}
      hasPeople
      send={t('planSend')}
      cancelHref={wanted === undefined ? '/meetings' : communityLink(wanted.id)}
      isPending={planning.isPending}
      onSubmit={() => planning.mutate(undefined)}
    />
  );
}
