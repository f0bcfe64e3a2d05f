import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { MEETINGS_KEY } from '../../../app/meetings-due.ts';
import { usePageTitle } from '../../../app/page-title.ts';
import { useProblemText } from '../../../app/problem-text.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Link } from '../../../ui/link.tsx';
import { Page } from '../../../ui/page.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Notice } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { checkLink, communityLink, documentLink, editLink, liveLink } from '../desk/links.ts';
import { useMeeting } from '../desk/queries.ts';
import type { MeetingDetail } from '../desk/types.ts';
import { useMeetingWords } from '../desk/words.ts';
import { InvitedPeople } from './invited-people.tsx';
import { LendToGuests } from './lend-to-guests.tsx';
import styles from './meeting.module.css';
import { Record } from './record.tsx';

/** One meeting: what it is for before, the way in while it goes on, and what came of it afterwards. */
export default function MeetingPage(): ReactNode {
  const { t } = useTranslation('meetings');
  const { meetingId = '' } = useParams();
  const query = useMeeting(meetingId);
  usePageTitle(query.data?.title ?? t('meeting'));
  return (
    <Page>
      <QueryView query={query} heading="h1" loading={8}>
        {(meeting) => <OneMeeting meeting={meeting} />}
      </QueryView>
    </Page>
  );
}

const STATE_TONES = { planned: 'plain', open: 'person', ended: 'plain' } as const;

function OneMeeting({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  const words = useMeetingWords();
  const { community, state } = meeting;
  const isWhole = meeting.seen === 'whole';
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('meetings'), href: '/meetings' },
          ...(isWhole ? [{ label: community.name, href: communityLink(community.id) }] : []),
          { label: meeting.title },
        ]}
      />
      <header className={styles.header}>
        <h1>{meeting.title}</h1>
        <Tag tone={STATE_TONES[state]}>{t(`state_${state}`)}</Tag>
        <p className={styles.facts}>
          <span>{words.when(meeting)}</span>
          <span>{words.length(meeting.durationMs)}</span>
          <span>{t('hostedBy', { name: meeting.host.displayName })}</span>
          {state === 'open' ? <span>{t('presentNow', { count: meeting.present })}</span> : null}
        </p>
        <div className={styles.actions}>
          <Actions meeting={meeting} />
        </div>
      </header>
      {meeting.purpose === '' ? null : <p className={styles.purpose}>{meeting.purpose}</p>}
      {isWhole ? null : <Notice icon="lock" title={t('doorOnly')} text={t('doorOnlyText')} />}
      {isWhole ? (
        <div className={styles.columns}>
          <div className={styles.main}>
            {meeting.may.readRecord && state !== 'planned' ? (
              <Record meeting={meeting} />
            ) : (
              <Agenda meeting={meeting} />
            )}
          </div>
          <div className={styles.aside}>
            <Documents meeting={meeting} />
            <InvitedPeople meeting={meeting} />
          </div>
        </div>
      ) : null}
    </>
  );
}

function Actions({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  const { id, state, may } = meeting;
  return (
    <>
      {state === 'ended' ? null : (
        <>
          <ButtonLink icon="sound" href={checkLink(id)}>
            {t('deviceCheck')}
          </ButtonLink>
          {may.plan ? <ButtonLink href={editLink(id)}>{t('change')}</ButtonLink> : null}
          {may.plan ? <CallOff meeting={meeting} /> : null}
          {may.enter || may.open || state === 'planned' ? (
            <ButtonLink variant={state === 'open' || may.open ? 'primary' : 'plain'} icon="camera" href={liveLink(id)}>
              {t(state === 'open' ? 'enter' : may.open ? 'toOpen' : 'toDoor')}
            </ButtonLink>
          ) : null}
        </>
      )}
    </>
  );
}

function CallOff({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  const navigate = useNavigate();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const calling = useMutation({
    mutationFn: () => api('DELETE /api/meetings/:meetingId', { params: { meetingId: meeting.id } }),
    onSuccess: async () => {
      showToast({ text: t('calledOff', { title: meeting.title }) });
      await navigate(communityLink(meeting.community.id));
      await queryClient.invalidateQueries({ queryKey: [MEETINGS_KEY, 'list'] });
    },
    onError: (error) => showToast({ text: problemText(error), tone: 'danger' }),
  });
  return (
    <>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {t('callOff')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('callOffTitle', { title: meeting.title })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('keep')}</Button>
            <Button variant="danger" isPending={calling.isPending} onPress={() => calling.mutate()}>
              {t('callOff')}
            </Button>
          </>
        )}
      >
        {() => <p>{t('callOffText')}</p>}
      </Dialog>
    </>
  );
}

function Agenda({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <section aria-labelledby="meeting-agenda">
      <SectionHeading id="meeting-agenda" note={meeting.agenda.length}>
        {t('agenda')}
      </SectionHeading>
      {meeting.agenda.length === 0 ? (
        <p className={styles.quiet}>{t('noAgenda')}</p>
      ) : (
        <ol className={styles.agenda}>
          {meeting.agenda.map(({ id, title, minutes, speaker }, index) => (
            <li key={id}>
              <span>{index + 1}</span>
              <b>{title}</b>
              <span>{speaker}</span>
              <span>{t('minutes', { count: minutes })}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Documents({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  const { document, minutesDocumentId } = meeting;
  return (
    <section aria-labelledby="meeting-documents">
      <SectionHeading id="meeting-documents">{t('documents')}</SectionHeading>
      {document === null && minutesDocumentId === null ? <p className={styles.quiet}>{t('documentNone')}</p> : null}
      <ul className={styles.documents}>
        {document === null ? null : (
          <li>
            <small>{t('documentBeside')}</small>
            {document.title === null ? (
              <span>{t('documentHidden')}</span>
            ) : (
              <Link href={documentLink(document.id)}>{document.title}</Link>
            )}
          </li>
        )}
        {minutesDocumentId === null ? null : (
          <li>
            <small>{t('minutesNote')}</small>
            <Link href={documentLink(minutesDocumentId)}>{t('minutesDocument')}</Link>
          </li>
        )}
      </ul>
      {meeting.may.lend ? <LendToGuests meetingId={meeting.id} /> : null}
    </section>
  );
}
