import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { useSubjectName } from '../../../i18n/subjects.ts';
import { Breadcrumb } from '../../../ui/breadcrumb.tsx';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { checkLink, liveLink, replayLink, observationLink } from '../desk/links.ts';
import { nextStepOf, OPENS_BEFORE_MS } from '../../../app/lessons-due.ts';
import type { LessonDetail } from '../desk/types.ts';
import { useLessonAction } from '../desk/use-lesson-action.ts';
import { useLessonWords } from '../desk/words.ts';
import { EndButton } from './end-button.tsx';
import styles from './lesson-page.module.css';
import { PlanMenu } from './plan-menu.tsx';

const toneOf = { planned: 'plain', open: 'person', ended: 'plain' } as const;

/** What the lesson is, and what is to be done with it now. */
export function LessonHead({ lesson, nowMs }: { lesson: LessonDetail; nowMs: number }): ReactNode {
  const { t } = useTranslation('lessons');
  const { moment, time, day } = useLessonWords();
  const subjectName = useSubjectName();
  const { title, subject, home, startsAtMs, durationMs, state, leadName } = lesson;
  const isMissed = nextStepOf(lesson, nowMs) === 'missed';
  return (
    <>
      <Breadcrumb steps={[{ label: t('desk.timetable'), href: '/lessons' }, { label: title }]} />
      <header className={styles.header}>
        <h1>{title}</h1>
        <Tag tone={isMissed ? 'plain' : toneOf[state]}>
          {isMissed ? t('step.missedState') : t(`lesson.state.${state}`)}
        </Tag>
        <p className={styles.facts}>
          {subject === null ? null : <span>{subjectName(subject)}</span>}
          <span>
            {moment(startsAtMs)}–{time(startsAtMs + durationMs)}
          </span>
          <span>{t('lesson.ledBy', { name: leadName })}</span>
          <span>{home.name}</span>
          {lesson.mySeat === null ? null : <span>{t('lesson.mySeat', { seat: t(`seat.${lesson.mySeat}`) })}</span>}
        </p>
        <div className={styles.actions}>
          <Actions lesson={lesson} />
          <PlanMenu lesson={lesson} />
        </div>
      </header>
      {state === 'planned' && !isMissed && nowMs < startsAtMs - OPENS_BEFORE_MS ? (
        <p className={styles.hint}>
          {t('lesson.opensAt', {
            day: day(startsAtMs - OPENS_BEFORE_MS),
            time: time(startsAtMs - OPENS_BEFORE_MS),
          })}
        </p>
      ) : null}
      {state === 'planned' && !isMissed && nowMs >= startsAtMs - OPENS_BEFORE_MS && !lesson.may.open ? (
        <p className={styles.hint}>{t('lesson.waitForOpening')}</p>
      ) : null}
    </>
  );
}

function Actions({ lesson }: { lesson: LessonDetail }): ReactNode {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const { id: lessonId, state, may, mySeat } = lesson;
  const observes = mySeat === 'observer' || mySeat === 'leadTeacher' || mySeat === null;
  const opening = useLessonAction(
    () => api('POST /api/lessons/:lessonId/open', { params: { lessonId } }),
    () => void navigate(liveLink(lessonId)),
  );
  return (
    <>
      {state === 'ended' ? null : (
        <ButtonLink icon="settings" href={checkLink(lessonId)}>
          {t('desk.check')}
        </ButtonLink>
      )}
      {state === 'planned' && observes ? (
        <ButtonLink icon="pen" href={observationLink(lessonId)}>
          {t('observe.title')}
        </ButtonLink>
      ) : null}
      {state === 'ended' ? (
        <ButtonLink variant="primary" icon="play" href={replayLink(lessonId)}>
          {t('step.replay')}
        </ButtonLink>
      ) : null}
      {may.end ? <EndButton lesson={lesson} /> : null}
      {may.open ? (
        <Button variant="primary" isPending={opening.isPending} onPress={() => opening.mutate(undefined)}>
          {t('step.open')}
        </Button>
      ) : null}
      {may.enter ? (
        <ButtonLink variant="primary" icon="screen" href={liveLink(lessonId)}>
          {t('step.enter')}
        </ButtonLink>
      ) : null}
    </>
  );
}
