import { type ReactNode, useEffect, useMemo, useState } from 'react';

import { useLive } from '../../../kit/index.ts';
import type { SceneViewProps } from '../../../kit/scene-view.ts';
import { AXIS_NAMES, type AxisName, type MillOutput } from '../../model/machine/interface.ts';
import { type SeenMode, seenMode, signal } from '../now.ts';
import { wordsOf } from '../words/words.ts';
import { figures } from './figures.ts';
import styles from './instruments.module.css';
import { Trend, trendPoints } from './trend.ts';

const POSITIONS: Readonly<Record<AxisName, readonly [work: MillOutput, machine: MillOutput, rest: MillOutput]>> = {
  x: ['workXMm', 'machineXMm', 'distanceXMm'],
  y: ['workYMm', 'machineYMm', 'distanceYMm'],
  z: ['workZMm', 'machineZMm', 'distanceZMm'],
};

type PartProps = Pick<SceneViewProps, 'port' | 'language' | 't' | 'selected' | 'onSelect'>;

/** A signal as text that renders only where its figures change. */
function Value({
  port,
  name,
  places,
}: Pick<PartProps, 'port'> & { readonly name: MillOutput; readonly places: number }): string {
  return useLive(port, ({ view }) => figures(signal(view, name), places));
}

function Positions({ port, language, selected, onSelect }: PartProps): ReactNode {
  const word = wordsOf(language);
  // As text: the same for as long as nothing of it changes.
  const homed = useLive(port, ({ view }) => AXIS_NAMES.filter((axis) => seenMode(view).homed[axis]).join(''));
  return (
    <table className={styles['positions']}>
      <caption className={styles['hidden']}>{word('instruments.positions')}</caption>
      <thead>
        <tr>
          <th scope="col">{word('instruments.axis')}</th>
          <th scope="col">{word('instruments.work')}</th>
          <th scope="col">{word('instruments.machineAndRest')}</th>
        </tr>
      </thead>
      <tbody>
        {AXIS_NAMES.map((axis) => {
          const [work, machine, rest] = POSITIONS[axis];
          const id = `axis.${axis}`;
          return (
            <tr key={axis} data-selected={selected === id} onClick={() => onSelect(id)}>
              <th scope="row" data-homed={homed.includes(axis)}>
                {axis.toUpperCase()}
              </th>
              <td className={styles['work']}>
                <Value port={port} name={work} places={3} />
              </td>
              <td className={styles['small']}>
                <span>
                  <Value port={port} name={machine} places={3} />
                </span>
                <span>
                  <Value port={port} name={rest} places={3} />
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Speeds({ port, language }: PartProps): ReactNode {
  const word = wordsOf(language);
  return (
    <dl className={styles['pairs']}>
      <dt>F mm/min</dt>
      <dd>
        <b>
          <Value port={port} name="feedMmpm" places={0} />
        </b>
        <span>
          <Value port={port} name="feedOverridePercent" places={0} />%
        </span>
      </dd>
      <dt>S r/min</dt>
      <dd>
        <b>
          <Value port={port} name="spindleRpm" places={0} />
        </b>
        <span>
          {word('instruments.set')} <Value port={port} name="spindleSetRpm" places={0} />
        </span>
      </dd>
      <dt>{word('instruments.rapid')}</dt>
      <dd>
        <b>
          <Value port={port} name="rapidOverridePercent" places={0} />
        </b>
        <i>%</i>
      </dd>
    </dl>
  );
}

/** Continuous torque is 100 %; the bar goes on to what stalls the spindle. */
const BAR_PERCENT = 150;

function Load({ port, language }: PartProps): ReactNode {
  const word = wordsOf(language);
  const load = useLive(port, ({ view }) => Math.round(signal(view, 'spindleLoadPercent')));
  const tone = load > 100 ? 'danger' : load > 80 ? 'warning' : 'plain';
  return (
    <div className={styles['load']} data-tone={tone}>
      <div className={styles['loadHead']}>
        <span>{word('instruments.load')}</span>
        <b>
          {load}
          <i>%</i>
        </b>
      </div>
      <div
        className={styles['bar']}
        role="meter"
        aria-label={word('instruments.load')}
        aria-valuemin={0}
        aria-valuemax={BAR_PERCENT}
        aria-valuenow={load}
      >
        <div style={{ width: `${Math.min(100, (load / BAR_PERCENT) * 100)}%` }} />
        <span style={{ left: `${(100 / BAR_PERCENT) * 100}%` }} />
      </div>
      <dl className={styles['pairs']}>
        <dt>{word('instruments.torque')}</dt>
        <dd>
          <b>
            <Value port={port} name="spindleTorqueNm" places={1} />
          </b>
          <i>N·m</i>
        </dd>
        <dt>{word('instruments.power')}</dt>
        <dd>
          <b>
            <Value port={port} name="spindlePowerKw" places={2} />
          </b>
          <i>kW</i>
        </dd>
      </dl>
      <PowerTrend port={port} label={word('instruments.powerTrend')} />
    </div>
  );
}

const TREND_POINTS = 120;
const RATED_KW = 7.5;

function PowerTrend({ port, label }: Pick<PartProps, 'port'> & { readonly label: string }): ReactNode {
  const [points, setPoints] = useState('');
  useEffect(() => {
    const trend = new Trend(0.5, TREND_POINTS);
    return port.subscribe(({ view }) => {
      if (trend.take(view.timeS, signal(view, 'spindlePowerKw'))) {
        setPoints(trendPoints(trend.values, TREND_POINTS, RATED_KW * 1.5, 200, 34));
      }
    });
  }, [port]);
  const rated = 34 - (1 / 1.5) * 33;
  return (
    <svg className={styles['trend']} viewBox="0 0 200 34" preserveAspectRatio="none" role="img" aria-label={label}>
      <line x1="0" x2="200" y1={rated} y2={rated} />
      <polyline points={points} />
    </svg>
  );
}

function Alarms({ port, language, t, onSelect }: PartProps): ReactNode {
  const word = wordsOf(language);
  const listed = useLive(port, ({ view }) => JSON.stringify(seenMode(view).alarms));
  const alarms = useMemo(() => JSON.parse(listed) as SeenMode['alarms'], [listed]);
  return (
    <section className={styles['alarms']} aria-label={word('instruments.alarms')} aria-live="assertive">
      <h3>{word('instruments.alarms')}</h3>
      {alarms.length === 0 ? (
        <p className={styles['quiet']}>{word('instruments.noAlarm')}</p>
      ) : (
        <ul>
          {alarms.map(({ key, code, line, tick }) => (
            <li key={`${key}.${tick}`}>
              <button type="button" onClick={() => onSelect('cycle')}>
                {t({ key: `alarm.${key}`, values: { code, line: line ?? '—' } })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function State({ port, language }: PartProps): ReactNode {
  const word = wordsOf(language);
  const operation = useLive(port, ({ view }) => seenMode(view).operation);
  const cycle = useLive(port, ({ view }) => seenMode(view).cycle);
  const control = useLive(port, ({ view }) => seenMode(view).control);
  const tool = useLive(port, ({ view }) => Math.round(signal(view, 'toolNumber')));
  const line = useLive(port, ({ view }) => Math.round(signal(view, 'programLine')));
  const dry = useLive(port, ({ view }) => seenMode(view).dryRun);
  const single = useLive(port, ({ view }) => seenMode(view).singleBlock);
  if (control !== 'on') {
    return (
      <p className={styles['off']}>
        {word(control === 'off' ? 'instruments.controlOff' : 'instruments.controlStarting')}
      </p>
    );
  }
  return (
    <div className={styles['state']}>
      <b>{word(`console.mode.${operation}`)}</b>
      <span data-tone={cycle === 'running' ? 'on' : cycle === 'idle' ? 'plain' : 'warning'}>
        {word(`cycle.${cycle}`)}
      </span>
      {single && <span data-tone="warning">{word('console.singleBlock')}</span>}
      {dry && <span data-tone="warning">{word('console.dryRun')}</span>}
      <span className={styles['right']}>
        T{tool} · {line > 0 ? word('instruments.line', { line }) : word('instruments.noLine')}
      </span>
    </div>
  );
}

/** What a control's screen shows all the time. */
export function Instruments(props: SceneViewProps): ReactNode {
  return (
    <div className={styles['instruments']} data-theme="dark">
      <State {...props} />
      <Positions {...props} />
      <Speeds {...props} />
      <Load {...props} />
      <Alarms {...props} />
    </div>
  );
}
