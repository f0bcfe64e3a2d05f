import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import type { Score, TaskScore } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import { JudgeForm } from './judge-form.tsx';
import styles from './score-sheet.module.css';

/** What people judge in the task: what for, how much, by whom, when and why. */
export function TaskAspects({
  task,
  score,
  mayJudge,
}: {
  task: TaskScore;
  score: Score;
  mayJudge: boolean;
}): ReactNode {
  const { t } = useTranslation('training');
  const { points, moment } = useDeskWords();
  const nameOf = (id: string) => score.people.find(({ personId }) => personId === id)?.displayName ?? id;
  return (
    <section aria-labelledby="task-aspects">
      <SectionHeading id="task-aspects" note={`${points(task.judged.awarded)} / ${points(task.judged.of)}`}>
        {t('attempt.taskAspects')}
      </SectionHeading>
      <ul>
        {task.aspects.map(({ id, title, criteria, points: of, awarded, judgedBy }) => {
          const tone = awarded === null ? 'open' : awarded >= of ? 'full' : awarded <= 0 ? 'none' : 'part';
          return (
            <li key={id} className={styles.aspect} data-tone={tone}>
              <p className={styles.points}>
                <b>{awarded === null ? '?' : points(awarded)}</b>
                <small> / {points(of)}</small>
              </p>
              <div className={styles.words}>
                <h3>{title}</h3>
                {criteria === '' ? null : <p className={styles.reference}>{criteria}</p>}
                <div className={styles.evidence}>
                  <p>
                    {judgedBy === null
                      ? t('attempt.notJudged')
                      : t(judgedBy.note === null ? 'attempt.judgedOn' : 'attempt.judgedOnWith', {
                          name: nameOf(judgedBy.id),
                          when: moment(judgedBy.atMs),
                          note: judgedBy.note ?? '',
                        })}
                  </p>
                </div>
                {mayJudge ? (
                  <JudgeForm
                    attemptId={score.attempt.id}
                    aspectId={id}
                    most={of}
                    earned={awarded}
                    note={judgedBy?.note ?? null}
                  />
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
