import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { PeoplePicker } from '../../../app/people-picker.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Select } from '../../../ui/select.tsx';
import { useMeetingAction } from '../desk/queries.ts';
import type { MeetingDetail } from '../desk/types.ts';
import styles from './meeting.module.css';

type ChosenRole = 'coHost' | 'guest';

/** Host, co-hosts and guests; whoever moderates chooses them, also while the meeting goes on. */
export function InvitedPeople({ meeting }: { readonly meeting: MeetingDetail }): ReactNode {
  const { t } = useTranslation('meetings');
  const { people, may, state } = meeting;
  const [role, setRole] = useState<ChosenRole>('guest');
  const mayChoose = (may.plan || may.moderate) && state !== 'ended';
  const putting = useMeetingAction((personId: string) =>
    api('PUT /api/meetings/:meetingId/people/:personId', {
      params: { meetingId: meeting.id, personId },
      body: { role },
    }),
  );
  const taking = useMeetingAction((personId: string) =>
    api('DELETE /api/meetings/:meetingId/people/:personId', { params: { meetingId: meeting.id, personId } }),
  );
  return (
    <section aria-labelledby="meeting-people">
      <SectionHeading id="meeting-people" note={people.length}>
        {t('invitedPeople')}
      </SectionHeading>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.personId}>
            <Avatar name={person.displayName} personId={person.personId} />
            <span>
              <b>{person.displayName}</b>
              <small>{[t(`role_${person.role}`), person.orgUnitName].filter(Boolean).join(' · ')}</small>
            </span>
            {mayChoose && person.role !== 'host' ? (
              <IconButton
                icon="close"
                size="small"
                label={t('unchoose', { name: person.displayName })}
                onPress={() => taking.mutate(person.personId)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{t('membersNote', { name: meeting.community.name })}</p>
      {mayChoose ? (
        <div className={styles.invite}>
          <Select
            label={t('inviteAs')}
            value={role}
            onChange={setRole}
            choices={[
              { id: 'guest', label: t('role_guest') },
              { id: 'coHost', label: t('role_coHost') },
            ]}
          />
          <PeoplePicker
            label={t('invite')}
            placeholder={t('guestHint')}
            without={new Set(people.map(({ personId }) => personId))}
            onPick={({ id }) => putting.mutate(id)}
          />
        </div>
      ) : null}
    </section>
  );
}
