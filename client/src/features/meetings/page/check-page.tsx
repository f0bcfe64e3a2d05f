import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePageTitle } from '../../../app/page-title.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Check } from '../../../live/preflight/check.tsx';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Page } from '../../../ui/page.tsx';
import { Notice } from '../../../ui/states.tsx';
import { admit } from '../desk/admit.ts';
import { meetingLink } from '../desk/links.ts';
import { useMeeting } from '../desk/queries.ts';
import styles from './meeting.module.css';

/** Tries devices and line, with the way to the media server once the meeting is open. */
export default function CheckPage(): ReactNode {
  const { t } = useTranslation('meetings');
  const { meetingId = '' } = useParams();
  const enter = useCallback(() => admit(meetingId), [meetingId]);
  const query = useMeeting(meetingId);
  usePageTitle(t('deviceCheck'));
  return (
    <Page>
      <QueryView query={query} heading="h1" loading={8}>
        {(meeting) => {
          const isOpen = meeting.state === 'open' && meeting.myRole !== 'guest';
          return (
            <>
              <Breadcrumb
                steps={[
                  { label: t('meetings'), href: '/meetings' },
                  { label: meeting.title, href: meetingLink(meeting.id) },
                  { label: t('deviceCheck') },
                ]}
              />
              <header className={styles.header}>
                <h1>{t('deviceCheck')}</h1>
              </header>
              {isOpen ? null : <Notice icon="info" title={t('checkNotOpen')} text={t('checkNotOpenText')} />}
              <Check admit={isOpen ? enter : undefined} />
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}
