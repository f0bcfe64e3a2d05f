import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ApiProblem } from '../../../api/problem.ts';
import { QueryView } from '../../../app/query-view.tsx';
import { ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/states.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { useAttempt, useExercise, useScore } from '../desk/queries.ts';
import type { AttemptAnswer, Score } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { AttemptHeader } from './attempt-header.tsx';
import styles from './attempt-page.module.css';
import { Comments } from './comments.tsx';
import { CredentialBox } from './credential-box.tsx';
import { IntegritySection } from './integrity-section.tsx';
import { RefusedUploads } from './refused-uploads.tsx';
import { RevealedFaults } from './revealed-faults.tsx';
import { ScoreSheet } from './score-sheet.tsx';
import { StateNotice } from './state-notice.tsx';
import { titlesOf } from './titles.ts';

/** One attempt: where it stands, and once it is scored, every point with its evidence. */
export default function AttemptPage(): ReactNode {
  const { attemptId = '' } = useParams();
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  const query = useAttempt(attemptId);
  if (query.error instanceof ApiProblem && query.error.status === 404) {
    return (
      <Notice
        icon="history"
        heading="h1"
        title={t('attempt.notFound')}
        text={t('attempt.notFoundText')}
        action={<ButtonLink href="/training/attempts">{t('desk.mine')}</ButtonLink>}
      />
    );
  }
  return (
    <DeskPage title={query.data === undefined ? t('attempt.title') : text(query.data.attempt.exerciseTitle)}>
      <QueryView query={query} loading={8}>
        {(answer) => <OneAttempt answer={answer} />}
      </QueryView>
    </DeskPage>
  );
}

function OneAttempt({ answer }: { answer: AttemptAnswer }): ReactNode {
  const { attempt, may } = answer;
  const score = useScore(attempt.id, may.readScore ? (attempt.score?.revision ?? 0) : undefined);
  const [at, setAt] = useState('');
  const { clock } = useDeskWords();
  const commentAt = (tick: number) => {
    setAt(clock(tick * attempt.tickS));
    document.querySelector<HTMLElement>('#say textarea')?.focus();
  };
  return (
    <>
      <AttemptHeader answer={answer} />
      <div className={styles.columns}>
        <div>
          <StateNotice answer={answer} />
          {may.readScore ? (
            <QueryView query={score} loading={8}>
              {(found) => <Scored score={found} answer={answer} {...(may.comment ? { onComment: commentAt } : {})} />}
            </QueryView>
          ) : null}
        </div>
        <div className={styles.side}>
          {score.data === undefined ? null : <RevealedFaults score={score.data} />}
          {score.data?.passed === true ? <CredentialBox attemptId={attempt.id} /> : null}
          {may.readIntegrity ? <IntegritySection attempt={attempt} /> : null}
          {answer.refused.length === 0 ? null : <RefusedUploads answer={answer} />}
          {attempt.state === 'scored' ? (
            <Comments attempt={attempt} mayComment={may.comment} at={at} onAt={setAt} />
          ) : null}
        </div>
      </div>
    </>
  );
}

function Scored({
  score,
  answer,
  onComment,
}: {
  score: Score;
  answer: AttemptAnswer;
  onComment?: (tick: number) => void;
}): ReactNode {
  const exercise = useExercise(score.attempt.sceneId, score.attempt.exerciseId);
  return (
    <ScoreSheet
      score={score}
      titles={titlesOf(exercise.data)}
      mayJudge={answer.may.judge}
      {...(onComment === undefined ? {} : { onComment })}
    />
  );
}
