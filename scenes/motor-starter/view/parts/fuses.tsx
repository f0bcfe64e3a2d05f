import { type ReactNode, useMemo, useRef } from 'react';
import type { Group } from 'three';

import { glide, Labels, type LabelSheet, Moving, type Solids, useEachFrame, useLive } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { DEVICES } from '../layout/devices.ts';
import { isOn } from '../reading.ts';

const PITCH = 17.6;
const placeOf = (pole: number, poles: number): number => (pole - (poles - 1) / 2) * PITCH;

const carriers =
  (poles: number) =>
  (solids: Solids): void => {
    for (let pole = 0; pole < poles; pole += 1) {
      const x = placeOf(pole, poles);
      solids.box('plastic', '#dcdfd9', [12.6, 46, 15], { at: [x, 0, 0] }, 1.6);
      solids.box('plastic', '#cfd3cd', [11, 20, 6], { at: [x, 3, 9] }, 2);
      solids.block('matte', '#2a3033', [5, 3, 0.6], { at: [x, 17.5, 7.6] });
    }
  };
const makers = { 1: carriers(1), 3: carriers(3) } as const;

const soot = (solids: Solids): void => {
  solids.box('matte', '#171412', [11, 22, 1], { at: [0, -11, 7.8] }, 0.4);
  solids.box('matte', '#2a2018', [12.9, 10, 1], { at: [0, -5, 7.5] }, 0.4);
  solids.block('plastic', '#d8392b', [5, 3, 0.8], { at: [0, 17.5, 7.8] });
};

/** Carriers of fuse links: swung out when they are pulled, sooty with a red window where a link has melted. */
export function Fuses({
  port,
  sheet,
  name,
  poles,
}: {
  readonly port: SessionPort;
  readonly sheet: LabelSheet;
  readonly name: 'FU1' | 'FU2';
  readonly poles: 1 | 3;
}): ReactNode {
  const ref = useRef<Group>(null);
  const [x, y] = DEVICES[name].at;
  const melted = useLive(port, (frame) =>
    Array.from({ length: poles }, (_, pole) => (isOn(frame, `${name}.melted${pole + 1}`) ? '1' : '0')).join(''),
  );
  useEachFrame(port, (frame, deltaS) => {
    const group = ref.current;
    if (group === null) return false;
    const towards = isOn(frame, `${name}.inserted`) ? 0 : 1;
    const part = glide(group.rotation.x / 0.55, towards, deltaS, 0.08);
    group.rotation.x = part * 0.55;
    group.position.z = 47 + part * 20;
    group.position.y = y - part * 6;
    return part !== towards;
  });
  const placed = useMemo(
    () =>
      Array.from({ length: poles }, (_, pole) => ({
        id: `${name}.link`,
        at: [placeOf(pole, poles), 3, 12.3] as const,
      })),
    [name, poles],
  );
  return (
    <Moving make={makers[poles]} at={[x, y, 47]} groupRef={ref}>
      <Labels sheet={sheet} placed={placed} />
      {melted
        .split('')
        .map((pole, index) =>
          pole === '1' ? (
            <Moving key={index} make={soot} at={[placeOf(index, poles), 0, 0.4]} castShadow={false} />
          ) : null,
        )}
    </Moving>
  );
}
