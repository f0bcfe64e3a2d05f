import type { ReactNode } from 'react';

import { useLive } from '../../../../kit/index.ts';
import type { SceneViewProps } from '../../../../kit/scene-view.ts';
import { AXIS_NAMES, TOOL_NUMBERS } from '../../../model/machine/interface.ts';
import { figures } from '../../instruments/figures.ts';
import { seenMode } from '../../now.ts';
import { wordsOf } from '../../words/words.ts';
import styles from '../shared/panel.module.css';
import { Refusal } from '../shared/refusal.tsx';
import { useCommands } from '../shared/use-commands.ts';
import own from './offsets.module.css';
import { Register } from './register-row.tsx';

/** Registers of the control: work offset, lengths and diameters of tools, drives. */
export function OffsetsPanel({ port, language, t }: SceneViewProps): ReactNode {
  const word = wordsOf(language);
  const { give, refusal } = useCommands(port, t);
  const offsets = useLive(port, ({ view }) => seenMode(view).offsets);
  const touch = useLive(port, ({ view }) => seenMode(view).touch);
  const probe = useLive(port, ({ view }) => seenMode(view).probe);
  const disabled = port.readOnly;
  const set = (register: string) => (valueMm: number) => void give('setOffset', { register, valueMm });
  const measure = (register: string, valueMm: number): void =>
    void give('measureOffset', { register, valueMm }, 'setOffset');
  return (
    <div className={styles['panel']} data-theme="dark">
      <Refusal text={refusal('setOffset')} />
      <h3>{word('offsets.work')}</h3>
      <table className={own['table']}>
        <tbody>
          {AXIS_NAMES.map((axis) => (
            <tr key={axis}>
              <th scope="row">{axis.toUpperCase()}</th>
              <td>
                <Register
                  name={`G54 ${axis.toUpperCase()}`}
                  valueMm={offsets.g54[axis]}
                  disabled={disabled}
                  onSet={set(`G54${axis.toUpperCase()}`)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {probe !== null && (
        <p className={styles['quiet']}>
          {word('offsets.probe', { face: word(`face.${probe.face}`), mm: figures(probe.machineMm, 3) })}
        </p>
      )}
      <h3>{word('offsets.tools')}</h3>
      <table className={own['table']}>
        <thead>
          <tr>
            <th scope="col">T</th>
            <th scope="col">{word('offsets.length')}</th>
            <th scope="col">{word('offsets.diameter')}</th>
          </tr>
        </thead>
        <tbody>
          {TOOL_NUMBERS.map((tool) => (
            <tr key={tool} title={t(`tool.${tool}`)}>
              <th scope="row">{tool}</th>
              <td>
                <Register
                  name={`H${tool}`}
                  valueMm={offsets.h[String(tool)] ?? 0}
                  disabled={disabled}
                  onSet={set(`H${tool}`)}
                />
              </td>
              <td>
                <Register
                  name={`D${tool}`}
                  valueMm={offsets.d[String(tool)] ?? 0}
                  disabled={disabled}
                  onSet={set(`D${tool}`)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {touch !== null && (
        <div className={styles['row']}>
          <span className={styles['quiet']}>
            {word('offsets.touch', { tool: touch.toolNumber, mm: figures(touch.lengthMm, 3) })}
          </span>
          <button
            type="button"
            className={styles['button']}
            disabled={disabled}
            onClick={() => measure(`H${touch.toolNumber}`, 0)}
          >
            {word('offsets.takeLength', { tool: touch.toolNumber })}
          </button>
        </div>
      )}
      <h3>{word('offsets.drives')}</h3>
      <table className={own['table']}>
        <tbody>
          {AXIS_NAMES.map((axis) => (
            <tr key={axis}>
              <th scope="row">{word('offsets.backlash', { axis: axis.toUpperCase() })}</th>
              <td>
                <Register
                  name={`B${axis.toUpperCase()}`}
                  valueMm={offsets.backlash[axis]}
                  disabled={disabled}
                  onSet={set(`B${axis.toUpperCase()}`)}
                />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">Kv 1/s</th>
            <td>
              <Register name="KV" valueMm={offsets.kvPerS} disabled={disabled} onSet={set('KV')} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
