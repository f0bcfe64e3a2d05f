import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../../../i18n/lists.ts';
import { Button } from '../../../../ui/button.tsx';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { useLessonWords } from '../../desk/words.ts';
import styles from '../observation.module.css';
import type { Meeting, MeetingKind, Meetings } from '../types.ts';
import { MeetingForm } from './meeting-form.tsx';

/** What the meeting before or after the lesson agreed; who leads the observing notes it. */
export function MeetingPart({
  lessonId,
  kind,
  meetings,
}: {
  lessonId: string;
  kind: MeetingKind;
  meetings: Meetings;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const [isWriting, setWriting] = useState(false);
  const meeting = meetings[kind];
  const isNoted = meeting.version > 0;
  if (!isNoted && !meeting.mayWrite) return null;
  const id = `meeting-${kind}`;
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
        note={
          isNoted && meeting.byName !== null && meeting.atMs !== null
            ? t('meet.noted', { name: meeting.byName, moment: moment(meeting.atMs) })
            : undefined
        }
        action={
          meeting.mayWrite && !isWriting ? (
            <Button size="small" variant="quiet" icon="pen" onPress={() => setWriting(true)}>
              {isNoted ? t('meet.change') : t('meet.note')}
            </Button>
          ) : undefined
        }
      >
        {t(`meet.${kind}`)}
      </SectionHeading>
      {isWriting ? (
        <MeetingForm lessonId={lessonId} kind={kind} meetings={meetings} onDone={() => setWriting(false)} />
      ) : isNoted ? (
        <Noted meeting={meeting} meetings={meetings} />
      ) : (
        <p className={styles.quiet}>{t(`meet.${kind}Text`)}</p>
      )}
    </section>
  );
}

function Noted({ meeting, meetings }: { meeting: Meeting; meetings: Meetings }): ReactNode {
  const { t } = useTranslation('lessons');
  const list = useList();
  const shares = meeting.shares.flatMap(({ observerId, dimensions }) => {
    const name = meetings.observers.find((each) => each.observerId === observerId)?.name;
    return name === undefined || dimensions.length === 0 ? [] : [{ observerId, name, dimensions }];
  });
  return (
    <div className={styles.remark}>
      {meeting.words === '' ? null : <p className={styles.text}>{meeting.words}</p>}
      {shares.length === 0 ? null : (
        <dl>
          {shares.map(({ observerId, name, dimensions }) => (
            <div key={observerId}>
              <dt>{name}</dt>
              <dd>{list(dimensions.map((each) => t(`observe.dimension.${each}`)))}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
