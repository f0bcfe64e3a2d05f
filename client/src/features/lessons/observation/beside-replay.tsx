import { memo, useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../app/query-view.tsx';
import { Link } from '../../../ui/link.tsx';
import { observationReportLink } from '../desk/links.ts';
import styles from './observation.module.css';
import { OwnSheet } from './own-sheet.tsx';
import type { LessonTime } from './use-lesson-time.ts';
import { useObservation } from './use-observation.ts';

/** As much of a replay's clock as a sheet beside it needs. */
interface BesideClock {
  readonly at: () => number;
  isPlaying(): boolean;
  seek(toMs: number): void;
  subscribe(listener: () => void): () => void;
}

/** An observer's sheet beside the replay of a lesson: notes and marks take the replay's lesson time. */
export const BesideReplay = memo(function BesideReplay({
  lessonId,
  clock,
}: {
  lessonId: string;
  clock: BesideClock;
}): ReactNode {
  const { t } = useTranslation('lessons');
  const query = useObservation(lessonId);
  const subscribe = useCallback((listener: () => void) => clock.subscribe(listener), [clock]);
  const isRunning = useSyncExternalStore(subscribe, () => clock.isPlaying());
  const time = useMemo<LessonTime>(
    () => ({
      now: clock.at,
      isRunning,
      seek: (ms) => clock.seek(ms),
      subscribe,
      byHand: null,
    }),
    [clock, isRunning, subscribe],
  );
  return (
    <QueryView query={query} loading={6}>
      {(observation) =>
        observation.sheet === null ? null : (
          <div className={styles.beside}>
            <OwnSheet lessonId={lessonId} observation={observation} sheet={observation.sheet} time={time}>
              <p className={styles.quiet}>
                {t('observe.besideHint')}{' '}
                <Link tone="inline" href={observationReportLink(lessonId)}>
                  {t('observe.report')}
                  {observation.shared === 0 ? '' : ` · ${t('observe.reportNote', { count: observation.shared })}`}
                </Link>
              </p>
            </OwnSheet>
          </div>
        )
      }
    </QueryView>
  );
});
