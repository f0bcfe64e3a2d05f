import type { ReactNode } from 'react';

import { Anchor, HoldButton, type Point, useLive } from '../../../kit/index.ts';
import type { SessionPort, Text } from '../../../session/index.ts';
import { boxOfPart } from '../layout/part-box.ts';
import { terminalOf } from '../layout/terminals.ts';
import { actionsOf, type OfferedAction, steppedCommand } from '../part-actions.ts';
import { partState, terminalState } from '../part-state.ts';
import { wiresOf } from '../reading.ts';
import { refusalText } from '../refusal-text.ts';
import { type Say, sayIfKnown } from '../strings/index.ts';
import { useTools } from '../tool-store.ts';
import styles from './overlay.module.css';

interface CalloutProps {
  readonly port: SessionPort;
  readonly say: Say;
}

/** Where words about something stand: at a terminal, or right above a part. */
function placeOf(at: string): Point | undefined {
  const terminal = terminalOf(at);
  if (terminal !== undefined) return [terminal.at[0] + 7, terminal.at[1] - 7, terminal.at[2]];
  const box = boxOfPart(at);
  return box === undefined ? undefined : [box.max[0] + 5, box.max[1], box.max[2]];
}

function Actions({
  actions,
}: {
  readonly actions: readonly { readonly label: string; readonly act: () => void }[];
}): ReactNode {
  if (actions.length === 0) return null;
  return (
    <div className={styles['actions']}>
      {actions.map(({ label, act }) => (
        <button key={label} type="button" className={styles['action']} onClick={act}>
          {label}
        </button>
      ))}
    </div>
  );
}

function OfferedButton({
  port,
  t,
  offered: { action },
  part,
}: {
  port: SessionPort;
  t: (text: Text) => string;
  offered: OfferedAction;
  part: string;
}): ReactNode {
  const { store } = useTools(port);
  const label = t(action.label);
  if (action.kind === 'do') {
    return (
      <button
        type="button"
        className={styles['action']}
        onClick={() => void store.send(action.command(port.frame().view), part)}
      >
        {label}
      </button>
    );
  }
  if (action.kind === 'hold') {
    const press = (): void => void store.send(action.press, part);
    const release = (): void => void store.send(action.release, part);
    return <HoldButton label={label} press={press} release={release} />;
  }
  const step = (steps: number): void => {
    const command = steppedCommand(action, port.frame(), steps);
    if (command !== undefined) void store.send(command, part);
  };
  const coarse = Math.max(1, Math.round(1 / action.step));
  return (
    <span className={styles['stepper']}>
      {[-coarse, -1, 1, coarse].map((steps) => (
        <button
          key={steps}
          type="button"
          className={styles['action']}
          aria-label={`${label} ${signed(steps * action.step)} ${action.unit}`}
          onClick={() => step(steps)}
        >
          {signed(steps * action.step)}
        </button>
      ))}
    </span>
  );
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Number(Math.abs(value).toFixed(3))}`;

/** The part that is looked at: its state, and what a hand can do. */
export function PartCallout({
  port,
  say,
  t,
  part,
}: CalloutProps & { readonly t: (text: Text) => string; readonly part: string }): ReactNode {
  const state = useLive(port, (frame) => partState(frame, part, t));
  // Which actions are offered follows the run; asked anew only where that has changed.
  useLive(port, (frame) =>
    actionsOf(frame, part)
      .map(({ control, action }) => `${control.id}.${action.id}`)
      .join(' '),
  );
  const actions = port.readOnly ? [] : actionsOf(port.frame(), part);
  const place = placeOf(part);
  if (place === undefined || (state === '' && actions.length === 0)) return null;
  return (
    <Anchor at={place}>
      <div className={styles['callout']} data-part={part}>
        <b>{sayIfKnown(say, `name.${part}`) ?? part}</b>
        <div>{state}</div>
        {actions.length > 0 && (
          <div className={styles['actions']}>
            {actions.map((offered) => (
              <OfferedButton
                key={`${offered.control.id}.${offered.action.id}`}
                port={port}
                t={t}
                offered={offered}
                part={part}
              />
            ))}
          </div>
        )}
      </div>
    </Anchor>
  );
}

/** A terminal that was pressed with the bare hand: what can be done there. */
export function TerminalCallout({ port, say }: CalloutProps): ReactNode {
  const { store, state } = useTools(port);
  const wires = useLive(port, wiresOf);
  const { terminal } = state;
  const place = terminal === null ? undefined : placeOf(terminal);
  if (terminal === null || place === undefined) return null;
  const probe = (label: string, lead: string): { label: string; act: () => void } => ({
    label,
    act: () => {
      store.set({ terminal: null });
      void store.give('probe', { lead, terminal }, terminal);
    },
  });
  const actions = [
    { label: say('terminal.wire'), act: () => store.set({ tool: 'wire', from: terminal, terminal: null }) },
    probe(say('terminal.red'), 'meter:a'),
    probe(say('terminal.black'), 'meter:b'),
    {
      label: say('terminal.clamp'),
      act: () => {
        store.set({ terminal: null });
        void store.give('clamp', { part: 'clamp', terminal }, terminal);
      },
    },
    ...wires
      .filter(({ from, to }) => from === terminal || to === terminal)
      .map(({ id, mark, from, to }) => ({
        label: `${say('wire.remove')} ${mark === '' ? '' : `${mark}: `}${from === terminal ? to : from}`,
        act: () => void store.unwire(id, terminal),
      })),
  ];
  return (
    <Anchor at={place}>
      <div className={styles['callout']} data-terminal={terminal}>
        <b>{terminal}</b>
        <div>{terminalState(port.frame(), terminal, say)}</div>
        {!port.readOnly && <Actions actions={actions} />}
      </div>
    </Anchor>
  );
}

/** A wire that was pressed. */
export function WireCallout({ port, say }: CalloutProps): ReactNode {
  const { store, state } = useTools(port);
  const wires = useLive(port, wiresOf);
  const wire = wires.find(({ id }) => id === state.wireId);
  const place = wire === undefined ? undefined : placeOf(wire.from);
  if (wire === undefined || place === undefined) return null;
  return (
    <Anchor at={place}>
      <div className={styles['callout']} data-wire={wire.id}>
        <b>{wire.mark === '' ? say('wire.noMark') : wire.mark}</b>
        <div>
          {wire.from} – {wire.to}
        </div>
        {wire.torqueNm !== null && <div>{say('wire.torqueOf', { torque: wire.torqueNm })}</div>}
        {!port.readOnly && (
          <Actions actions={[{ label: say('wire.remove'), act: () => void store.unwire(wire.id, wire.from) }]} />
        )}
      </div>
    </Anchor>
  );
}

/** Why the latest command was refused, at its place. */
export function NoticeCallout({ port, say, t }: CalloutProps & { readonly t: (text: Text) => string }): ReactNode {
  const { state } = useTools(port);
  const { notice } = state;
  const place = notice === null ? undefined : placeOf(notice.at);
  if (notice === null) return null;
  return (
    <Anchor key={notice.number} at={place ?? [0, 0, 0]}>
      <div className={styles['notice']} role="alert">
        {refusalText(t, say, notice.refusal)}
      </div>
    </Anchor>
  );
}
