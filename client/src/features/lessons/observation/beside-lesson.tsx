import type { ReactNode } from 'react';
import { QueryView } from '../../../app/query-view.tsx';
import styles from './observation.module.css';
import { TimedSheet } from './timed-sheet.tsx';
import { useObservation } from './use-observation.ts';

/** An observer's sheet beside a lesson that goes on. */
export function BesideLesson({ lessonId }: { lessonId: string }): ReactNode {
  const query = useObservation(lessonId);
  return (
    <div className={styles.beside}>
      <QueryView query={query} loading={6}>
        {(observation) =>
          observation.sheet === null ? null : (
            <TimedSheet lessonId={lessonId} observation={observation} sheet={observation.sheet} />
          )
        }
      </QueryView>
    </div>
  );
}
