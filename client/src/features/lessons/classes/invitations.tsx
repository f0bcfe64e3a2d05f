import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Row, Rows } from '../../../ui/rows.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { useLessonWords } from '../desk/words.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { INVITATIONS_KEY } from './use-answer.ts';

/** Classes for which the viewer answers whether they take part in a lesson; nothing where nobody asks. */
export function Invitations(): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const query = useQuery({
    queryKey: INVITATIONS_KEY,
    queryFn: ({ signal }) => api('GET /api/lesson-invitations', { signal }),
  });
  const invitations = query.data?.invitations ?? [];
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="lesson-invitations">
      <SectionHeading id="lesson-invitations" note={invitations.length}>
        {t('classes.invitations')}
      </SectionHeading>
      <Rows label={t('classes.invitations')}>
        {invitations.map((invitation) => (
          <Row
            key={`${invitation.lessonId} ${invitation.classGroupId}`}
            kind={t('classes.answer.none')}
            title={invitation.lessonTitle}
            note={t('classes.invitationNote', {
              home: invitation.homeName,
              planner: invitation.plannerName,
              school: invitation.orgUnitName,
              title: invitation.title,
            })}
            aside={moment(invitation.startsAtMs)}
            isUrgent
            action={<AnswerButtons lessonId={invitation.lessonId} invited={invitation} mayDecline />}
          />
        ))}
      </Rows>
    </section>
  );
}
