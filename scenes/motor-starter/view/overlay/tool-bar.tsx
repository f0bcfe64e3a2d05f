import { type ReactNode, useId } from 'react';

import type { SessionPort } from '../../../session/index.ts';
import { TRAINEE_WIRING } from '../../model/wiring.ts';
import type { Say, ViewText } from '../strings/index.ts';
import { type Tool, TOOLS, useTools } from '../tool-store.ts';
import { insulationOf, WIRE_COLOURS } from '../wires/wire-colours.ts';
import styles from './overlay.module.css';

const TOOL_COLOUR: Partial<Readonly<Record<Tool, string>>> = {
  red: '#cf2f25',
  black: '#1d2225',
  testerRed: '#cf2f25',
  testerBlack: '#1d2225',
};

/** What the drawing writes on ferrules. */
const MARKS: readonly string[] = [...new Set(TRAINEE_WIRING.map(({ mark }) => mark))];

/** Insulation as CSS: stripes for several colours. */
export function swatchOf(colour: string): string {
  const [first = '', , third] = insulationOf(colour);
  return third === undefined ? first : `linear-gradient(135deg, ${first} 50%, ${third} 50%)`;
}

/** Mark, colour and torque of the next wire; shared with the wiring table. */
export function WireFields({ port, say }: { readonly port: SessionPort; readonly say: Say }): ReactNode {
  const { store, state } = useTools(port);
  const markId = useId();
  const torqueId = useId();
  const marksId = useId();
  return (
    <>
      <span className={styles['label']}>
        <label htmlFor={markId}>{say('wire.mark')}</label>
        <input
          id={markId}
          className={styles['field']}
          value={state.mark}
          maxLength={6}
          list={marksId}
          autoComplete="off"
          onChange={(event) => store.set({ mark: event.target.value.trim() })}
        />
        <datalist id={marksId}>
          {MARKS.map((mark) => (
            <option key={mark} value={mark} />
          ))}
        </datalist>
      </span>
      <fieldset className={styles['swatches']} aria-label={say('wire.colour')}>
        {WIRE_COLOURS.map((colour) => (
          <button
            key={colour}
            type="button"
            className={styles['swatch']}
            style={{ background: swatchOf(colour) }}
            aria-pressed={state.colour === colour}
            aria-label={say(`colour.${colour}` as ViewText)}
            title={say(`colour.${colour}` as ViewText)}
            onClick={() => store.set({ colour })}
          />
        ))}
      </fieldset>
      <span className={styles['label']}>
        <label htmlFor={torqueId}>{say('wire.torque')}</label>
        <input
          id={torqueId}
          className={styles['field']}
          type="number"
          min={0.2}
          max={2}
          step={0.1}
          value={state.torqueNm}
          onChange={(event) => store.set({ torqueNm: Number(event.target.value) })}
        />
      </span>
    </>
  );
}

/** What is in hand. */
export function ToolBar({ port, say }: { readonly port: SessionPort; readonly say: Say }): ReactNode {
  const { store, state } = useTools(port);
  if (port.readOnly) return null;
  return (
    <>
      <div className={styles['bar']} role="toolbar" aria-label={say('tools')}>
        {TOOLS.map((tool) => (
          <button
            key={tool}
            type="button"
            className={styles['tool']}
            aria-pressed={state.tool === tool}
            data-tool={tool}
            onClick={() => store.take(tool)}
          >
            {TOOL_COLOUR[tool] !== undefined && (
              <span className={styles['swatchOf']} style={{ background: TOOL_COLOUR[tool] }} />
            )}
            {say(`tool.${tool}`)}
          </button>
        ))}
      </div>
      {state.tool === 'wire' && (
        <div className={styles['wiring']}>
          <span role="status">
            {state.from === null ? say('wire.pickFrom') : say('wire.pickTo', { from: state.from })}
          </span>
          <WireFields port={port} say={say} />
        </div>
      )}
    </>
  );
}
