import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonDetail } from '../desk/types.ts';
import { useLessonWords } from '../desk/words.ts';
import styles from './closing.module.css';
import { type Closing, gradeOf } from './form.ts';

/** What somebody else wrote. */
export function ClosingSheet({ closing, lesson }: { closing: Closing; lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const seat = lesson.seats.find(({ id }) => id === closing.seatId);
  const grade = (value: number) => {
    const known = gradeOf(value);
    return known === null ? value : t(`closing.grade.${known}`);
  };
  return (
    <article className={styles.sheet}>
      <h3>
        {closing.displayName}
        <small>
          {seat === undefined ? null : t(`seat.${seat.seat}`)}
          {seat?.classroom ? ` · ${seat.classroom.orgUnitName} ${seat.classroom.name}` : null} ·{' '}
          {moment(closing.writtenAtMs)}
        </small>
      </h3>
      <dl>
        <dt>{t('closing.aim')}</dt>
        <dd>{grade(closing.aimReached)}</dd>
        <dt>{t('closing.line')}</dt>
        <dd>{grade(closing.lineQuality)}</dd>
        {(['wentWell', 'toImprove', 'homework'] as const).map((field) =>
          closing[field] === '' ? null : (
            <div key={field}>
              <dt>{t(`closing.${field}`)}</dt>
              <dd>{closing[field]}</dd>
            </div>
          ),
        )}
      </dl>
    </article>
  );
}
