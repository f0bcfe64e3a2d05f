import { type ReactNode, useRef } from 'react';
import { Color, type Group, MeshStandardMaterial, type Sprite } from 'three';

import { glide, Halo, Moving, type Solids, useEachFrame } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { DOOR, DOOR_PARTS } from '../layout/devices.ts';
import { isOn } from '../reading.ts';

const FLAT = Math.PI / 2;
const cap =
  (colour: string) =>
  (solids: Solids): void => {
    solids.turned(
      'gloss',
      colour,
      [
        [0, 0],
        [10.6, 0],
        [10.6, 5.2],
        [9.6, 6.6],
        [5, 7],
        [0, 7.1],
      ],
      { turned: [FLAT, 0, 0] },
      32,
    );
  };
const CAPS = { SB1: cap('#c8271d'), SB2: cap('#27994b') } as const;
const TRAVEL = 4.2;

function Button({ port, name }: { readonly port: SessionPort; readonly name: 'SB1' | 'SB2' }): ReactNode {
  const ref = useRef<Group>(null);
  const [x, y] = DOOR_PARTS[name].at;
  useEachFrame(port, (frame, deltaS) => {
    const group = ref.current;
    if (group === null) return false;
    const towards = isOn(frame, `${name}.pressed`) ? 3 - TRAVEL : 3;
    group.position.z = glide(group.position.z, towards, deltaS, 0.02, 0.02);
    return group.position.z !== towards;
  });
  return <Moving make={CAPS[name]} at={[x, y, 3]} groupRef={ref} />;
}

const lens = (): MeshStandardMaterial =>
  new MeshStandardMaterial({ color: '#b9a878', roughness: 0.16, emissive: new Color('#000000') });

/** An indicator lamp: its lens shines, with a halo, while it is lit; black where it is burnt. */
function Lamp({ port }: { readonly port: SessionPort }): ReactNode {
  const material = useRef(lens());
  const halo = useRef<Sprite>(null);
  const brightness = useRef(0);
  const [x, y] = DOOR_PARTS.HL.at;
  useEachFrame(port, (frame, deltaS) => {
    const towards = isOn(frame, 'HL.lit') ? 1 : 0;
    // A filament glows up and cools down.
    brightness.current = glide(brightness.current, towards, deltaS, 0.05);
    material.current.color.set(isOn(frame, 'HL.burnt') ? '#2a2624' : '#cbbd94');
    material.current.emissive.set('#ffdc8a').multiplyScalar(brightness.current * 1.6);
    if (halo.current !== null) {
      halo.current.visible = brightness.current > 0.01;
      halo.current.material.opacity = brightness.current * 0.8;
    }
    return brightness.current !== towards;
  });
  return (
    <group position={[x, y, 3]}>
      <mesh
        material={material.current}
        rotation={[FLAT, 0, 0]}
        position={[0, 0, 1]}
        scale={[1, 0.55, 1]}
        dispose={null}
      >
        <sphereGeometry args={[11, 28, 14, 0, 2 * Math.PI, 0, FLAT]} />
      </mesh>
      <Halo at={[0, 0, 9]} size={74} colour="#ffd98a" strength={0} spriteRef={halo} />
    </group>
  );
}

/** Buttons and lamp of the door's panel. */
export function DoorParts({ port }: { readonly port: SessionPort }): ReactNode {
  return (
    <group position={[...DOOR.at]} rotation={[0, DOOR.turnedRad, 0]}>
      <Button port={port} name="SB1" />
      <Button port={port} name="SB2" />
      <Lamp port={port} />
    </group>
  );
}
