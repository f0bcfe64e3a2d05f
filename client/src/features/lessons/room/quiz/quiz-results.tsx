import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takesAnswers, type LessonTimeMs, type StageState } from '@tongyan/media/timeline';
import { clockText } from '../../../../i18n/clock.ts';
import type { Classroom } from '../model/classrooms.ts';
import { letterOf, type QuizRow, type QuizTable } from '../model/quiz-results.ts';
import styles from './quiz.module.css';

export type Quiz = StageState['quizzes'][number];

export interface QuizResultsProps {
  readonly quiz: Quiz;
  readonly table: QuizTable;
  readonly classrooms: readonly Classroom[];
  readonly correctOption: number | null;
  readonly nowMs: LessonTimeMs | null;
  /** What the lead teacher can do about it. */
  readonly children?: ReactNode;
}

/** Who answered what, by classroom. */
export function QuizResults(props: QuizResultsProps): ReactNode {
  const { quiz, table, classrooms, correctOption, children } = props;
  const { t } = useTranslation('lessons');
  const answered =
    table.heads === null
      ? t('liveQuizAnsweredSome', { answered: table.answered })
      : t('liveQuizAnswered', { answered: table.answered, all: table.heads });
  return (
    <section className={styles.results} aria-label={t('liveQuizResults')}>
      <header>
        <h2>{t('liveQuizTitle', { question: quiz.question })}</h2>
        <p>
          {t('liveQuizSentAt', { time: clockText(quiz.openedAt / 1000) })}
          {t('liveComma')}
          <QuizTime {...props} />
          {t('liveComma')}
          {answered}
        </p>
        <ul className={styles.key} aria-hidden="true">
          {quiz.options.map((option, index) => (
            <li key={index}>
              <i data-option={index} data-right={index === correctOption || undefined} />
              {letterOf(index)} {option}
              {index === correctOption ? ` ${t('liveQuizRight')}` : ''}
            </li>
          ))}
          <li>
            <i data-missing />
            {t('liveQuizUnanswered')}
          </li>
        </ul>
        {children}
      </header>
      <ol className={styles.rows}>
        {table.rows.map((row) => (
          <li key={row.classroomId ?? 'home'}>
            <span>
              {classrooms.find(({ classroomId }) => classroomId === row.classroomId)?.place ?? t('liveHomeStudent')}
            </span>
            <Bar row={row} options={quiz.options} correctOption={correctOption} />
            <Count row={row} />
            <Remark row={row} options={quiz.options} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function QuizTime({ quiz, nowMs }: Pick<QuizResultsProps, 'quiz' | 'nowMs'>): ReactNode {
  const { t } = useTranslation('lessons');
  if (quiz.phase === 'revealed' && quiz.correctOption !== null)
    return t('liveQuizAnswerIs', { letter: letterOf(quiz.correctOption) });
  if (quiz.phase !== 'open') return t('liveQuizClosed');
  if (quiz.closesAt === null) return t('liveQuizNoLimit');
  if (nowMs === null) return t('liveUnknown');
  if (!takesAnswers(quiz, nowMs)) return t('liveQuizTimeUp');
  return t('liveQuizLeft', { left: clockText(Math.ceil((quiz.closesAt - nowMs) / 1000)) });
}

function Bar({
  row,
  options,
  correctOption,
}: {
  readonly row: QuizRow;
  readonly options: readonly string[];
  readonly correctOption: number | null;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const missing = row.missing ?? 0;
  const words = [
    ...options.map((_, option) => `${letterOf(option)} ${row.counts[option] ?? 0}`),
    `${t('liveQuizUnanswered')} ${row.missing ?? t('liveUnknown')}`,
  ];
  return (
    <span className={styles.counts} role="img" aria-label={words.join(t('liveComma'))}>
      {row.counts.map((count, option) =>
        count === 0 ? null : (
          <i
            key={option}
            data-option={option}
            data-right={option === correctOption || undefined}
            style={{ flexGrow: count }}
          />
        ),
      )}
      {missing === 0 ? null : <i data-missing style={{ flexGrow: missing }} />}
    </span>
  );
}

function Count({ row }: { readonly row: QuizRow }): ReactNode {
  const { t } = useTranslation('lessons');
  return (
    <span>
      <b>{row.right ?? row.answered}</b> / {row.heads ?? (row.answered || t('liveUnknown'))}{' '}
      {row.right === null ? '' : t('liveQuizRight')}
    </span>
  );
}

/** What most needs a word: who could not answer, then what most got wrong. */
function Remark({ row, options }: { readonly row: QuizRow; readonly options: readonly string[] }): ReactNode {
  const { t } = useTranslation('lessons');
  const late =
    row.putOffMs < 1_000
      ? ''
      : `${t('liveComma')}${t('liveQuizPutOff', { seconds: (row.putOffMs / 1000).toFixed(1) })}`;
  if (row.answered === 0) return <em>{t('liveQuizNobody')}</em>;
  if (row.missing !== null && row.missing > 0)
    return (
      <em data-tone="person">
        {t('liveQuizMissing', { count: row.missing })}
        {late}
      </em>
    );
  if (row.mostWrong !== null) {
    const { option, count } = row.mostWrong;
    return <em>{t('liveQuizMostWrong', { letter: letterOf(option), count, option: options[option] ?? '' })}</em>;
  }
  return <em>{row.missing === 0 ? t('liveQuizAllAnswered') : ''}</em>;
}
