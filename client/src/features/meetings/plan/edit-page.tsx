import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Page } from '../../../ui/page.tsx';
import { NoPermissionState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { meetingLink } from '../desk/links.ts';
import { useMeeting, useMeetingAction } from '../desk/queries.ts';
import type { MeetingDetail } from '../desk/types.ts';
import { bodyOf, formOf } from './form.ts';
import { PlanForm } from './plan-form.tsx';
import styles from './plan.module.css';

/** Changes a meeting that is not open yet. */
export default function EditMeetingPage(): ReactNode {
  const { t } = useTranslation('meetings');
  const { meetingId = '' } = useParams();
  usePageTitle(t('change'));
  const query = useMeeting(meetingId);
  return (
    <Page>
      <QueryView query={query} heading="h1" loading={8}>
        {(meeting) => (
          <>
            <Breadcrumb
              steps={[
                { label: t('meetings'), href: '/meetings' },
                { label: meeting.title, href: meetingLink(meeting.id) },
                { label: t('change') },
              ]}
            />
            <header className={styles.header}>
              <h1>{t('change')}</h1>
            </header>
            {meeting.may.plan ? (
              <Ready key={meeting.id} meeting={meeting} />
            ) : (
              <NoPermissionState text={t('mayNotChange')} />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Ready({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  const navigate = useNavigate();
  const [form, setForm] = useState(() => formOf(meeting));
  const saving = useMeetingAction(
    () => api('PATCH /api/meetings/:meetingId', { params: { meetingId: meeting.id }, body: bodyOf(form) }),
    () => {
      showToast({ text: t('changed') });
      void navigate(meetingLink(meeting.id));
    },
  );
  return (
    <PlanForm
      form={form}
      onChange={setForm}
      communities={[meeting.community]}
      knownDocument={meeting.document}
      hasPeople={false}
      send={t('save')}
      cancelHref={meetingLink(meeting.id)}
      isPending={saving.isPending}
      onSubmit={() => saving.mutate(undefined)}
    />
  );
}
