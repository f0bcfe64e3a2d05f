import { type ReactNode, useRef } from 'react';
import type { Group } from 'three';

import {
  glide,
  Labels,
  type LabelSheet,
  Moving,
  type PlacedLabel,
  type Solids,
  useEachFrame,
} from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { DEVICES } from '../layout/devices.ts';
import { isOn } from '../reading.ts';

const carrier = (solids: Solids): void => {
  solids.box('plastic', '#8e989a', [12, 10.6, 5], { at: [0, 0, 0] }, 1);
};
const ZERO: readonly PlacedLabel[] = [{ id: 'flag.0', at: [0, 0, 2.7] }];
const ONE: readonly PlacedLabel[] = [{ id: 'flag.1', at: [0, 0, 2.8] }];
/** The carrier's way in its window. */
const TRAVEL = { y: 6, deep: 1.2 } as const;
/** In front of the window's ground, however deep it is pulled. */
const FRONT_Z = 82.4;

/** A contactor's armature: its carrier with the flag, 0 above while it is out, 1 below while it is in. */
export function Contactor({
  port,
  sheet,
  name,
}: {
  readonly port: SessionPort;
  readonly sheet: LabelSheet;
  readonly name: 'KM1' | 'KM2' | 'KM3';
}): ReactNode {
  const ref = useRef<Group>(null);
  const zero = useRef<Group>(null);
  const one = useRef<Group>(null);
  const [x, y] = DEVICES[name].at;
  useEachFrame(port, (frame, deltaS) => {
    const group = ref.current;
    if (group === null) return false;
    const pulled = isOn(frame, `${name}.closed`) || isOn(frame, `${name}.held`);
    const towards = y + (pulled ? -TRAVEL.y : TRAVEL.y);
    group.position.y = glide(group.position.y, towards, deltaS, 0.025, 0.02);
    group.position.z = FRONT_Z - (TRAVEL.deep * (y + TRAVEL.y - group.position.y)) / (2 * TRAVEL.y);
    if (zero.current !== null) zero.current.visible = !pulled;
    if (one.current !== null) one.current.visible = pulled;
    return group.position.y !== towards;
  });
  return (
    <Moving make={carrier} at={[x + 11, y + TRAVEL.y, FRONT_Z]} groupRef={ref} castShadow={false}>
      <group ref={zero}>
        <Labels sheet={sheet} placed={ZERO} />
      </group>
      <group ref={one}>
        <Labels sheet={sheet} placed={ONE} />
      </group>
    </Moving>
  );
}
