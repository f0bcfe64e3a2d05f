import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useViewer } from '../../../app/session.ts';
import { Row, Rows } from '../../../ui/rows.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { attendanceLink, lessonLink } from '../desk/links.ts';
import { LESSONS_KEY } from '../desk/queries.ts';
import { useLessonWords } from '../desk/words.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import styles from './timetable-page.module.css';

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** For administrators of schools: lessons in which classrooms of theirs took part, whoever planned them. */
export function SchoolLessons({ span }: { span: Span }): ReactNode {
  const schools = useViewer().memberships.filter(({ role, level }) => role === 'administrator' && level === 'school');
  return schools.map(({ orgUnitId, orgUnitName }) => (
    <LessonsOfSchool key={orgUnitId} orgUnitId={orgUnitId} name={orgUnitName} span={span} />
  ));
}

function LessonsOfSchool({ orgUnitId, name, span }: { orgUnitId: string; name: string; span: Span }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const { fromMs, toMs } = span;
  const query = useQuery({
    queryKey: [LESSONS_KEY, 'school', orgUnitId, fromMs, toMs],
    queryFn: ({ signal }) => api('GET /api/school-lessons', { query: { orgUnitId, fromMs, toMs }, signal }),
  });
  const lessons = (query.data?.lessons ?? []).filter(({ state }) => state === 'ended');
  if (lessons.length === 0) return null;
  const id = `school-lessons-${orgUnitId}`;
  return (
    <section aria-labelledby={id} className={styles.ofSchool}>
      <SectionHeading id={id} note={lessons.length}>
        {t('classes.ofSchool', { school: name })}
      </SectionHeading>
      <Rows label={t('classes.ofSchool', { school: name })}>
        {lessons.map((lesson) => (
          <Row
            key={lesson.id}
            title={lesson.title}
            href={lessonLink(lesson.id)}
            note={t('timetable.ledBy', { name: lesson.leadName, school: lesson.home.name })}
            aside={moment(lesson.startsAtMs)}
            action={<ButtonLink href={attendanceLink(lesson.id)}>{t('roll.title')}</ButtonLink>}
          />
        ))}
      </Rows>
    </section>
  );
}
