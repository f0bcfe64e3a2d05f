import { type ReactNode, useId, useMemo, useState } from 'react';

import { type SceneViewProps, useLive } from '../../../kit/index.ts';
import { TERMINALS } from '../layout/terminals.ts';
import { swatchOf, WireFields } from '../overlay/tool-bar.tsx';
import { type SeenWire, wiresOf } from '../reading.ts';
import { refusalText } from '../refusal-text.ts';
import { type Say, sayIfKnown, sayIn } from '../strings/index.ts';
import { useTools } from '../tool-store.ts';
import styles from './panels.module.css';

/** Terminals by their part, in the order of the cabinet. */
const BY_PART: readonly (readonly [part: string, ids: readonly string[]])[] = [
  ...new Set(TERMINALS.map(({ part }) => part)),
].map((part) => [part, TERMINALS.filter((terminal) => terminal.part === part).map(({ id }) => id)]);

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (terminal: string) => void;
  readonly say: Say;
}

function TerminalPick({ label, value, onChange, say }: PickProps): ReactNode {
  const id = useId();
  return (
    <label htmlFor={id}>
      {label}
      <select id={id} className={styles['select']} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">–</option>
        {BY_PART.map(([part, ids]) => (
          <optgroup key={part} label={sayIfKnown(say, `name.${part}`) ?? part}>
            {ids.map((terminal) => (
              <option key={terminal} value={terminal}>
                {terminal}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function WireRow({
  wire,
  say,
  chosen,
  onChoose,
  onRemove,
}: {
  wire: SeenWire;
  say: Say;
  chosen: boolean;
  onChoose: () => void;
  onRemove: (() => void) | null;
}): ReactNode {
  return (
    <li data-chosen={chosen}>
      <span className={styles['swatch']} style={{ background: swatchOf(wire.colour) }} />
      <button type="button" className={styles['wire']} aria-pressed={chosen} onClick={onChoose}>
        <b>{wire.mark === '' ? '–' : wire.mark}</b>
        <span>
          {wire.from} – {wire.to}
        </span>
        {wire.torqueNm !== null && <small>{say('wire.torqueOf', { torque: wire.torqueNm })}</small>}
      </button>
      {onRemove !== null && (
        <button type="button" className={styles['small']} onClick={onRemove}>
          {say('wire.remove')}
        </button>
      )}
    </li>
  );
}

/** The wiring table: what is wired, and another wire from terminal to terminal. */
export function WiringPanel({ port, language, t }: SceneViewProps): ReactNode {
  const say = useMemo(() => sayIn(language), [language]);
  const { store, state } = useTools(port);
  const wires = useLive(port, wiresOf);
  const [to, setTo] = useState('');
  const from = state.from ?? '';
  const connect = (): void => {
    void store.wire(from, to);
    setTo('');
  };
  return (
    <div className={styles['panel']}>
      {!port.readOnly && (
        <div className={styles['form']}>
          <div className={styles['pair']}>
            <TerminalPick
              label={say('wire.from')}
              value={from}
              say={say}
              onChange={(id) => store.set({ from: id === '' ? null : id })}
            />
            <TerminalPick label={say('wire.to')} value={to} say={say} onChange={setTo} />
          </div>
          <div className={styles['fields']}>
            <WireFields port={port} say={say} />
          </div>
          <button type="button" className={styles['primary']} disabled={from === '' || to === ''} onClick={connect}>
            {say('wire.connect')}
          </button>
          {state.notice !== null && (
            <p className={styles['notice']} role="alert">
              {refusalText(t, say, state.notice.refusal)}
            </p>
          )}
        </div>
      )}
      <h3>{say('wire.count', { count: wires.length })}</h3>
      {wires.length === 0 ? (
        <p className={styles['hint']}>{say('wire.none')}</p>
      ) : (
        <ul className={styles['wires']}>
          {wires.toReversed().map((wire) => (
            <WireRow
              key={wire.id}
              wire={wire}
              say={say}
              chosen={wire.id === state.wireId}
              onChoose={() => store.set({ wireId: wire.id === state.wireId ? null : wire.id })}
              onRemove={port.readOnly ? null : () => void store.unwire(wire.id, wire.from)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
