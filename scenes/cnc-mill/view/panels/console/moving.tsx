import { type ReactNode, useState } from 'react';

import { HoldButton, useLive } from '../../../../kit/index.ts';
import type { SessionPort } from '../../../../session/index.ts';
import { AXIS_NAMES, type AxisName } from '../../../model/machine/interface.ts';
import { seenMode } from '../../now.ts';
import type { Word } from '../../words/words.ts';
import styles from '../shared/panel.module.css';
import { Refusal } from '../shared/refusal.tsx';
import type { Commanding } from '../shared/use-commands.ts';
import own from './console-panel.module.css';

export interface SectionProps {
  readonly port: SessionPort;
  readonly word: Word;
  readonly commanding: Commanding;
}

/** Keys of the axes: their reference, jogging, the handwheel, as the operation asks. */
export function Moving({ port, word, commanding }: SectionProps): ReactNode {
  const operation = useLive(port, ({ view }) => seenMode(view).operation);
  if (operation === 'reference') return <Homing port={port} word={word} commanding={commanding} />;
  if (operation === 'jog') return <Jogging port={port} word={word} commanding={commanding} />;
  if (operation === 'handle') return <Handwheel port={port} word={word} commanding={commanding} />;
  if (operation === 'mdi') return <ManualInput port={port} word={word} commanding={commanding} />;
  return null;
}

function Homing({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const homed = useLive(port, ({ view }) => seenMode(view).homed);
  return (
    <section>
      <h3>{word('panel.home')}</h3>
      <div className={styles['row']}>
        {(['z', 'x', 'y', 'all'] as const).map((axis) => (
          <button
            key={axis}
            type="button"
            className={styles['button']}
            data-on={axis === 'all' ? false : homed[axis]}
            disabled={port.readOnly}
            onClick={() => void give('home', { axis })}
          >
            {axis === 'all' ? word('panel.homeAll') : axis.toUpperCase()}
            {axis !== 'all' && homed[axis] && <span className={own['mark']}>{word('panel.homed')}</span>}
          </button>
        ))}
      </div>
      <Refusal text={refusal('home')} />
    </section>
  );
}

function Jogging({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  return (
    <section>
      <h3>{word('panel.jog')}</h3>
      <div className={own['jog']}>
        {AXIS_NAMES.map((axis) =>
          ([-1, 1] as const).map((direction) => (
            <HoldButton
              key={`${axis}${direction}`}
              label={word(direction > 0 ? 'panel.jogPlus' : 'panel.jogMinus', { axis: axis.toUpperCase() })}
              className={styles['button']}
              isDisabled={port.readOnly}
              press={() => void give('jog', { axis, direction })}
              release={() => void give('jog', { axis, direction: 0 })}
            >
              {axis.toUpperCase()}
              {direction > 0 ? '+' : '−'}
            </HoldButton>
          )),
        )}
      </div>
      <Refusal text={refusal('jog')} />
    </section>
  );
}

const STEPS = [0.001, 0.01, 0.1] as const;
const TURNS = [-100, -10, -1, 1, 10, 100] as const;

function Handwheel({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const [axis, setAxis] = useState<AxisName>('x');
  const [stepMm, setStep] = useState<(typeof STEPS)[number]>(0.01);
  return (
    <section>
      <h3>{word('panel.handwheel')}</h3>
      <div className={styles['row']} role="group" aria-label={word('instruments.axis')}>
        {AXIS_NAMES.map((name) => (
          <button
            key={name}
            type="button"
            className={styles['button']}
            aria-pressed={axis === name}
            onClick={() => setAxis(name)}
          >
            {name.toUpperCase()}
          </button>
        ))}
        {STEPS.map((step, index) => (
          <button
            key={step}
            type="button"
            className={styles['button']}
            aria-pressed={stepMm === step}
            title={`${step} mm`}
            onClick={() => setStep(step)}
          >
            ×{10 ** index}
          </button>
        ))}
      </div>
      <div className={own['wheel']} role="group" aria-label={word('panel.clicks')}>
        {TURNS.map((clicks) => (
          <button
            key={clicks}
            type="button"
            className={styles['button']}
            disabled={port.readOnly}
            title={`${(clicks * stepMm).toFixed(3)} mm`}
            onClick={() => void give('handle', { axis, stepMm, clicks })}
          >
            {clicks > 0 ? `+${clicks}` : `−${-clicks}`}
          </button>
        ))}
      </div>
      <Refusal text={refusal('handle')} />
    </section>
  );
}

function ManualInput({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const [text, setText] = useState('');
  return (
    <section>
      <h3>MDI</h3>
      <form
        className={styles['row']}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void give('mdi', { text });
        }}
      >
        <input
          className={`${styles['field'] ?? ''} ${styles['grow'] ?? ''} ${own['mono'] ?? ''}`}
          value={text}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          aria-label={word('panel.mdiLine')}
          placeholder="T1 M6"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={styles['button']} disabled={port.readOnly || text.trim() === ''}>
          {word('panel.execute')}
        </button>
      </form>
      <Refusal text={refusal('mdi')} />
    </section>
  );
}
