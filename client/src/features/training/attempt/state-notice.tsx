import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../app/problem-text.ts';
import type { ProblemCode } from '../../../api/contracts.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { Notice } from '../../../ui/states.tsx';
import type { AttemptAnswer } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';

/** What is to be known of an attempt that has no score to show: what happened, what was kept, what comes next. */
export function StateNotice({ answer }: { answer: AttemptAnswer }): ReactNode {
  const { t } = useTranslation('training');
  const { moment } = useDeskWords();
  const problemWords = useCodeText();
  const { attempt, assignment, may } = answer;
  switch (attempt.state) {
    case 'opened':
    case 'running':
      return (
        <Notice
          icon="clock"
          role="status"
          title={t('attempt.underWay')}
          text={
            attempt.deadlineMs === null
              ? t('attempt.underWayText')
              : t('attempt.underWayUntil', { when: moment(attempt.deadlineMs) })
          }
        />
      );
    case 'submitted':
    case 'scoring':
      return <Notice icon="history" role="status" title={t('attempt.scoring')} text={t('attempt.scoringText')} />;
    case 'refused':
      return (
        <Notice
          icon="error"
          tone="danger"
          title={t('attempt.refused')}
          text={attempt.problem === null ? t('attempt.refusedText') : problemWords(attempt.problem.code)}
          {...(attempt.problem === null || attempt.problem.pointer === ''
            ? {}
            : { detail: t('attempt.refusedAt', { pointer: attempt.problem.pointer }) })}
        />
      );
    case 'expired':
      return <Notice icon="clock" title={t('attempt.expired')} text={t('attempt.expiredText')} />;
    case 'scored':
      return may.readScore ? null : (
        <Notice
          icon="lock"
          title={t('attempt.notTold')}
          text={
            assignment === null
              ? t('attempt.notToldText')
              : t('attempt.notToldUntil', { when: moment(assignment.closesAtMs) })
          }
        />
      );
  }
}

/** The words of a problem that stands in data instead of having been thrown. */
export function useCodeText(): (code: string) => string {
  const problemText = useProblemText();
  // A code that these strings do not have is told as unknown, like any other that a newer server sends.
  return (code) => problemText(new ApiProblem({ code: code as ProblemCode, status: 409 }));
}
