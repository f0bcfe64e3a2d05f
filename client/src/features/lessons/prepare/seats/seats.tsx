import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import type { LessonDetail, Seat } from '../../desk/types.ts';
import { useLessonWords } from '../../desk/words.ts';
import { AddSeatDialog } from './add-seat-dialog.tsx';
import { groupSeats } from './seat-groups.ts';
import { SeatLine } from './seat-line.tsx';
import styles from './seats.module.css';

/** Who has which seat: the classrooms with their people first. */
export function Seats({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const { bellOffset } = useLessonWords();
  const [isAdding, setAdding] = useState(false);
  const groups = groupSeats(lesson.seats);
  // While it goes on, whoever keeps order in it may let somebody in as well.
  const mayChange = lesson.state !== 'ended' && (lesson.may.plan || lesson.may.moderate);
  const others = [
    ['student', groups.students],
    ['observer', groups.observers],
    ['technician', groups.technicians],
  ] as const;
  return (
    <section aria-labelledby="seats">
      <SectionHeading
        id="seats"
        note={t('seats.note', { classrooms: groups.classrooms.length, people: lesson.seats.length })}
        {...(mayChange
          ? {
              action: (
                <Button size="small" variant="quiet" icon="plus" onPress={() => setAdding(true)}>
                  {t('seats.add')}
                </Button>
              ),
            }
          : {})}
      >
        {t('seats.title')}
      </SectionHeading>
      <Group title={t('seat.leadTeacher')} seats={groups.leads} lesson={lesson} mayChange={mayChange} />
      {groups.classrooms.map(({ classroomId, isLead, classroom, seats }) => (
        <section key={classroomId} className={styles.group} aria-label={`${classroom.orgUnitName} ${classroom.name}`}>
          <h3>
            {classroom.orgUnitName} {classroom.name}
            {classroom.bellOffsetMinutes === 0 ? null : <small>{bellOffset(classroom.bellOffsetMinutes)}</small>}
            <small>
              {isLead ? t('seat.leadClassroom') : t('seat.receivingClassroom')} · {classroom.divisionName}
            </small>
          </h3>
          <ul>
            {seats.map((seat) => (
              <SeatLine key={seat.id} seat={seat} lesson={lesson} mayChange={mayChange} />
            ))}
          </ul>
        </section>
      ))}
      {others.map(([kind, seats]) =>
        seats.length === 0 ? null : (
          <Group key={kind} title={t(`seat.${kind}`)} seats={seats} lesson={lesson} mayChange={mayChange} />
        ),
      )}
      {isAdding ? <AddSeatDialog lesson={lesson} groups={groups} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function Group({
  title,
  seats,
  lesson,
  mayChange,
}: {
  title: string;
  seats: readonly Seat[];
  lesson: LessonDetail;
  mayChange: boolean;
}): ReactNode {
  return (
    <section className={styles.group} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {seats.map((seat) => (
          <SeatLine key={seat.id} seat={seat} lesson={lesson} mayChange={mayChange} />
        ))}
      </ul>
    </section>
  );
}
