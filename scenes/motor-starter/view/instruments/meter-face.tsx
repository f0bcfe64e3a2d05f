import type { ReactNode } from 'react';

import { Lcd, useLive } from '../../../kit/index.ts';
import type { SessionFrame, SessionPort } from '../../../session/index.ts';
import { METER_FUNCTIONS } from '../layout/instruments.ts';
import { meterShown, type Shown, testerShown } from '../meter-text.ts';
import { isOn, leadAt, signalOf } from '../reading.ts';
import type { Say } from '../strings/index.ts';
import { useTools } from '../tool-store.ts';
import styles from './instruments.module.css';

interface FaceProps {
  readonly port: SessionPort;
  readonly say: Say;
}

const SIGNS = { off: '', voltsAc: 'V～', voltsDc: 'V–', ohms: 'Ω' } as const;
const STEP_DEG = 50;
const RADIUS = { x: 64, y: 42 } as const;
const INSULATION = 4;

function Screen({
  port,
  shown,
  label,
  digits,
}: {
  port: SessionPort;
  shown: (frame: SessionFrame) => Shown;
  label: string;
  digits: number;
}): ReactNode {
  const words = useLive(port, (frame) => {
    const { off, text, unit, kind } = shown(frame);
    return [off ? '1' : '', text, unit, kind].join('\t');
  });
  const [off = '', text = '', unit = '', kind = ''] = words.split('\t');
  const isOff = off !== '';
  return (
    <div
      className={styles['screen']}
      data-off={isOff}
      role="img"
      aria-label={isOff ? label : `${label}: ${text} ${unit} ${kind}`}
    >
      {!isOff && (
        <>
          <span className={styles['screenKind']}>{kind}</span>
          <span className={styles['screenUnit']}>{unit}</span>
          <span className={styles['digits']}>
            <Lcd text={text} digits={digits} />
          </span>
        </>
      )}
    </div>
  );
}

function useLeads(port: SessionPort, say: Say, instrument: string): string {
  return useLive(port, (frame) =>
    say('meter.leads', {
      red: leadAt(frame, `${instrument}:a`) ?? say('meter.away'),
      black: leadAt(frame, `${instrument}:b`) ?? say('meter.away'),
    }),
  );
}

/** The multimeter: display, rotary switch, and where its leads are. */
export function MeterFace({ port, say }: FaceProps): ReactNode {
  const { store } = useTools(port);
  const chosen = useLive(port, (frame) => signalOf(frame, 'meter.function'));
  const leads = useLeads(port, say, 'meter');
  const angleDeg = (index: number): number => (index - (METER_FUNCTIONS.length - 1) / 2) * STEP_DEG;
  const turn = (index: number): void => void store.give('turn', { part: 'meter', function: index }, 'meter');
  return (
    <div className={styles['meter']}>
      <Screen port={port} shown={meterShown} label={say('gauge.meter')} digits={5} />
      <div className={styles['dial']} role="radiogroup" aria-label={say('meter.face')}>
        {METER_FUNCTIONS.map((name, index) => {
          const angle = (angleDeg(index) * Math.PI) / 180;
          return (
            <button
              key={name}
              type="button"
              role="radio"
              className={styles['position']}
              aria-checked={chosen === index}
              aria-label={say('meter.turnTo', { function: say(`meter.${name}`) })}
              disabled={port.readOnly}
              style={{
                left: `calc(50% + ${Math.sin(angle) * RADIUS.x}px)`,
                top: `${60 - Math.cos(angle) * RADIUS.y}px`,
              }}
              onClick={() => turn(index)}
            >
              {name === 'off' ? say('meter.off') : SIGNS[name]}
            </button>
          );
        })}
        <div className={styles['knob']} style={{ transform: `translate(-50%, -50%) rotate(${angleDeg(chosen)}deg)` }} />
      </div>
      <p className={styles['leads']}>{leads}</p>
    </div>
  );
}

/** The insulation tester: display and its button, which drives 500 V through the leads while it is on. */
export function TesterFace({ port, say }: FaceProps): ReactNode {
  const { store } = useTools(port);
  const testing = useLive(port, (frame) => signalOf(frame, 'insulationTester.function') === INSULATION);
  const leads = useLeads(port, say, 'insulationTester');
  const live = useLive(port, (frame) => isOn(frame, 'insulationTester.overRange'));
  return (
    <div className={styles['tester']} data-over={live}>
      <div className={styles['testerRow']}>
        <Screen port={port} shown={testerShown} label={say('meter.tester')} digits={5} />
        <button
          type="button"
          className={styles['test']}
          aria-pressed={testing}
          disabled={port.readOnly}
          onClick={() =>
            void store.give(
              'turn',
              { part: 'insulationTester', function: testing ? 0 : INSULATION },
              'insulationTester',
            )
          }
        >
          500 V
        </button>
      </div>
      <p className={styles['leads']}>{leads}</p>
    </div>
  );
}
