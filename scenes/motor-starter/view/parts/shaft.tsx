import { type ReactNode, useRef } from 'react';
import { DoubleSide, type Group, type Mesh, MeshBasicMaterial } from 'three';

import {
  Labels,
  type LabelSheet,
  Moving,
  type PlacedLabel,
  type Solids,
  TurningAngle,
  useEachFrame,
} from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { MOTOR } from '../layout/devices.ts';
import { signalOf } from '../reading.ts';

const ALONG = Math.PI / 2;

/** The shaft with its key, and the fan that is the load. Turns around its own x axis. */
const shaft = (solids: Solids): void => {
  solids.rod('metal', '#c2c9c9', { radius: 9, length: 44, sides: 24 }, { at: [20, 0, 0], turned: [0, 0, ALONG] });
  solids.block('metal', '#8b9496', [22, 4, 5], { at: [22, 8, 0] });
  solids.rod('cast', '#56646a', { radius: 15, length: 14, sides: 28 }, { at: [36, 0, 0], turned: [0, 0, ALONG] });
  for (let blade = 0; blade < 6; blade += 1) {
    solids.within({ at: [36, 0, 0], turned: [(blade * Math.PI) / 3, 0, 0] }, () => {
      solids.box(
        'paint',
        blade === 0 ? '#d8a531' : '#7f8d93',
        [13, 34, 3],
        { at: [0, 31, 0], turned: [0, 0.6, 0] },
        1,
        1,
      );
    });
  }
};

const blur = new MeshBasicMaterial({
  color: '#aab6ba',
  transparent: true,
  opacity: 0,
  depthWrite: false,
  side: DoubleSide,
});
/** From this speed on blades are seen as a disc. */
const BLUR_RADPS = 30;
const TURNING_RADPS = 0.3;
const FORWARDS: readonly PlacedLabel[] = [{ id: 'turns.forwards' }];
const BACKWARDS: readonly PlacedLabel[] = [{ id: 'turns.backwards' }];

export function Shaft({ port, sheet }: { readonly port: SessionPort; readonly sheet: LabelSheet }): ReactNode {
  const ref = useRef<Group>(null);
  const disc = useRef<Mesh>(null);
  const forwards = useRef<Group>(null);
  const backwards = useRef<Group>(null);
  const angle = useRef(new TurningAngle());
  useEachFrame(port, (frame, deltaS) => {
    const speedRadps = signalOf(frame, 'M.speedRadps');
    if (ref.current !== null)
      ref.current.rotation.x = -angle.current.step(signalOf(frame, 'M.shaftRad'), speedRadps, frame.view.tick, deltaS);
    blur.opacity = Math.min(0.38, Math.max(0, (Math.abs(speedRadps) - BLUR_RADPS) / 200));
    if (disc.current !== null) disc.current.visible = blur.opacity > 0.01;
    if (forwards.current !== null) forwards.current.visible = speedRadps > TURNING_RADPS;
    if (backwards.current !== null) backwards.current.visible = speedRadps < -TURNING_RADPS;
    return frame.state === 'running' && Math.abs(speedRadps) > 0.02;
  });
  const x = MOTOR.at[0] + MOTOR.length / 2 + 24;
  const beside = [x + 2, MOTOR.at[1] + 2, MOTOR.at[2] + 60] as const;
  return (
    <>
      <Moving make={shaft} at={[x, MOTOR.at[1], MOTOR.at[2]]} groupRef={ref} />
      <mesh
        ref={disc}
        material={blur}
        position={[x + 36, MOTOR.at[1], MOTOR.at[2]]}
        rotation={[0, ALONG, 0]}
        dispose={null}
      >
        <ringGeometry args={[15, 48, 40]} />
      </mesh>
      <group ref={forwards} position={beside} visible={false}>
        <Labels sheet={sheet} placed={FORWARDS} />
      </group>
      <group ref={backwards} position={beside} visible={false}>
        <Labels sheet={sheet} placed={BACKWARDS} />
      </group>
    </>
  );
}
