import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lessonTimeMs } from '@tongyan/media/timeline';
import { Button } from '../../../../ui/button.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useLessonNow, useStage } from '../links/use-links.ts';
import type { Classroom } from '../model/classrooms.ts';
import { letterOf, quizTable } from '../model/quiz-results.ts';
import { type Quiz, QuizResults } from '../quiz/quiz-results.tsx';
import { keptAnswer } from './kept-answers.ts';

const TICK_MS = 500;

/** The newest quiz with its answers by classroom; what can be done about it where `deeds` are given. */
export function QuizPanel({
  classrooms,
  deeds,
}: {
  readonly classrooms: readonly Classroom[];
  readonly deeds: Deeds | null;
}): ReactNode {
  const { stage } = useStage();
  const { view } = useFloor();
  const nowMs = useLessonNow(TICK_MS);
  const quiz = stage.quizzes.at(-1);
  if (quiz === undefined || view === null) return null;
  const correct = quiz.correctOption ?? (deeds === null ? null : keptAnswer(quiz.quizId));
  return (
    <QuizResults
      quiz={quiz}
      table={quizTable(quiz, correct, classrooms, view.quizzes)}
      classrooms={classrooms}
      correctOption={correct}
      nowMs={nowMs === null ? null : lessonTimeMs(nowMs)}
    >
      {deeds === null ? null : (
        <Steps quiz={quiz} correct={correct} isShown={stage.quizShown === quiz.quizId} deeds={deeds} />
      )}
    </QuizResults>
  );
}

function Steps({
  quiz: { quizId, phase, options },
  correct,
  isShown,
  deeds,
}: {
  readonly quiz: Quiz;
  readonly correct: number | null;
  readonly isShown: boolean;
  readonly deeds: Deeds;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const reveal = (correctOption: number): void => void deeds.stage({ kind: 'quiz.reveal', quizId, correctOption });
  if (phase === 'open')
    return (
      <Button size="small" onPress={() => void deeds.stage({ kind: 'quiz.close', quizId })}>
        {t('liveQuizClose')}
      </Button>
    );
  return (
    <>
      {phase === 'revealed' ? null : correct === null ? (
        options.map((_, index) => (
          <Button key={index} size="small" onPress={() => reveal(index)}>
            {t('liveQuizRevealAs', { letter: letterOf(index) })}
          </Button>
        ))
      ) : (
        <Button size="small" onPress={() => reveal(correct)}>
          {t('liveQuizReveal')}
        </Button>
      )}
      {isShown ? (
        <Button size="small" onPress={() => void deeds.stage({ kind: 'quiz.putAway', quizId })}>
          {t('liveQuizPutAway')}
        </Button>
      ) : null}
    </>
  );
}
