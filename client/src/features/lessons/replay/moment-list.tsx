import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../i18n/clock.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { findMoments, type Moment } from './moments.ts';
import styles from './replay.module.css';

export interface MomentListProps {
  readonly moments: readonly Moment[];
  readonly atMs: number;
  readonly say: (moment: Moment) => string;
  readonly onChoose: (moment: Moment) => void;
}

/** Everything that happened, in order; a word finds what was said, asked, written and opened. */
export function MomentList({ moments, atMs, say, onChoose }: MomentListProps): ReactNode {
  const { t } = useTranslation('lessons');
  const [sought, setSought] = useState('');
  const found = useMemo(() => findMoments(moments, sought, say), [moments, sought, say]);
  const current = found.findLastIndex((moment) => moment.atMs <= atMs);
  return (
    <section className={styles.list} aria-label={t('replayMoments')}>
      <SearchField label={t('replayFind')} value={sought} onChange={setSought} />
      {found.length === 0 ? (
        <p className={styles.none} role="status">
          {moments.length === 0 ? t('replayNothing') : t('replayNotFound', { sought })}
        </p>
      ) : (
        <ol>
          {found.map((moment, index) => (
            <li key={`${moment.atMs} ${moment.kind} ${index}`}>
              <button
                type="button"
                data-kind={moment.kind}
                data-ahead={moment.atMs > atMs || undefined}
                aria-current={index === current ? 'time' : undefined}
                onClick={() => onChoose(moment)}
              >
                <time>{clockText(moment.atMs / 1_000)}</time>
                <span>{say(moment)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
