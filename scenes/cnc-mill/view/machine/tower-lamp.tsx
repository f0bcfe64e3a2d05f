import { type ReactNode, useEffect, useMemo } from 'react';
import { CylinderGeometry, MeshStandardMaterial } from 'three';

import { useLive } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { signal } from '../now.ts';
import { TOWER_AT, TOWER_LIGHTS_MM } from './frame.ts';
import { ENCLOSURE } from './layout.ts';

const LIGHTS = [
  ['red', 'lampRed', 0xff3a26],
  ['yellow', 'lampYellow', 0xffb020],
  ['green', 'lampGreen', 0x2fe070],
] as const;

/** Red, amber, green on the roof: each as bright as its signal says. */
export function TowerLamp({ port }: { readonly port: SessionPort }): ReactNode {
  const lit = useLive(port, ({ view }) => LIGHTS.map(([, name]) => (signal(view, name) > 0.5 ? '1' : '0')).join(''));
  const { geometry, materials } = useMemo(
    () => ({
      geometry: new CylinderGeometry(
        TOWER_LIGHTS_MM.radiusMm,
        TOWER_LIGHTS_MM.radiusMm,
        TOWER_LIGHTS_MM.heightMm,
        32,
      ).rotateX(Math.PI / 2),
      materials: LIGHTS.map(
        ([, , colour]) => new MeshStandardMaterial({ color: colour, emissive: colour, roughness: 0.25 }),
      ),
    }),
    [],
  );
  useEffect(
    () => () => {
      geometry.dispose();
      for (const material of materials) material.dispose();
    },
    [geometry, materials],
  );
  return LIGHTS.map(([id], index) => {
    const material = materials[index];
    if (material === undefined) return null;
    const on = lit[index] === '1';
    material.emissiveIntensity = on ? 2.6 : 0.02;
    material.color.setHex(on ? (LIGHTS[index]?.[2] ?? 0) : 0x4a3f38);
    const z = ENCLOSURE.roofMm + TOWER_LIGHTS_MM[id] + TOWER_LIGHTS_MM.heightMm / 2;
    return (
      <mesh key={id} geometry={geometry} material={material} position={[TOWER_AT[0], TOWER_AT[1], z]} dispose={null} />
    );
  });
}
