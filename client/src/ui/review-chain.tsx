import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import styles from './review-chain.module.css';

const REVIEW_LEVELS = ['school', 'county', 'city', 'province'] as const;
export const REVIEW_TICKS = ['machine', 'people', 'committee'] as const;
export type ReviewTick = (typeof REVIEW_TICKS)[number];

/** Where a document stands on 校 → 县 → 市 → 省. */
export interface ReviewStanding {
  /** How many levels it has passed, 0 to 4. */
  passed: number;
  /** The level that has it now; absent where it was not sent, or has come to its end. */
  current?: {
    tick: ReviewTick;
    /** Such as "2/3". */
    progress?: string;
    /** Who holds it, until when: one sentence. */
    holder?: string;
  };
  /** Notes under passed levels, such as the date, in the order of the levels. */
  notes?: readonly string[];
}

const levelKeys = {
  school: 'reviewSchool',
  county: 'reviewCounty',
  city: 'reviewCity',
  province: 'reviewProvince',
} as const;
const tickKeys = { machine: 'reviewMachine', people: 'reviewPeople', committee: 'reviewCommittee' } as const;

type Stop = 'done' | 'now' | 'later';

function stopAt(standing: ReviewStanding, index: number): Stop {
  if (index < standing.passed) return 'done';
  return index === standing.passed && standing.current !== undefined ? 'now' : 'later';
}

/** The review bar: four stops, three ticks inside the current one, who holds it, until when. */
export function ReviewChain({ standing, note }: { standing: ReviewStanding; note?: ReactNode }): ReactNode {
  const { t } = useTranslation('ui');
  return (
    <section className={styles.bar} aria-label={t('reviewProgress')}>
      <ol>
        {REVIEW_LEVELS.map((level, index) => {
          const stop = stopAt(standing, index);
          return (
            <li key={level} data-stop={stop} {...(stop === 'now' ? { 'aria-current': 'step' } : {})}>
              <span className={styles.number} aria-hidden="true">
                {stop === 'done' ? <Icon name="check" size={16} /> : index + 1}
              </span>
              <b>{t(levelKeys[level])}</b>
              <StopWords stop={stop} standing={standing} index={index} />
            </li>
          );
        })}
      </ol>
      {note === undefined ? null : <p>{note}</p>}
    </section>
  );
}

function StopWords({ stop, standing, index }: { stop: Stop; standing: ReviewStanding; index: number }): ReactNode {
  const { t } = useTranslation('ui');
  const { current } = standing;
  if (stop === 'done') return <small>{standing.notes?.[index] ?? t('reviewDone')}</small>;
  if (stop === 'later' || current === undefined) return <span className="visually-hidden">{t('reviewLater')}</span>;
  const reached = REVIEW_TICKS.indexOf(current.tick);
  return (
    <>
      <span className={styles.ticks}>
        {REVIEW_TICKS.map((tick, position) => (
          <span key={tick} data-tick={position < reached ? 'done' : position === reached ? 'now' : 'later'}>
            {t(tickKeys[tick])}
            {position < reached ? <Icon name="check" size={16} /> : null}
            {position === reached && current.progress !== undefined ? ` ${current.progress}` : null}
          </span>
        ))}
      </span>
      {current.holder === undefined ? null : <small>{current.holder}</small>}
    </>
  );
}

/** The same in a table's cell: four short bars and a word. */
export function ReviewBars({ standing }: { standing: ReviewStanding }): ReactNode {
  const { t } = useTranslation('ui');
  const { current, passed } = standing;
  const level = REVIEW_LEVELS[current === undefined ? passed - 1 : passed];
  const words =
    level === undefined
      ? t('reviewNotSent')
      : `${t(levelKeys[level])} · ${current === undefined ? t('reviewDone') : t(tickKeys[current.tick])}`;
  return (
    <span className={styles.bars}>
      <span aria-hidden="true">
        {REVIEW_LEVELS.map((name, index) => (
          <i key={name} data-stop={stopAt(standing, index)} />
        ))}
      </span>
      {words}
    </span>
  );
}
