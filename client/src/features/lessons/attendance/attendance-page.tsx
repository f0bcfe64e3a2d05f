import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { urlOf } from '../../../api/client.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { LessonFrame } from '../desk/lesson-frame.tsx';
import type { LessonDetail } from '../desk/types.ts';
import { useLessonWords } from '../desk/words.ts';
import styles from './attendance.module.css';
import { ClassroomTable } from './classroom-table.tsx';
import { PeopleTable } from './people-table.tsx';
import { RollCall } from './roll-call.tsx';
import type { Attendance } from './types.ts';
import { useAttendance } from './use-attendance.ts';

/** Who was there and took part, by classroom and person; and the roll of the classrooms whose roll one calls. */
export default function AttendancePage(): ReactNode {
  const { lessonId = '' } = useParams();
  const { t, i18n } = useTranslation('lessons');
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return (
    <LessonFrame
      lessonId={lessonId}
      title={t('roll.title')}
      actions={({ state }) =>
        state === 'planned' ? null : (
          <ButtonLink
            icon="download"
            href={urlOf('GET /api/lessons/:lessonId/attendance.csv', { lessonId }, { language })}
            download
          >
            {t('roll.csv')}
          </ButtonLink>
        )
      }
    >
      {(lesson) =>
        lesson.state === 'planned' ? (
          <EmptyState icon="people" title={t('roll.notYet')} text={t('roll.notYetText')} />
        ) : (
          <Ready lesson={lesson} />
        )
      }
    </LessonFrame>
  );
}

function Ready({ lesson }: { lesson: LessonDetail }): ReactNode {
  const query = useAttendance(lesson.id, lesson.state === 'open');
  return (
    <QueryView query={query} loading={8}>
      {(attendance) => <Parts lesson={lesson} attendance={attendance} />}
    </QueryView>
  );
}

function Parts({ lesson, attendance }: { lesson: LessonDetail; attendance: Attendance }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const { lessonMs, rollOpenUntilMs, classrooms, people } = attendance;
  const isClosed = rollOpenUntilMs !== null && rollOpenUntilMs < Date.now();
  const called = classrooms.filter(({ mayCallRoll }) => mayCallRoll);
  const minutes = Math.round(lessonMs / 60_000);
  return (
    <div className={styles.parts}>
      {called.length === 0 ? null : (
        <section aria-labelledby="roll-call">
          <SectionHeading
            id="roll-call"
            note={
              rollOpenUntilMs === null
                ? t('roll.whileOpen')
                : isClosed
                  ? t('roll.closed')
                  : t('roll.until', { moment: moment(rollOpenUntilMs) })
            }
          >
            {t('roll.call')}
          </SectionHeading>
          <ul>
            {called.map((classroom) => (
              <RollCall key={classroom.classroomId} lessonId={lesson.id} classroom={classroom} isClosed={isClosed} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="by-classroom">
        <SectionHeading id="by-classroom" note={t('roll.lessonMinutes', { minutes })}>
          {t('roll.byClassroom')}
        </SectionHeading>
        <ClassroomTable classrooms={classrooms} />
        <p className={styles.quiet}>{t('roll.how')}</p>
      </section>
      <section aria-labelledby="by-person">
        <SectionHeading id="by-person">{t('roll.byPerson')}</SectionHeading>
        <PeopleTable people={people} />
      </section>
    </div>
  );
}
