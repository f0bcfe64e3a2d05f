import { useMemo } from 'react';

import { type Point, type SceneViewProps, type Target, useTargets } from '../../kit/index.ts';
import type { SessionPort } from '../../session/index.ts';
import { DEVICES, LAMPS } from './layout/devices.ts';
import { boxOfPart } from './layout/part-box.ts';
import { TERMINALS } from './layout/terminals.ts';
import { pressPart } from './part-actions.ts';
import { partState, terminalState } from './part-state.ts';
import { isOn } from './reading.ts';
import { type Say, sayIfKnown } from './strings/index.ts';
import { toolStoreOf } from './tool-store.ts';

const PARTS = [
  'QF',
  'FU1',
  'FU2',
  'TC',
  'KT',
  'KM1',
  'KM2',
  'KM3',
  'FR',
  ...LAMPS,
  'X0',
  'M',
  'supply',
  'PE',
  'meter',
  'insulationTester',
  'clamp',
] as const;
const BUTTONS = ['SB1', 'SB2'] as const;

export interface StageTargetsProps {
  readonly port: SessionPort;
  readonly say: Say;
  readonly t: SceneViewProps['t'];
  readonly onSelect: (part: string | null) => void;
}

/** What of the cabinet can be pointed at: terminals before buttons before devices. */
export function StageTargets({ port, say, t, onSelect }: StageTargetsProps): null {
  const targets = useMemo(() => {
    const store = toolStoreOf(port);
    const title = (part: string): string => sayIfKnown(say, `name.${part}`) ?? sayIfKnown(say, `gauge.${part}`) ?? part;
    const box = (part: string): { kind: 'box'; min: Point; max: Point } => ({
      kind: 'box',
      ...(boxOfPart(part) ?? { min: [0, 0, 0], max: [0, 0, 0] }),
    });
    const terminals = TERMINALS.map(({ id, at, radius }): Target => ({
      id: `terminal:${id}`,
      shape: { kind: 'ball', at, radius: radius + 0.6 },
      snapPx: 4,
      priority: 4,
      tip: () => ({ title: id, lines: [terminalState(port.frame(), id, say)] }),
      onPress: () => store.pressTerminal(id),
    }));
    const parts = PARTS.map((part): Target => ({
      id: `part:${part}`,
      shape: box(part),
      tip: () => ({ title: title(part), lines: [partState(port.frame(), part, t)].filter((line) => line !== '') }),
      onPress: () => onSelect(part),
    }));
    const buttons = BUTTONS.map((part): Target => ({
      id: `part:${part}`,
      shape: box(part),
      priority: 3,
      tip: () => ({ title: title(part), lines: [partState(port.frame(), part, t)] }),
      onPress: () => onSelect(part),
      hold: {
        down: () => void store.give('press', { part }, part),
        up: () => void store.give('release', { part }, part),
      },
    }));
    const emergency: Target = {
      id: 'part:SB0',
      shape: box('SB0'),
      priority: 3,
      tip: () => ({ title: title('SB0'), lines: [partState(port.frame(), 'SB0', t)] }),
      onPress: () => {
        onSelect('SB0');
        void store.give(isOn(port.frame(), 'SB0.pressed') ? 'turnOff' : 'turnOn', { part: 'SB0' }, 'SB0');
      },
    };
    const [qfX, qfY] = DEVICES.QF.at;
    const toggle: Target = {
      id: 'toggle:QF',
      shape: { kind: 'box', min: [qfX - 26, qfY - 12, 60], max: [qfX + 26, qfY + 14, 82] },
      priority: 2,
      tip: () => ({ title: title('QF'), lines: [partState(port.frame(), 'QF', t)] }),
      onPress: () => {
        onSelect('QF');
        pressPart(port.frame(), 'QF', store);
      },
    };
    const armatures = (['KM1', 'KM2', 'KM3'] as const).map((part): Target => {
      const [x, y] = DEVICES[part].at;
      return {
        id: `armature:${part}`,
        shape: { kind: 'box', min: [x + 4, y - 13, 76], max: [x + 18, y + 13, 88] },
        priority: 2,
        tip: () => ({ title: title(part), lines: [partState(port.frame(), part, t)] }),
        onPress: () => {
          onSelect(part);
          void store.give(isOn(port.frame(), `${part}.held`) ? 'letGo' : 'hold', { part }, part);
        },
      };
    });
    return [...terminals, ...parts, ...buttons, emergency, toggle, ...armatures];
  }, [port, say, t, onSelect]);
  useTargets(targets);
  return null;
}
