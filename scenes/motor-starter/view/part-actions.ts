import type { Command, Control, ControlAction, SessionFrame } from '../../session/index.ts';
import { CONTROLS } from '../controls/index.ts';
import { partOfControl } from './layout/part-box.ts';
import { isOn } from './reading.ts';
import type { ToolStore } from './tool-store.ts';

/** Something that a hand can do to a part now, with the control that it belongs to. */
export type PartAction = Extract<ControlAction, { kind: 'do' | 'hold' | 'number' }>;

export interface OfferedAction {
  readonly control: Control;
  readonly action: PartAction;
}

/** What the list of controls offers for a part at this moment: the picture offers the same. */
export function actionsOf(frame: SessionFrame, part: string): readonly OfferedAction[] {
  return CONTROLS.flatMap(({ controls }) => controls(frame.view))
    .filter(({ id }) => partOfControl(id) === part)
    .flatMap((control) =>
      control.actions.flatMap((action): OfferedAction[] => {
        if (action.kind === 'do') return action.offered?.(frame.view) === false ? [] : [{ control, action }];
        return action.kind === 'hold' || action.kind === 'number' ? [{ control, action }] : [];
      }),
    );
}

/** A step of a dial from where it stands, inside of its scale; undefined where the dial cannot be read. */
export function steppedCommand(
  action: Extract<PartAction, { kind: 'number' }>,
  frame: SessionFrame,
  steps: number,
): Command | undefined {
  const current = action.current(frame.view);
  if (current === null) return undefined;
  const stepped = Math.round(current / action.step + steps) * action.step;
  // Steps such as 0.1 are no binary numbers.
  const value = Number(Math.min(action.maximum, Math.max(action.minimum, stepped)).toFixed(6));
  return action.command(value, frame.view);
}

/** What a press on a part itself does, where that is plain. */
export function pressPart(frame: SessionFrame, part: string, store: ToolStore): void {
  if (part !== 'QF') return;
  const on = isOn(frame, 'QF.closed') || isOn(frame, 'QF.tripped');
  void store.give(on ? 'turnOff' : 'turnOn', { part }, part);
}
