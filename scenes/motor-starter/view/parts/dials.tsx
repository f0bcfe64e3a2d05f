import { type ReactNode, useRef } from 'react';
import { Color, type Group, MeshStandardMaterial } from 'three';

import { glide, Moving, type Solids, useEachFrame } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { DEVICES } from '../layout/devices.ts';
import { dialAngleRad } from '../layout/label-list.ts';
import { isOn, signalOf } from '../reading.ts';

const FLAT = Math.PI / 2;

const knob =
  (radius: number) =>
  (solids: Solids): void => {
    solids.rod(
      'plastic',
      '#2a3033',
      { radius, top: radius * 0.86, length: 5, sides: 24 },
      { turned: [FLAT, 0, 0], at: [0, 0, 2] },
    );
    solids.block('plastic', '#e9ece7', [0.9, radius * 0.85, 0.6], { at: [0, radius * 0.45, 4.6] });
  };
const timerKnob = knob(8.4);
const relayKnob = knob(6.4);

const tripPin = (solids: Solids): void => {
  solids.rod('plastic', '#e0a400', { radius: 2, length: 7, sides: 14 }, { turned: [FLAT, 0, 0] });
};
const buttons = (solids: Solids): void => {
  solids.box('plastic', '#2f6aa8', [7, 5.4, 4], { at: [4.4, 7.4, 72] }, 1);
  solids.box('plastic', '#b3261e', [7, 5.4, 3.4], { at: [13.6, 7.4, 71.8] }, 1);
};

const led = (): MeshStandardMaterial =>
  new MeshStandardMaterial({ color: '#1f2a25', emissive: new Color('#000000'), roughness: 0.35 });

/** What part of the dial's scale a value is. */
const partOf = (value: number, lowest: number, highest: number): number => (value - lowest) / (highest - lowest);

/** KT: its dial, and its lamps for voltage and for contacts that have changed over. */
export function Timer({ port }: { readonly port: SessionPort }): ReactNode {
  const ref = useRef<Group>(null);
  const lamps = useRef([led(), led()]);
  const [x, y] = DEVICES.KT.at;
  useEachFrame(port, (frame, deltaS) => {
    for (const [index, lit] of [isOn(frame, 'KT.energised'), isOn(frame, 'KT.changedOver')].entries())
      lamps.current[index]?.emissive.set(lit ? (index === 0 ? '#2bd96b' : '#ffb02e') : '#000000');
    const group = ref.current;
    if (group === null) return false;
    const towards = -dialAngleRad(partOf(signalOf(frame, 'KT.dialS'), 1, 30));
    group.rotation.z = glide(group.rotation.z, towards, deltaS, 0.08);
    return group.rotation.z !== towards;
  });
  return (
    <>
      <Moving make={timerKnob} at={[x, y + 2, 66]} groupRef={ref} castShadow={false} />
      {lamps.current.map((material, index) => (
        <mesh key={index} position={[x + 12, y - 16 - index * 6, 65.8]} material={material} dispose={null}>
          <sphereGeometry args={[1.7, 14, 8]} />
        </mesh>
      ))}
    </>
  );
}

/** FR: its dial, the pin that comes out when it trips, reset and test. */
export function Relay({ port }: { readonly port: SessionPort }): ReactNode {
  const ref = useRef<Group>(null);
  const pin = useRef<Group>(null);
  const [x, y] = DEVICES.FR.at;
  useEachFrame(port, (frame, deltaS) => {
    if (pin.current !== null) pin.current.position.z = isOn(frame, 'FR.tripped') ? 74.5 : 69;
    const group = ref.current;
    if (group === null) return false;
    const towards = -dialAngleRad(partOf(signalOf(frame, 'FR.dialA'), 7, 16));
    group.rotation.z = glide(group.rotation.z, towards, deltaS, 0.08);
    return group.rotation.z !== towards;
  });
  return (
    <>
      <Moving make={buttons} at={[x, y, 0]} castShadow={false} />
      <Moving make={relayKnob} at={[x - 10, y + 9, 71.6]} groupRef={ref} castShadow={false} />
      <Moving make={tripPin} at={[x + 17.4, y + 17, 69]} groupRef={pin} castShadow={false} />
    </>
  );
}
