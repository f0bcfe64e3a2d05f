import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { personColour } from '../../../../ui/avatar.tsx';
import { replayAtLink } from '../../desk/links.ts';
import { clockText } from '../clock-text.ts';
import type { Report } from '../types.ts';
import { type Lane, lanesOf, type Mark, minutesOf, runsOf } from './lane-model.ts';
import styles from './lanes.module.css';

/** All observers one below the other on the lesson's time: their notes and codings, between its steps and what the classrooms did. */
export function Lanes({ lessonId, report }: { lessonId: string; report: Report }): ReactNode {
  const { t } = useTranslation('lessons');
  const lengthMs = Math.max(1, report.lesson.lessonMs);
  const at = (ms: number): string => `${(100 * Math.min(ms, lengthMs)) / lengthMs}%`;
  return (
    <div className={styles.frame}>
      {/* Wider than a phone: it is scrolled, also by keys. */}
      <div className={styles.lanes} role="group" aria-label={t('watch.lanes')} tabIndex={0}>
        <div className={styles.axis} aria-hidden="true">
          <span className={styles.name} />
          <span className={styles.track}>
            {minutesOf(lengthMs).map((ms) => (
              <small key={ms} style={{ left: at(ms) }}>
                {clockText(ms)}
              </small>
            ))}
          </span>
        </div>
        {lanesOf(report).map((lane) => (
          <LaneRow key={lane.id} lane={lane} at={at} lessonId={lessonId} mayWatch={report.mayWatch} />
        ))}
      </div>
      <ul className={styles.legend}>
        <li data-kind="teacher">{t('watch.legend.teacher')}</li>
        <li data-kind="student">{t('watch.legend.student')}</li>
        <li data-kind="T">{t('watch.legend.T')}</li>
        <li data-kind="S">{t('watch.legend.S')}</li>
        {report.mayWatch ? <li className={styles.hint}>{t('watch.lanesHint')}</li> : null}
      </ul>
    </div>
  );
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly at: (ms: number) => string;
  readonly lessonId: string;
  readonly mayWatch: boolean;
}

function LaneRow({ lane, at, lessonId, mayWatch }: LaneRowProps): ReactNode {
  const { t } = useTranslation('lessons');
  const name = lane.observerName ?? t(`watch.lane.${lane.kind}`);
  const colour: CSSProperties = lane.kind === 'observer' ? { color: personColour(lane.id) } : {};
  return (
    <div className={styles.row} data-lane={lane.kind}>
      <span className={styles.name} style={colour}>
        {name}
      </span>
      <div className={styles.track}>
        {lane.phases.map(({ name: phase, fromMs, toMs }) => (
          <span
            key={`${fromMs} ${phase}`}
            className={styles.phase}
            title={phase}
            style={{ left: at(fromMs), width: `calc(${at(toMs)} - ${at(fromMs)})` }}
          >
            {phase}
          </span>
        ))}
        {lane.coding === null ? null : (
          <span className={styles.coding} role="img" aria-label={t('watch.codedLane', { name })}>
            {runsOf(lane.coding).map(({ mark, fromMs, toMs }) => (
              <i
                key={fromMs}
                data-mark={mark}
                style={{ left: at(fromMs), width: `calc(${at(toMs)} - ${at(fromMs)})` }}
              />
            ))}
          </span>
        )}
        {lane.marks.map((mark) => (
          <MarkButton key={mark.id} mark={mark} left={at(mark.at)} lessonId={lessonId} mayWatch={mayWatch} />
        ))}
      </div>
    </div>
  );
}

interface MarkProps {
  readonly mark: Mark;
  readonly left: string;
  readonly lessonId: string;
  readonly mayWatch: boolean;
}

/** Leads to the replay at its moment, where there is one to watch. */
function MarkButton({ mark, left, lessonId, mayWatch }: MarkProps): ReactNode {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const words = { time: clockText(mark.at), text: mark.text === '' ? t('watch.home') : mark.text };
  const label = `${words.time} ${t(`watch.mark.${mark.kind}`, words)}`;
  const shown = { className: styles.mark, 'data-kind': mark.kind, style: { left }, title: label } as const;
  if (!mayWatch) return <span {...shown} role="img" aria-label={label} />;
  return (
    <button
      {...shown}
      type="button"
      aria-label={label}
      onClick={() => void navigate(replayAtLink(lessonId, mark.at))}
    />
  );
}
