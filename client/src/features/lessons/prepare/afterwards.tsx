import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Row, Rows } from '../../../ui/rows.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { maySay } from '../closing/form.ts';
import { attendanceLink, closingLink, observationLink, observationReportLink, replayLink } from '../desk/links.ts';
import type { LessonDetail } from '../desk/types.ts';
import { useLessonWords } from '../desk/words.ts';

/** What a lesson that was opened leaves: who was there, what was said of it, and its replay. */
export function Afterwards({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment } = useLessonWords();
  const { id, state, openedAtMs, endedAtMs, mySeat, isInside } = lesson;
  const seesReport = mySeat === 'observer' || mySeat === 'leadTeacher' || (mySeat === null && isInside);
  const seesClosings = maySay(mySeat) || (mySeat === null && isInside);
  return (
    <section aria-labelledby="afterwards">
      <SectionHeading
        id="afterwards"
        note={
          endedAtMs === null
            ? openedAtMs === null
              ? undefined
              : t('lesson.openedAt', { moment: moment(openedAtMs) })
            : t('lesson.endedAt', { moment: moment(endedAtMs) })
        }
      >
        {state === 'ended' ? t('lesson.afterwards') : t('lesson.meanwhile')}
      </SectionHeading>
      <Rows>
        {state === 'ended' && isInside ? (
          <Row title={t('lesson.replay')} href={replayLink(id)} note={t('lesson.replayNote')} />
        ) : null}
        <Row title={t('roll.title')} href={attendanceLink(id)} note={t('lesson.attendanceNote')} />
        {mySeat === 'observer' ? (
          <Row title={t('observe.title')} href={observationLink(id)} note={t('observe.rowNote')} />
        ) : null}
        {seesReport ? (
          <Row title={t('observe.report')} href={observationReportLink(id)} note={t('watch.rowNote')} />
        ) : null}
        {seesClosings ? <Row title={t('closing.title')} href={closingLink(id)} note={t('lesson.closingNote')} /> : null}
      </Rows>
    </section>
  );
}
