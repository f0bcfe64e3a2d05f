import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../ui/button.tsx';
import { type NoticeProps, Notice } from '../../../ui/states.tsx';
import { meetingLink } from '../desk/links.ts';
import type { MeetingDetail } from '../desk/types.ts';
import frame from './frame/frame.module.css';

interface MeetingNoticeProps {
  readonly meeting: MeetingDetail;
}

/** What stands in the place of the room, with the way out. */
function Instead({ meeting, ...notice }: MeetingNoticeProps & NoticeProps): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <main className={frame.notice}>
      <Notice
        heading="h1"
        {...notice}
        action={<ButtonLink href={meetingLink(meeting.id)}>{t('toMeeting')}</ButtonLink>}
      />
    </main>
  );
}

export function EndedNotice({ meeting }: MeetingNoticeProps): ReactNode {
  const { t } = useTranslation('meetings');
  const text = meeting.may.readRecord ? t('endedText') : t('endedTextGuest');
  return (
    <Instead
      meeting={meeting}
      icon="check"
      role="status"
      title={t('endedTitle', { title: meeting.title })}
      text={text}
    />
  );
}

export function NoEntryNotice({ meeting }: MeetingNoticeProps): ReactNode {
  const { t } = useTranslation('meetings');
  return <Instead meeting={meeting} icon="lock" title={t('noEntryTitle')} text={t('noEntryText')} />;
}

export function TurnedAwayNotice({
  meeting,
  why,
}: MeetingNoticeProps & { readonly why: 'refused' | 'removed' }): ReactNode {
  const { t } = useTranslation('meetings');
  return (
    <Instead
      meeting={meeting}
      icon="lock"
      tone="person"
      role="alert"
      title={t(why === 'refused' ? 'refusedTitle' : 'removedTitle')}
      text={t(why === 'refused' ? 'refusedText' : 'removedText', { name: meeting.host.displayName })}
    />
  );
}

/** The server lets this page in no longer, for a reason of its own. */
export function LineRefusedNotice({
  meeting,
  code,
  reason,
}: MeetingNoticeProps & { readonly code: string; readonly reason: string }): ReactNode {
  const { t } = useTranslation('meetings');
  const isSignedOut = code.startsWith('session.');
  return (
    <Instead
      meeting={meeting}
      icon={isSignedOut ? 'key' : 'error'}
      tone="danger"
      role="alert"
      title={isSignedOut ? t('signedOutTitle') : t('lineRefusedTitle')}
      text={isSignedOut ? t('signedOutText') : reason}
    />
  );
}
