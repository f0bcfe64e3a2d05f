import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LessonSummary, nextStepOf } from '../../../app/lessons-due.ts';
import { useSubjectName } from '../../../i18n/subjects.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Row, Rows } from '../../../ui/rows.tsx';
import { lessonLink, liveLink } from '../desk/links.ts';
import { useLessonWords } from '../desk/words.ts';

/** Lessons with what is to be done with each now. */
export function NextLessons({ lessons, nowMs }: { lessons: readonly LessonSummary[]; nowMs: number }): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <Rows label={t('timetable.soon')}>
      {lessons.map((lesson) => (
        <NextLesson key={lesson.id} lesson={lesson} nowMs={nowMs} />
      ))}
    </Rows>
  );
}

function NextLesson({ lesson, nowMs }: { lesson: LessonSummary; nowMs: number }): ReactNode {
  const { t } = useTranslation('lessons');
  const { span, ownBell } = useLessonWords();
  const subjectName = useSubjectName();
  const step = nextStepOf(lesson, nowMs);
  const isDue = step === 'enter' || step === 'open';
  const minutes = Math.round((lesson.startsAtMs - nowMs) / 60_000);
  return (
    <Row
      kind={lesson.mySeat === null ? t('seat.planner') : t(`seat.${lesson.mySeat}`)}
      title={lesson.title}
      href={lessonLink(lesson.id)}
      note={[
        lesson.subject === null ? undefined : subjectName(lesson.subject),
        t('timetable.ledBy', { name: lesson.leadName, school: lesson.home.name }),
        ownBell(lesson),
      ]
        .filter((part) => part !== undefined && part !== null)
        .join(' · ')}
      aside={
        <>
          {span(lesson)}
          <br />
          {lesson.state === 'open' ? t('step.enterState') : <Until minutes={minutes} />}
        </>
      }
      isUrgent={isDue}
      action={
        <ButtonLink
          href={step === 'enter' ? liveLink(lesson.id) : lessonLink(lesson.id)}
          variant={isDue ? 'primary' : 'plain'}
          aria-label={t('timetable.stepNamed', { step: t(`step.${step}`), title: lesson.title })}
        >
          {t(`step.${step}`)}
        </ButtonLink>
      }
    />
  );
}

function Until({ minutes }: { minutes: number }): ReactNode {
  const { t } = useTranslation('lessons');
  if (minutes === 0) return t('timetable.now');
  if (minutes < 0) return t('timetable.late', { minutes: -minutes });
  return minutes < 60
    ? t('timetable.inMinutes', { minutes })
    : t('timetable.inHours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
