import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icon.tsx';
import styles from './parts.module.css';

export interface PhaseView {
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
}

export interface PhaseStripProps {
  readonly phases: readonly PhaseView[];
  readonly currentId: string | null;
  /** How long the current one has been going on; null where that is not known. */
  readonly currentMs: number | null;
}

/** Where the lesson stands in its plan. */
export function PhaseStrip({ phases, currentId, currentMs }: PhaseStripProps): ReactNode {
  const { t } = useTranslation('lessons');
  const current = phases.findIndex(({ id }) => id === currentId);
  return (
    <ol className={styles.phases} aria-label={t('livePhases')}>
      {phases.map(({ id, name, minutes }, index) => {
        const isOver = currentMs !== null && currentMs > minutes * 60_000;
        return (
          <li
            key={id}
            data-over={(index === current && isOver) || undefined}
            {...(index === current ? { 'aria-current': 'step' as const } : {})}
          >
            {index < current ? (
              <>
                <Icon name="check" size={16} />
                <span className="visually-hidden">{t('livePhaseDone')}</span>
              </>
            ) : null}
            {name}
            {index === current && currentMs !== null ? (
              <> {t('livePhaseOf', { done: Math.floor(currentMs / 60_000), planned: minutes })}</>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
