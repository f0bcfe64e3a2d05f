import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { Assignment, Matrix } from '../../desk/types.ts';
import { useDeskWords } from '../../desk/words.ts';
import { examineesIn } from './examinees.ts';
import { ExamPanel } from './exam-panel.tsx';
import styles from './station.module.css';

/** The exams of a class that go on now on the server: who is in them, and a line into the one that is chosen. */
export default function ExamDesk({ task, matrix }: { task: Assignment; matrix: Matrix }): ReactNode {
  const { t } = useTranslation('training');
  const { text } = useDeskWords();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const examinees = examineesIn(matrix);
  const listed = matrix.rows.flatMap(({ person, attempts }) =>
    attempts.map(({ id }) => ({ id, name: person.displayName })),
  );
  const chosen = listed.find(({ id }) => id === chosenId);
  if (examinees.length === 0 && chosen === undefined) {
    return <EmptyState icon="eye" title={t('station.nobody')} text={t('station.nobodyText')} />;
  }
  return (
    <div className={styles.desk}>
      <ul className={styles.list} aria-label={t('station.list')}>
        {examinees.map(({ attempt, name, stepTitle, isHere }) => (
          <li key={attempt.id} data-chosen={attempt.id === chosenId || undefined}>
            <span className={styles.who}>
              <b>{name}</b>
              <small>{stepTitle === null ? t('station.noStep') : text(stepTitle)}</small>
            </span>
            <Tag tone={isHere ? 'good' : 'plain'}>{isHere ? t('matrix.here') : t('station.notHere')}</Tag>
            <Button
              size="small"
              aria-label={t('station.watchOne', { name })}
              aria-pressed={attempt.id === chosenId}
              onPress={() => setChosenId(attempt.id)}
            >
              {t('station.watch')}
            </Button>
          </li>
        ))}
      </ul>
      {chosen === undefined ? (
        <p className={styles.hint}>{t('station.choose')}</p>
      ) : (
        <ExamPanel key={chosen.id} attemptId={chosen.id} name={chosen.name} mayLead={task.may.judge} />
      )}
    </div>
  );
}
