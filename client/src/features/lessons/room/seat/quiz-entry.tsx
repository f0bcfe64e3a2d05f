import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lessonTimeMs, takesAnswers } from '@tongyan/media/timeline';
import { clockText } from '../../../../i18n/clock.ts';
import { Button } from '../../../../ui/button.tsx';
import { NumberField } from '../parts/number-field.tsx';
import type { Deeds } from '../links/use-deeds.ts';
import { useFloor, useLessonNow, useLive, useStage } from '../links/use-links.ts';
import { letterOf } from '../model/quiz-results.ts';
import type { Quiz } from '../quiz/quiz-results.tsx';
import styles from './seat.module.css';

const TICK_MS = 500;

/** How many of a classroom chose each option: entered by its assistant from raised hands or paper. */
export function QuizEntry({ deeds }: { readonly deeds: Deeds }): ReactNode {
  const { t } = useTranslation('lessons');
  const quiz = useStage().stage.quizzes.at(-1);
  if (quiz === undefined) return <p className={styles.none}>{t('liveQuizNone')}</p>;
  return <Entry key={quiz.quizId} quiz={quiz} deeds={deeds} />;
}

function Entry({ quiz, deeds }: { readonly quiz: Quiz; readonly deeds: Deeds }): ReactNode {
  const { t } = useTranslation('lessons');
  const { me } = useLive();
  const { view, waiting } = useFloor();
  const nowMs = useLessonNow(TICK_MS);
  const { quizId, question, options, closesAt } = quiz;
  const kept = view?.quizzes
    .find((one) => one.quizId === quizId)
    ?.groups.find(({ classroomId }) => classroomId === me.classroomId);
  const [counts, setCounts] = useState<readonly number[] | null>(null);
  const shown = counts ?? options.map((_, option) => kept?.counts[option] ?? 0);
  const putOffMs = kept?.putOffMs ?? 0;
  const isTaken =
    nowMs !== null &&
    takesAnswers(
      closesAt === null ? quiz : { ...quiz, closesAt: lessonTimeMs(closesAt + putOffMs) },
      lessonTimeMs(nowMs),
    );
  const isSending = waiting.some((act) => act.kind === 'answer.count' && act.quizId === quizId);
  const isKept = kept !== undefined && shown.every((count, option) => count === kept.counts[option]);
  return (
    <form
      className={styles.entry}
      onSubmit={(event) => {
        event.preventDefault();
        void deeds.floor({ kind: 'answer.count', quizId, counts: [...shown] });
      }}
    >
      <h3>{question}</h3>
      <p>
        {!isTaken
          ? t('liveQuizTooLate')
          : closesAt === null || nowMs === null
            ? t('liveQuizNoLimit')
            : t('liveQuizLeft', { left: clockText(Math.ceil((closesAt + putOffMs - nowMs) / 1000)) })}
        {putOffMs < 1_000 ? '' : `${t('liveComma')}${t('liveQuizPutOff', { seconds: (putOffMs / 1000).toFixed(1) })}`}
      </p>
      <ol>
        {options.map((option, index) => (
          <li key={index}>
            <span>
              {letterOf(index)} {option}
            </span>
            <NumberField
              label={t('liveQuizEnterCount', { letter: letterOf(index) })}
              value={shown[index] ?? 0}
              isDisabled={!isTaken}
              onChange={(count) => setCounts(shown.map((before, place) => (place === index ? count : before)))}
            />
          </li>
        ))}
      </ol>
      <Button type="submit" variant="primary" isDisabled={!isTaken} isPending={isSending}>
        {t('liveQuizEnterSave')}
      </Button>
      <p role="status">{isKept && !isSending ? t(isTaken ? 'liveQuizEntered' : 'liveQuizEnteredLast') : ''}</p>
    </form>
  );
}
