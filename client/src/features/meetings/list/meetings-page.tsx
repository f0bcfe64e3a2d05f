import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMeetings } from '../../../app/meetings-due.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { ResearchHeader } from '../../../app/research-header.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { newMeetingLink } from '../desk/links.ts';
import { MeetingLists } from './meeting-lists.tsx';
import styles from './meetings.module.css';

/** My meetings: those of my communities, and those to which I am invited. */
export default function MeetingsPage(): ReactNode {
  const { t } = useTranslation('meetings');
  usePageTitle(t('meetings'));
  const mayPlan = useMeetings('upcoming').data?.mayPlan === true;
  return (
    <Page>
      <ResearchHeader
        actions={
          mayPlan ? (
            <ButtonLink variant="primary" icon="plus" href={newMeetingLink()}>
              {t('plan')}
            </ButtonLink>
          ) : undefined
        }
      />
      <div className={styles.lists}>
        <MeetingLists />
      </div>
    </Page>
  );
}
