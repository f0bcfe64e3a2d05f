import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../../../../i18n/clock.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useDo, useIsHost, useMeetingNow, useView } from '../links/use-meeting.ts';
import { type AgendaPoint, agendaPoints } from '../model/agenda.ts';
import styles from './panels.module.css';

const MORE_MINUTES = 5;
const NEW_MINUTES = 10;

/** The points of the agenda with the time that each takes; hosts go on from here. */
export function AgendaPanel(): ReactNode {
  const { t } = useTranslation('meetings');
  const { agenda } = useView();
  const isHost = useIsHost();
  const act = useDo();
  const nowMs = useMeetingNow();
  const points = agendaPoints(agenda, nowMs ?? 0);
  const isOn = agenda.current !== null;
  const isAnyLeft = points.some(({ state }) => state === 'coming');
  return (
    <>
      <div className={styles.body}>
        {points.length === 0 ? (
          <EmptyState icon="list" title={t('noAgenda')} {...(isHost ? { text: t('noAgendaHost') } : {})} />
        ) : (
          <ol className={styles.agenda}>
            {points.map((point, index) => (
              <Point key={point.item.id} point={point} number={index + 1} isHost={isHost} />
            ))}
          </ol>
        )}
      </div>
      {isHost ? (
        <div className={styles.foot}>
          <div className={styles.buttons}>
            <Button variant="primary" isDisabled={!isAnyLeft} onPress={() => void act({ kind: 'agenda.next' })}>
              {t(isOn ? 'agendaNext' : 'agendaBegin')}
            </Button>
            {isOn ? (
              <>
                <Button onPress={() => void act({ kind: 'agenda.extend', minutes: MORE_MINUTES })}>
                  {t('agendaExtend', { count: MORE_MINUTES })}
                </Button>
                <Button variant="quiet" onPress={() => void act({ kind: 'agenda.stop' })}>
                  {t('agendaStop')}
                </Button>
              </>
            ) : null}
          </div>
          <AddPoint />
        </div>
      ) : null}
    </>
  );
}

function Point({
  point: { item, state, plannedMs, spentMs, overMs },
  number,
  isHost,
}: {
  readonly point: AgendaPoint;
  readonly number: number;
  readonly isHost: boolean;
}): ReactNode {
  const { t } = useTranslation('meetings');
  const act = useDo();
  const planned = clockText(plannedMs / 1000);
  return (
    <li data-state={state} data-over={overMs > 0 || undefined} {...(state === 'now' ? { 'aria-current': 'step' } : {})}>
      <span className={styles.number}>
        {state === 'done' ? <Icon name="check" size={16} /> : number}
        {state === 'done' ? <span className="visually-hidden">{t('agendaDone')}</span> : null}
      </span>
      <span className={styles.words}>
        <b>{item.title}</b>
        {item.speaker === '' ? null : <small>{item.speaker}</small>}
        {state === 'now' ? (
          <span className={styles.progress} aria-hidden="true">
            <i style={{ width: `${Math.min(100, (spentMs / plannedMs) * 100)}%` }} />
          </span>
        ) : null}
      </span>
      <span className={styles.clock}>
        {state === 'coming' ? planned : `${clockText(spentMs / 1000)} / ${planned}`}
        {overMs > 0 ? <small>{t('overBy', { time: clockText(overMs / 1000) })}</small> : null}
      </span>
      {isHost && state !== 'now' ? (
        <Button
          size="small"
          variant="quiet"
          aria-label={t(state === 'done' ? 'agendaAgainNamed' : 'agendaStartNamed', { title: item.title })}
          onPress={() => void act({ kind: 'agenda.start', itemId: item.id })}
        >
          {t(state === 'done' ? 'agendaAgain' : 'agendaStart')}
        </Button>
      ) : null}
    </li>
  );
}

function AddPoint(): ReactNode {
  const { t } = useTranslation('meetings');
  const act = useDo();
  const [title, setTitle] = useState('');
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() === '') return;
        void act({ kind: 'agenda.add', title: title.trim(), minutes: NEW_MINUTES, speaker: '' });
        setTitle('');
      }}
    >
      <TextField
        label={t('agendaAdd')}
        isLabelHidden
        placeholder={t('agendaAddHint', { count: NEW_MINUTES })}
        maxLength={120}
        value={title}
        onChange={setTitle}
      />
      <Button type="submit" isDisabled={title.trim() === ''}>
        {t('add')}
      </Button>
    </form>
  );
}
