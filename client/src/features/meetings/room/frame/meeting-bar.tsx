import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { clockText } from '../../../../i18n/clock.ts';
import { IconButton } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { meetingLink } from '../../desk/links.ts';
import { useHere, useMeetingNow, useView } from '../links/use-meeting.ts';
import { agendaPoints } from '../model/agenda.ts';
import styles from './bars.module.css';

/** Which meeting it is, which point of its agenda, and how long it has gone on. */
export function MeetingBar({
  isNarrow,
  onAgenda,
}: {
  readonly isNarrow: boolean;
  readonly onAgenda: () => void;
}): ReactNode {
  const { t } = useTranslation('meetings');
  const { meeting } = useHere();
  const view = useView();
  const navigate = useNavigate();
  const nowMs = useMeetingNow();
  const present = view.people.filter(({ isPresent }) => isPresent).length;
  const time = nowMs === null ? '--:--' : clockText(nowMs / 1000);
  return (
    <header className={styles.bar}>
      {isNarrow ? null : (
        <IconButton icon="left" label={t('back')} onPress={() => void navigate(meetingLink(meeting.id))} />
      )}
      <h1>{meeting.title}</h1>
      <p className={styles.subtitle}>{meeting.community.name}</p>
      <span className={styles.spacer} />
      {nowMs === null ? null : <CurrentPoint nowMs={nowMs} onAgenda={onAgenda} />}
      {view.meeting.isLocked ? (
        <p className={styles.mark}>
          <Icon name="lock" size={16} />
          <span>{t('locked')}</span>
        </p>
      ) : null}
      <p className={styles.mark} title={t('presentNow', { count: present })}>
        <Icon name="people" size={16} />
        <span className="visually-hidden">{t('presentNow', { count: present })}</span>
        <b aria-hidden="true">{present}</b>
      </p>
      <p className={styles.time} role="timer" aria-label={t('meetingTime', { time })}>
        {time}
      </p>
    </header>
  );
}

function CurrentPoint({ nowMs, onAgenda }: { readonly nowMs: number; readonly onAgenda: () => void }): ReactNode {
  const { t } = useTranslation('meetings');
  const points = agendaPoints(useView().agenda, nowMs);
  const index = points.findIndex(({ state }) => state === 'now');
  const point = points[index];
  if (point === undefined) return null;
  const left = clockText((point.plannedMs - point.spentMs) / 1000);
  return (
    <button type="button" className={styles.point} data-over={point.overMs > 0 || undefined} onClick={onAgenda}>
      <span>
        {index + 1}/{points.length}
      </span>
      <b>{point.item.title}</b>
      <span>
        {point.overMs > 0 ? t('overBy', { time: clockText(point.overMs / 1000) }) : t('timeLeft', { time: left })}
      </span>
    </button>
  );
}
