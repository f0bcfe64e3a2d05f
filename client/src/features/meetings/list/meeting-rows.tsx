import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingSummary } from '../../../app/meetings-due.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Row, Rows } from '../../../ui/rows.tsx';
import { liveLink, meetingLink } from '../desk/links.ts';
import { useMeetingWords } from '../desk/words.ts';

/** Meetings, each with the next thing to do about it. */
export function MeetingRows({
  meetings,
  label,
  showsCommunity,
}: {
  readonly meetings: readonly MeetingSummary[];
  readonly label: string;
  readonly showsCommunity: boolean;
}): ReactNode {
  const { t } = useTranslation('meetings');
  const words = useMeetingWords();
  return (
    <Rows label={label}>
      {meetings.map((meeting) => {
        const { id, title, state, community, host, present } = meeting;
        const isOpen = state === 'open';
        const href = meetingLink(id);
        const act = t(isOpen ? 'enter' : state === 'planned' ? 'see' : 'seeRecord');
        return (
          <Row
            key={id}
            title={title}
            href={href}
            note={[showsCommunity ? community.name : '', t('hostedBy', { name: host.displayName })]
              .filter(Boolean)
              .join(' · ')}
            aside={
              isOpen
                ? t('presentNow', { count: present })
                : state === 'planned'
                  ? words.when(meeting)
                  : words.day(meeting.startsAtMs)
            }
            isUrgent={isOpen}
            action={
              <ButtonLink
                href={isOpen ? liveLink(id) : href}
                variant={isOpen ? 'primary' : 'plain'}
                aria-label={t('actNamed', { act, title })}
              >
                {act}
              </ButtonLink>
            }
          />
        );
      })}
    </Rows>
  );
}
