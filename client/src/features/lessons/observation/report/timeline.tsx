import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SectionHeading } from '../../../../ui/section-heading.tsx';
import { RadioGroup } from '../../../../ui/toggles.tsx';
import { Link } from '../../../../ui/link.tsx';
import { replayAtLink } from '../../desk/links.ts';
import { clockText } from '../clock-text.ts';
import styles from '../observation.module.css';
import type { Report, TimelineEntry } from '../types.ts';
import { Lanes } from './lanes.tsx';

type Shown = 'all' | 'notes';

/** Notes of all observers among what happened, in the order of lesson time. */
export function Timeline({ lessonId, report }: { lessonId: string; report: Report }): ReactNode {
  const { t } = useTranslation('lessons');
  const { timeline, mayWatch } = report;
  const [shown, setShown] = useState<Shown>('notes');
  const entries = timeline.filter(({ kind }) => shown === 'all' || kind === 'note');
  return (
    <section aria-labelledby="timeline">
      <SectionHeading id="timeline" note={entries.length}>
        {t('watch.timeline')}
      </SectionHeading>
      {timeline.length === 0 ? <p className={styles.quiet}>{t('watch.noTimeline')}</p> : null}
      <Lanes lessonId={lessonId} report={report} />
      {timeline.length === 0 ? null : (
        <div className={styles.filter}>
          <RadioGroup<Shown>
            label={t('watch.timeline')}
            isLabelHidden
            orientation="horizontal"
            value={shown}
            onChange={setShown}
            choices={[
              { id: 'notes', label: t('watch.timelineNotes') },
              { id: 'all', label: t('watch.timelineAll') },
            ]}
          />
        </div>
      )}
      <ol className={styles.timeline}>
        {entries.map((entry, index) => (
          // Two may be alike in everything but their place.
          <li key={`${index} ${entry.at} ${entry.kind}`} data-kind={entry.kind}>
            {mayWatch ? (
              <Link
                href={replayAtLink(lessonId, entry.at)}
                aria-label={t('watch.atReplay', { time: clockText(entry.at) })}
              >
                <span className={styles.stamp}>{clockText(entry.at)}</span>
              </Link>
            ) : (
              <span className={styles.stamp}>{clockText(entry.at)}</span>
            )}
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { entry: TimelineEntry }): ReactNode {
  const { t } = useTranslation('lessons');
  switch (entry.kind) {
    case 'note':
      return (
        <>
          <span className={styles.about}>
            {[
              entry.observerName,
              t(`observe.side.${entry.side}`),
              entry.dimension === null ? '' : t(`observe.dimension.${entry.dimension}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className={styles.text}>{entry.text}</span>
        </>
      );
    case 'phase':
      return <b className={styles.text}>{t('watch.phase', { name: entry.name })}</b>;
    case 'hand':
      return (
        <span className={styles.text}>
          {t('watch.hand', { place: entry.place ?? t('watch.home'), count: entry.count })}
        </span>
      );
    case 'call':
      return <span className={styles.text}>{t('watch.call', { place: entry.place ?? t('watch.home') })}</span>;
    case 'quiz':
      return <span className={styles.text}>{t('watch.quiz', { question: entry.question })}</span>;
  }
}
