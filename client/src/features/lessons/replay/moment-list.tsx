import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
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
  const list = useFollowing(current);
  return (
    <section className={styles.list} aria-label={t('replayMoments')}>
      <SearchField label={t('replayFind')} value={sought} onChange={setSought} />
      {found.length === 0 ? (
        <p className={styles.none} role="status">
          {moments.length === 0 ? t('replayNothing') : t('replayNotFound', { sought })}
        </p>
      ) : (
        <ol ref={list}>
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

/** Keeps what happens now in sight, but for those who look for something in the list themselves. */
function useFollowing(current: number): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const element = list.current;
    if (element === null || element.matches(':hover, :focus-within')) return;
    const item = element.children[current];
    if (!(item instanceof HTMLElement)) return;
    const topPx = item.offsetTop - element.offsetTop;
    const isSeen = topPx >= element.scrollTop && topPx + item.offsetHeight <= element.scrollTop + element.clientHeight;
    if (!isSeen) element.scrollTop = topPx - element.clientHeight / 3;
  }, [current]);
  return list;
}
