import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { urlOf } from '../../../api/client.ts';
import { useViewer } from '../../../app/session.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Link } from '../../../ui/link.tsx';
import { assignmentLink, replayLink, reportLink, runLink } from '../desk/links.ts';
import { sceneTitle } from '../desk/scene-title.ts';
import { StateTag } from '../desk/state-tag.tsx';
import type { AttemptAnswer } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './attempt-page.module.css';
import { CompareWith } from './compare-with.tsx';

export function AttemptHeader({ answer }: { answer: AttemptAnswer }): ReactNode {
  const { t } = useTranslation('training');
  const { text, moment, clock } = useDeskWords();
  const { person } = useViewer();
  const { attempt, assignment, may } = answer;
  const isOwn = attempt.person.personId === person.id;
  const facts = [
    text(sceneTitle(attempt.sceneId)),
    ...(isOwn ? [] : [attempt.person.displayName]),
    t(`mode.${attempt.mode}`),
    t('attempt.begun', { when: moment(attempt.openedAtMs) }),
    ...(attempt.submittedAtMs === null ? [] : [t('attempt.submitted', { when: moment(attempt.submittedAtMs) })]),
    t('attempt.ran', { time: clock(attempt.tick * attempt.tickS) }),
    t('attempt.entries', { count: attempt.entries }),
  ];
  return (
    <header className={styles.header}>
      <div>
        <h2>
          {text(attempt.exerciseTitle)} <StateTag attempt={attempt} />
        </h2>
        <p>{facts.join(' · ')}</p>
        {assignment === null ? (
          <p>{t('attempt.free')}</p>
        ) : (
          <p>
            {t('attempt.ofTask')}{' '}
            {assignment.may.see ? (
              <Link tone="inline" href={assignmentLink(assignment.id)}>
                {assignment.title}
              </Link>
            ) : (
              assignment.title
            )}{' '}
            · {assignment.classGroup.title}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {may.go ? (
          <ButtonLink variant="primary" href={runLink(attempt, { attempt: attempt.id })}>
            {t('tasks.resume')}
          </ButtonLink>
        ) : null}
        {may.readLog && attempt.entries > 0 ? (
          <>
            <ButtonLink icon="play" href={replayLink(attempt.id, 0)}>
              {t('attempt.replay')}
            </ButtonLink>
            <ButtonLink
              icon="download"
              href={urlOf('GET /api/training/attempts/:attemptId/log', { attemptId: attempt.id })}
              download={`${attempt.id}.json`}
            >
              {t('attempt.log')}
            </ButtonLink>
          </>
        ) : null}
        {may.readScore ? (
          <ButtonLink icon="document" href={reportLink(attempt.id)}>
            {t('attempt.report')}
          </ButtonLink>
        ) : null}
        {may.readScore ? <CompareWith attempt={attempt} /> : null}
      </div>
    </header>
  );
}
