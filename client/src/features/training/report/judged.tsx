import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TaskParts } from '../desk/task-parts.tsx';
import type { Score } from '../desk/types.ts';
import { useDeskWords } from '../desk/words.ts';
import styles from './report-page.module.css';

/** What people judged in the task, with who did and why. */
export function Judged({ score }: { score: Score }): ReactNode {
  const { t } = useTranslation('training');
  const { points, moment } = useDeskWords();
  const { task, people } = score;
  if (task === null) return null;
  const nameOf = (id: string) => people.find(({ personId }) => personId === id)?.displayName ?? id;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('report.judged')}</th>
          <th scope="col">{t('report.judgedBy')}</th>
          <th scope="col">{t('report.points')}</th>
        </tr>
      </thead>
      <tbody>
        {task.aspects.map(({ id, title, points: of, awarded, judgedBy }) => (
          <tr key={id}>
            <td>{title}</td>
            <td>
              {judgedBy === null
                ? t('attempt.notJudged')
                : [nameOf(judgedBy.id), moment(judgedBy.atMs), judgedBy.note ?? ''].join(' ')}
            </td>
            <td>
              {awarded === null ? '?' : points(awarded)} / {points(of)}
            </td>
          </tr>
        ))}
        <tr className={styles.line}>
          <th scope="row" colSpan={2}>
            <TaskParts task={task} />
          </th>
          <td>
            {points(task.awarded)} / {points(task.total)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
