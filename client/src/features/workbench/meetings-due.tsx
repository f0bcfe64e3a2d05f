import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDueMeetings } from '../../app/meetings-due.ts';
import { useNow } from '../../app/use-now.ts';
import { useWhen } from '../../i18n/when.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Row, Rows } from '../../ui/rows.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';

const MOST_SHOWN = 4;

/** Research meetings of the next hours, and those under way; nothing stands here for whoever has none. */
export function MeetingsDue(): ReactNode {
  const { t } = useTranslation('workbench');
  const { time } = useWhen();
  const due = useDueMeetings(useNow());
  if (due.length === 0) return null;
  return (
    <section aria-labelledby="meetings-due">
      <SectionHeading id="meetings-due" note={due.length} action={<Link href="/meetings">{t('allMeetings')}</Link>}>
        {t('meetingsDue')}
      </SectionHeading>
      <Rows label={t('meetingsDue')}>
        {due.slice(0, MOST_SHOWN).map(({ id, title, state, startsAtMs, durationMs, community }) => {
          const href = `/meetings/${encodeURIComponent(id)}`;
          const isOpen = state === 'open';
          const act = t(isOpen ? 'enterMeeting' : 'open');
          return (
            <Row
              key={id}
              title={title}
              href={href}
              note={community.name}
              aside={isOpen ? t('meetingOpen') : `${time(startsAtMs)}–${time(startsAtMs + durationMs)}`}
              isUrgent={isOpen}
              action={
                <ButtonLink
                  href={isOpen ? `${href}/live` : href}
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
    </section>
  );
}
