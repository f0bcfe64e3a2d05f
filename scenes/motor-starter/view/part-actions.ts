import type { SessionFrame } from '../../session/index.ts';
import { isOn, signalOf } from './reading.ts';
import type { Say } from './strings/index.ts';
import type { ToolStore } from './tool-store.ts';

/** What a hand can do to a part now. */
export interface PartAction {
  readonly label: string;
  readonly act: () => void;
}

/** A dial goes in steps of its scale. */
const DIALS = {
  FR: { signal: 'FR.dialA', step: 0.1, coarse: 1, lowest: 7, highest: 16 },
  KT: { signal: 'KT.dialS', step: 0.1, coarse: 1, lowest: 1, highest: 30 },
} as const;

function dialActions(frame: SessionFrame, part: 'FR' | 'KT', store: ToolStore): PartAction[] {
  const { signal, step, coarse, lowest, highest } = DIALS[part];
  const value = signalOf(frame, signal);
  const by = (change: number, label: string): PartAction => ({
    label,
    act: () => {
      const next = Math.min(highest, Math.max(lowest, Math.round((value + change) * 10) / 10));
      void store.give('set', { part, value: next }, part);
    },
  });
  return [by(-coarse, '−1'), by(-step, '−0.1'), by(step, '+0.1'), by(coarse, '+1')];
}

export function partActions(frame: SessionFrame, part: string, say: Say, store: ToolStore): readonly PartAction[] {
  const act = (
    name:
      | 'turnOn'
      | 'turnOff'
      | 'lock'
      | 'unlock'
      | 'tag'
      | 'untag'
      | 'pull'
      | 'insert'
      | 'replace'
      | 'reset'
      | 'test'
      | 'hold'
      | 'letGo',
  ): PartAction => ({
    label: say(`action.${name}`),
    act: () => void store.give(name, { part }, part),
  });
  switch (part) {
    case 'QF':
      return [
        act(isOn(frame, 'QF.closed') || isOn(frame, 'QF.tripped') ? 'turnOff' : 'turnOn'),
        act(isOn(frame, 'QF.locked') ? 'unlock' : 'lock'),
        act(isOn(frame, 'QF.tagged') ? 'untag' : 'tag'),
      ];
    case 'FU1':
    case 'FU2':
      return isOn(frame, `${part}.inserted`) ? [act('pull')] : [act('insert'), act('replace')];
    case 'KM1':
    case 'KM2':
    case 'KM3':
      return [act(isOn(frame, `${part}.held`) ? 'letGo' : 'hold')];
    case 'FR':
      return [...dialActions(frame, 'FR', store), act('reset'), act('test')];
    case 'KT':
      return dialActions(frame, 'KT', store);
    default:
      return [];
  }
}

/** What a press on a part itself does, where that is plain. */
export function pressPart(frame: SessionFrame, part: string, store: ToolStore): void {
  if (part === 'QF') {
    const on = isOn(frame, 'QF.closed') || isOn(frame, 'QF.tripped');
    void store.give(on ? 'turnOff' : 'turnOn', { part }, part);
  }
}
