import { type ReactNode, useRef } from 'react';
import { Color, type Group, MeshStandardMaterial, type Sprite } from 'three';

import { glide, Halo, LcdScreen, Moving, type Solids, useEachFrame, useLive } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { BUTTONS, DOOR, DOOR_PARTS, LAMPS, PANEL_METER_SIZE, PANEL_METERS } from '../layout/devices.ts';
import { isOn, signalOf } from '../reading.ts';

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
/** The mushroom of the emergency stop on its neck. */
const mushroom = (solids: Solids): void => {
  solids.rod('plastic', '#8c1b14', { radius: 8, length: 10, sides: 28 }, { at: [0, 0, 4], turned: [FLAT, 0, 0] });
  solids.turned(
    'gloss',
    '#c8271d',
    [
      [0, 8],
      [17, 8],
      [18.6, 9.6],
      [18.6, 13],
      [16, 16.4],
      [9, 18.6],
      [0, 19.2],
    ],
    { turned: [FLAT, 0, 0] },
    36,
  );
};
const CAPS = { SB0: mushroom, SB1: cap('#c8271d'), SB2: cap('#27994b') } as const;
const TRAVEL = 4.2;
const OUT_Z = 3;

function Button({ port, name }: { readonly port: SessionPort; readonly name: (typeof BUTTONS)[number] }): ReactNode {
  const ref = useRef<Group>(null);
  const [x, y] = DOOR_PARTS[name].at;
  useEachFrame(port, (frame, deltaS) => {
    const group = ref.current;
    if (group === null) return false;
    const towards = isOn(frame, `${name}.pressed`) ? OUT_Z - TRAVEL : OUT_Z;
    group.position.z = glide(group.position.z, towards, deltaS, 0.02, 0.02);
    return group.position.z !== towards;
  });
  return <Moving make={CAPS[name]} at={[x, y, OUT_Z]} groupRef={ref} />;
}

/** Colours of lenses: dark, and what they shine with. */
const LENSES = {
  HL1: { dark: '#a9a9a0', light: '#fff3d6' },
  HL2: { dark: '#6d5410', light: '#ffb52e' },
  HL3: { dark: '#1b5a33', light: '#35e07c' },
  HL4: { dark: '#6b1a15', light: '#ff4a38' },
} as const;

/** An indicator lamp: its lens shines, with a halo, while it is lit; black where it is burnt. */
function Lamp({ port, name }: { readonly port: SessionPort; readonly name: (typeof LAMPS)[number] }): ReactNode {
  const material = useRef(new MeshStandardMaterial({ roughness: 0.16, emissive: new Color('#000000') }));
  const halo = useRef<Sprite>(null);
  const brightness = useRef(0);
  const [x, y] = DOOR_PARTS[name].at;
  const { dark, light } = LENSES[name];
  useEachFrame(port, (frame, deltaS) => {
    const towards = isOn(frame, `${name}.lit`) ? 1 : 0;
    brightness.current = glide(brightness.current, towards, deltaS, 0.04);
    material.current.color.set(isOn(frame, `${name}.burnt`) ? '#2a2624' : dark);
    material.current.emissive.set(light).multiplyScalar(brightness.current * 1.4);
    if (halo.current !== null) {
      halo.current.visible = brightness.current > 0.01;
      halo.current.material.opacity = brightness.current * 0.75;
    }
    return brightness.current !== towards;
  });
  return (
    <group position={[x, y, OUT_Z]}>
      <mesh
        material={material.current}
        rotation={[FLAT, 0, 0]}
        position={[0, 0, 1]}
        scale={[1, 0.55, 1]}
        dispose={null}
      >
        <sphereGeometry args={[11, 28, 14, 0, 2 * Math.PI, 0, FLAT]} />
      </mesh>
      <Halo at={[0, 0, 9]} size={70} colour={light} strength={0} spriteRef={halo} />
    </group>
  );
}

function PanelMeter({ port, name }: { readonly port: SessionPort; readonly name: 'PV' | 'PA' }): ReactNode {
  const text = useLive(port, (frame) =>
    name === 'PV' ? signalOf(frame, 'PV.volts').toFixed(0) : signalOf(frame, 'QF.current1').toFixed(1),
  );
  const [x, y] = PANEL_METERS[name].at;
  const [width, height] = PANEL_METER_SIZE;
  return (
    <LcdScreen
      at={[x, y, 7.4]}
      width={width}
      height={height}
      text={text}
      kind={name}
      unit={name === 'PV' ? 'V' : 'A'}
      off={false}
      digits={4}
    />
  );
}

/** Buttons, lamps and the two meters of the door's panel. */
export function DoorParts({ port }: { readonly port: SessionPort }): ReactNode {
  return (
    <group position={[...DOOR.at]} rotation={[0, DOOR.turnedRad, 0]}>
      {BUTTONS.map((name) => (
        <Button key={name} port={port} name={name} />
      ))}
      {LAMPS.map((name) => (
        <Lamp key={name} port={port} name={name} />
      ))}
      <PanelMeter port={port} name="PV" />
      <PanelMeter port={port} name="PA" />
    </group>
  );
}
