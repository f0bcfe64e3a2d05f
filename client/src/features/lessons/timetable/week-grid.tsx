import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LessonSummary, nextStepOf } from '../../../app/lessons-due.ts';
import { Link } from '../../../ui/link.tsx';
import { lessonLink } from '../desk/links.ts';
import { daysIn, isIn, type Span } from '../../../i18n/week.ts';
import { useLessonWords } from '../desk/words.ts';
import styles from './timetable-page.module.css';

/** Seven days beside one another; on a narrow screen below one another, without those that have nothing. */
export function WeekGrid({
  week,
  lessons,
  nowMs,
}: {
  week: Span;
  lessons: readonly LessonSummary[];
  nowMs: number;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const { day, weekday } = useLessonWords();
  return (
    <ol className={styles.week}>
      {daysIn(week).map((each, index) => {
        // One that began before this week stands on its first day.
        const here = lessons.filter(
          ({ startsAtMs }) => isIn(startsAtMs, each) || (index === 0 && startsAtMs < each.fromMs),
        );
        const isToday = isIn(nowMs, each);
        return (
          <li
            key={each.fromMs}
            className={styles.day}
            data-today={isToday || undefined}
            data-empty={here.length === 0 || undefined}
          >
            <h3 {...(isToday ? { 'aria-current': 'date' } : {})}>
              <b>{weekday(each.fromMs)}</b> <span>{day(each.fromMs)}</span>
              {isToday ? <em>{t('timetable.today')}</em> : null}
            </h3>
            {here.length === 0 ? (
              <p className={styles.free}>
                <span aria-hidden="true">–</span>
                <span className="visually-hidden">{t('timetable.free')}</span>
              </p>
            ) : (
              <ul>
                {here.map((lesson) => (
                  <GridLesson key={lesson.id} lesson={lesson} nowMs={nowMs} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function GridLesson({ lesson, nowMs }: { lesson: LessonSummary; nowMs: number }): ReactNode {
  const { t } = useTranslation('lessons');
  const { span, ownBell } = useLessonWords();
  const bell = ownBell(lesson);
  const step = nextStepOf(lesson, nowMs);
  return (
    <li className={styles.lesson} data-step={step} data-state={lesson.state}>
      <time dateTime={new Date(lesson.startsAtMs).toISOString()}>{span(lesson)}</time>
      <b>
        <Link tone="ink" href={lessonLink(lesson.id)}>
          {lesson.title}
        </Link>
      </b>
      <small>{t('timetable.ledBy', { name: lesson.leadName, school: lesson.home.name })}</small>
      {bell === null ? null : <small>{bell}</small>}
      <small>
        {lesson.mySeat === null ? t('seat.planner') : t(`seat.${lesson.mySeat}`)}
        {lesson.state === 'planned' && step !== 'missed' ? null : <em> · {t(`step.${step}State`)}</em>}
      </small>
    </li>
  );
}
