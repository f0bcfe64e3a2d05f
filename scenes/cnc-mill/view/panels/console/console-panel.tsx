import { type ReactNode, useState } from 'react';

import { useLive } from '../../../../kit/index.ts';
import type { SceneViewProps } from '../../../../kit/scene-view.ts';
import { OPERATIONS } from '../../../model/machine/interface.ts';
import { seenMode, signal } from '../../now.ts';
import { wordsOf } from '../../words/words.ts';
import styles from '../shared/panel.module.css';
import { Refusal } from '../shared/refusal.tsx';
import { useCommands } from '../shared/use-commands.ts';
import own from './console-panel.module.css';
import { Moving, type SectionProps } from './moving.tsx';

/** The operator's panel: everything that the console of the machine has, for pointer and keyboard. */
export function ConsolePanel({ port, language, t }: SceneViewProps): ReactNode {
  const word = wordsOf(language);
  const commanding = useCommands(port, t);
  const section = { port, word, commanding };
  return (
    <div className={styles['panel']} data-theme="dark">
      <Power {...section} />
      <Operation {...section} />
      <Moving {...section} />
      <Overrides {...section} />
      <Spindle {...section} />
      <Switches {...section} />
      <Cycle {...section} />
    </div>
  );
}

function Power({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const control = useLive(port, ({ view }) => seenMode(view).control);
  const pressed = useLive(port, ({ view }) => seenMode(view).emergencyStop);
  const door = useLive(port, ({ view }) => seenMode(view).door);
  return (
    <section>
      <div className={own['power']}>
        <button
          type="button"
          className={own['mushroom']}
          data-pressed={pressed}
          aria-pressed={pressed}
          disabled={port.readOnly}
          onClick={() => void give('emergencyStop', { pressed: !pressed }, 'power')}
        >
          {word('console.emergency')}
          <small>{word(pressed ? 'panel.release' : 'panel.press')}</small>
        </button>
        <div className={own['powerKeys']}>
          <div className={styles['row']}>
            <button
              type="button"
              className={styles['button']}
              data-tone="go"
              data-on={control === 'on'}
              disabled={port.readOnly}
              onClick={() => void give('controlOn', null, 'power')}
            >
              {word('console.controlOn')}
            </button>
            <button
              type="button"
              className={styles['button']}
              disabled={port.readOnly}
              onClick={() => void give('controlOff', null, 'power')}
            >
              {word('console.controlOff')}
            </button>
          </div>
          <button
            type="button"
            className={styles['button']}
            aria-pressed={door === 'open'}
            disabled={port.readOnly}
            onClick={() => void give('door', { open: door === 'closed' }, 'power')}
          >
            {word(door === 'open' ? 'panel.closeDoor' : 'panel.openDoor')}
          </button>
        </div>
      </div>
      <Refusal text={refusal('power')} />
    </section>
  );
}

function Operation({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const operation = useLive(port, ({ view }) => seenMode(view).operation);
  return (
    <section>
      <h3>{word('console.mode')}</h3>
      <div className={own['segments']} role="group" aria-label={word('console.mode')}>
        {OPERATIONS.map((mode) => (
          <button
            key={mode}
            type="button"
            className={styles['button']}
            aria-pressed={operation === mode}
            disabled={port.readOnly}
            onClick={() => void give('mode', { mode })}
          >
            {word(`console.mode.${mode}`)}
          </button>
        ))}
      </div>
      <Refusal text={refusal('mode')} />
    </section>
  );
}

const RAPIDS = [0, 25, 50, 100] as const;

function Overrides({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const feed = useLive(port, ({ view }) => seenMode(view).feedOverridePercent);
  const rapid = useLive(port, ({ view }) => seenMode(view).rapidOverridePercent);
  return (
    <section>
      <label className={own['slider']}>
        <span>{word('console.feed')}</span>
        <input
          type="range"
          min={0}
          max={150}
          step={10}
          value={feed}
          disabled={port.readOnly}
          onChange={(event) => void give('feedOverride', { percent: Number(event.target.value) }, 'override')}
        />
        <b>{feed}</b>
      </label>
      <div className={styles['row']} role="group" aria-label={word('console.rapid')}>
        <span className={styles['quiet']}>{word('console.rapid')}</span>
        {RAPIDS.map((percent) => (
          <button
            key={percent}
            type="button"
            className={styles['button']}
            aria-pressed={rapid === percent}
            disabled={port.readOnly}
            onClick={() => void give('rapidOverride', { percent }, 'override')}
          >
            {percent}
          </button>
        ))}
      </div>
      <Refusal text={refusal('override')} />
    </section>
  );
}

function Spindle({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const [rpm, setRpm] = useState(1000);
  const turning = useLive(port, ({ view }) => signal(view, 'spindleSetRpm') !== 0);
  const manual = useLive(port, ({ view }) => ['jog', 'handle'].includes(seenMode(view).operation));
  if (!manual) return null;
  return (
    <section>
      <h3>{word('panel.spindle')}</h3>
      <div className={styles['row']}>
        <input
          className={`${styles['field'] ?? ''} ${own['rpm'] ?? ''}`}
          type="number"
          min={60}
          max={8000}
          step={10}
          value={rpm}
          aria-label={word('panel.rpm')}
          onChange={(event) => setRpm(Number(event.target.value))}
        />
        <button
          type="button"
          className={styles['button']}
          data-on={turning}
          disabled={port.readOnly}
          onClick={() => void give('spindle', { rpm })}
        >
          {word('panel.clockwise')}
        </button>
        <button
          type="button"
          className={styles['button']}
          disabled={port.readOnly}
          onClick={() => void give('spindle', { rpm: 0 })}
        >
          {word('panel.stop')}
        </button>
      </div>
      <Refusal text={refusal('spindle')} />
    </section>
  );
}

function Switches({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const on = {
    singleBlock: useLive(port, ({ view }) => seenMode(view).singleBlock),
    dryRun: useLive(port, ({ view }) => seenMode(view).dryRun),
    optionalStop: useLive(port, ({ view }) => seenMode(view).optionalStop),
    coolant: useLive(port, ({ view }) => seenMode(view).coolant),
  };
  return (
    <section>
      <div className={own['switches']}>
        {(Object.keys(on) as (keyof typeof on)[]).map((id) => (
          <button
            key={id}
            type="button"
            className={styles['button']}
            aria-pressed={on[id]}
            disabled={port.readOnly}
            onClick={() => void give(id, { on: !on[id] }, 'switch')}
          >
            <span className={own['led']} data-on={on[id]} />
            {word(`console.${id}`)}
          </button>
        ))}
      </div>
      <Refusal text={refusal('switch')} />
    </section>
  );
}

function Cycle({ port, word, commanding: { give, refusal } }: SectionProps): ReactNode {
  const cycle = useLive(port, ({ view }) => seenMode(view).cycle);
  return (
    <section className={own['cycle']}>
      <button
        type="button"
        className={styles['button']}
        data-tone="go"
        data-on={cycle === 'running'}
        disabled={port.readOnly}
        onClick={() => void give('cycleStart', null, 'cycle')}
      >
        {word('console.cycleStart')}
      </button>
      <button
        type="button"
        className={styles['button']}
        data-tone="stop"
        data-on={cycle === 'held'}
        disabled={port.readOnly}
        onClick={() => void give('feedHold', null, 'cycle')}
      >
        {word('console.feedHold')}
      </button>
      <button
        type="button"
        className={styles['button']}
        disabled={port.readOnly}
        onClick={() => void give('reset', null, 'cycle')}
      >
        {word('console.reset')}
      </button>
      <div className={own['wide']}>
        <Refusal text={refusal('cycle')} />
      </div>
    </section>
  );
}
