import { type ReactNode, useMemo } from 'react';

import { type SceneViewProps, useLive } from '../../../kit/index.ts';
import { meterShown, notedText } from '../meter-text.ts';
import { clampAt, readingsOf, rpmOf, signalOf } from '../reading.ts';
import { sayIn } from '../strings/index.ts';
import { Gauge } from './gauge.tsx';
import styles from './instruments.module.css';
import { MeterFace, TesterFace } from './meter-face.tsx';

const RATED_RPM = 1430;
const RATED_A = 14.2;

/** What is read all the time: gauges, what was measured, and the faces of the meters. */
export function Instruments({ port, language }: SceneViewProps): ReactNode {
  const say = useMemo(() => sayIn(language), [language]);
  const rpm = useLive(port, (frame) => Math.round(rpmOf(frame)));
  const elapsedS = useLive(port, (frame) => signalOf(frame, 'KT.elapsedS').toFixed(1));
  const dialS = useLive(port, (frame) => signalOf(frame, 'KT.dialS'));
  const amperes = useLive(port, (frame) => Number(signalOf(frame, 'clamp.amperes').toFixed(1)));
  const clamped = useLive(port, clampAt);
  const functionName = useLive(port, (frame) => meterShown(frame).functionName);
  const readings = useLive(port, readingsOf);
  const volts = useLive(port, (frame) => Math.round(signalOf(frame, 'PV.volts')));
  const lineA = useLive(port, (frame) => Number(signalOf(frame, 'QF.current1').toFixed(1)));
  return (
    <div className={styles['column']}>
      <h2 className={styles['head']}>
        {say('instruments')}
        <span>{say('instruments.live')}</span>
      </h2>
      <dl className={styles['gauges']}>
        <Gauge name={say('gauge.volts')} text={String(volts)} unit="V" value={volts} highest={500} good={[361, 399]} />
        <Gauge
          name={say('gauge.amperes')}
          text={lineA.toFixed(1)}
          unit="A"
          value={lineA}
          highest={50}
          good={[0, RATED_A]}
          warned={lineA > 1.2 * RATED_A}
        />
        <Gauge
          name={say(rpm < -1 ? 'gauge.speedBack' : 'gauge.speed')}
          text={String(Math.abs(rpm))}
          unit="r/min"
          value={Math.abs(rpm)}
          highest={1500}
          good={[RATED_RPM - 10, 1450]}
          warned={rpm < -1}
        />
        <Gauge
          name={clamped === null ? say('gauge.clamp') : `${say('gauge.clamp')} ${clamped}`}
          text={amperes.toFixed(1)}
          unit="A"
          value={amperes}
          highest={50}
          good={[0, RATED_A]}
          warned={amperes > 1.2 * RATED_A}
        />
        <Gauge
          name={say('gauge.timer', { value: dialS.toFixed(1) })}
          text={elapsedS}
          unit="s"
          value={Number(elapsedS)}
          highest={10}
          good={[dialS - 0.1, dialS + 0.1]}
        />
      </dl>
      <section className={styles['log']}>
        <h2 className={styles['head']}>
          {say('log')}
          <span>{say('log.count', { count: readings.length })}</span>
        </h2>
        {readings.length === 0 ? (
          <p>{say('log.empty')}</p>
        ) : (
          // A list that scrolls is reached by keyboard.
          <ol tabIndex={0} aria-label={say('log')}>
            {readings.toReversed().map((reading, index) => (
              <li key={`${reading.tick} ${reading.instrument} ${readings.length - index}`}>
                <span>{reading.to === '' ? reading.from : `${reading.from} – ${reading.to}`}</span>
                <span>{notedText(reading)}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
      <div className={styles['meters']}>
        <h2 className={styles['head']}>
          {say('gauge.meter')}
          <span>{say(`meter.${functionName}`)}</span>
        </h2>
        <MeterFace port={port} say={say} />
        <TesterFace port={port} say={say} />
      </div>
    </div>
  );
}
