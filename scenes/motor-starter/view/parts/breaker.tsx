import { type ReactNode, useMemo, useRef } from 'react';
import type { Group } from 'three';

import { glide, Labels, type LabelSheet, Moving, type Solids, useEachFrame, useLive } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { DEVICES } from '../layout/devices.ts';
import { isOn } from '../reading.ts';
import { TINT } from '../solids/colours.ts';

const [X, Y] = DEVICES.QF.at;
const TILT = { on: -0.62, tripped: 0.05, off: 0.62 } as const;

const toggle = (solids: Solids): void => {
  for (const x of [-18, 0, 18]) solids.box('plastic', TINT.black, [6.4, 8, 15], { at: [x, 0, 8] }, 1.4);
  solids.box('plastic', TINT.black, [46, 7, 5], { at: [0, 0, 14] }, 1.4);
};

const window =
  (colour: string) =>
  (solids: Solids): void => {
    for (const x of [-18, 0, 18]) solids.block('plastic', colour, [6, 3.4, 0.8], { at: [x, 0, 0] });
  };
const closedWindow = window(TINT.red);
const openWindow = window(TINT.green);

const padlock = (solids: Solids): void => {
  solids.ring('metal', '#d3d9d8', 6, 1.4, { at: [0, 9, 0] }, 24);
  solids.box('paint', '#c43128', [19, 17, 8], { at: [0, -3, 1] }, 2, 3);
  solids.rod(
    'metal',
    TINT.brass,
    { radius: 2.4, length: 1, sides: 14 },
    { at: [0, -4, 5.2], turned: [Math.PI / 2, 0, 0] },
  );
};

const card = (solids: Solids): void => {
  solids.box('plastic', '#f3f1ea', [30, 27, 0.8], { at: [0, 0, 0] }, 0.3);
  solids.tube(
    'matte',
    ['#d9c9a0'],
    [
      [0, 13, 0.6],
      [3, 17, 1],
      [-1, 21, 0],
    ],
    0.5,
    5,
  );
};

/** QF's toggle with its red and green windows, the padlock through it and the tag on that. */
export function Breaker({ port, sheet }: { readonly port: SessionPort; readonly sheet: LabelSheet }): ReactNode {
  const ref = useRef<Group>(null);
  const closed = useLive(port, (frame) => isOn(frame, 'QF.closed'));
  const locked = useLive(port, (frame) => isOn(frame, 'QF.locked'));
  const tagged = useLive(port, (frame) => isOn(frame, 'QF.tagged'));
  useEachFrame(port, (frame, deltaS) => {
    const group = ref.current;
    if (group === null) return false;
    const towards = isOn(frame, 'QF.closed') ? TILT.on : isOn(frame, 'QF.tripped') ? TILT.tripped : TILT.off;
    group.rotation.x = glide(group.rotation.x, towards, deltaS, 0.03);
    return group.rotation.x !== towards;
  });
  const tag = useMemo(() => [{ id: 'tag.card', at: [0, 0, 0.6] as const }], []);
  return (
    <>
      <Moving make={toggle} at={[X, Y + 1, 58]} groupRef={ref} />
      <Moving make={closedWindow} at={[X, Y + 13, 66.6]} visible={closed} castShadow={false} />
      <Moving make={openWindow} at={[X, Y + 13, 66.6]} visible={!closed} castShadow={false} />
      <Moving make={padlock} at={[X + 18, Y - 12, 79]} visible={locked} />
      <Moving make={card} at={[X - 6, Y - 2, 86]} visible={tagged}>
        <Labels sheet={sheet} placed={tag} />
      </Moving>
    </>
  );
}
