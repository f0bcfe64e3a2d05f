import { type LessonTimeMs, type QuizState, takesAnswers } from '@tongyan/media/timeline';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import type { Answering } from '../props.ts';
import styles from './cards.module.css';
import { clockOf, useSecondsUntil } from './countdown.ts';

export interface QuizCardProps {
  readonly quiz: QuizState;
  readonly at: () => LessonTimeMs;
  readonly answering: Answering | undefined;
}

const LETTERS = 'ABCDEFGH';

/** The question over the surface; a pupil answers on it while answers are taken. */
export function QuizCard({ quiz, at, answering }: QuizCardProps): ReactNode {
  const { t } = useTranslation('lessons');
  const secondsLeft = useSecondsUntil(quiz.phase === 'open' ? quiz.closesAt : null, at);
  const isOpen = takesAnswers(quiz, at());
  const card = useRef<HTMLDivElement>(null);
  const answers = answering !== undefined && isOpen;
  // Whoever answers by keyboard is led to it once; what they did is kept by the log.
  useEffect(() => {
    if (answers) card.current?.focus({ preventScroll: true });
  }, [answers, quiz.quizId]);
  const stands = quiz.phase === 'revealed' ? 'stageQuizRevealed' : isOpen ? 'stageQuizOpen' : 'stageQuizClosed';
  return (
    <div className={styles.veil}>
      <div ref={card} className={styles.card} role="group" aria-label={t('stageQuiz')} tabIndex={-1}>
        <header className={styles.head}>
          <span>{t(stands)}</span>
          {secondsLeft === null || !isOpen ? null : (
            <span className={styles.left} role="timer" aria-label={t('stageTimeLeft', { time: clockOf(secondsLeft) })}>
              {clockOf(secondsLeft)}
            </span>
          )}
        </header>
        <p className={styles.question}>{quiz.question}</p>
        <ol className={styles.options}>
          {quiz.options.map((option, index) => (
            <li key={LETTERS[index]}>
              <Option
                letter={LETTERS[index] ?? ''}
                text={option}
                isCorrect={quiz.correctOption === index}
                isChosen={answering?.option === index}
                choose={answers ? () => answering.answer(quiz.quizId, index) : null}
              />
            </li>
          ))}
        </ol>
        {answers ? (
          <p role="status" className={styles.note}>
            {answering.option === null ? t('stageQuizAnswer') : t('stageQuizAnswered')}
          </p>
        ) : null}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly letter: string;
  readonly text: string;
  readonly isCorrect: boolean;
  readonly isChosen: boolean;
  /** null where nothing is to be chosen. */
  readonly choose: (() => void) | null;
}

function Option({ letter, text, isCorrect, isChosen, choose }: OptionProps): ReactNode {
  const { t } = useTranslation('lessons');
  const content = (
    <>
      <span className={styles.letter}>{letter}</span>
      <span className={styles.optionText}>{text}</span>
      {isCorrect ? (
        <span className={styles.correct}>
          <Icon name="check" />
          {t('stageQuizCorrect')}
        </span>
      ) : null}
      {isChosen ? <span className={styles.mine}>{t('stageQuizMine')}</span> : null}
    </>
  );
  const marks = { 'data-correct': isCorrect || undefined, 'data-chosen': isChosen || undefined };
  if (choose === null)
    return (
      <div className={styles.option} {...marks}>
        {content}
      </div>
    );
  return (
    <button type="button" className={styles.option} aria-pressed={isChosen} onClick={choose} {...marks}>
      {content}
    </button>
  );
}
