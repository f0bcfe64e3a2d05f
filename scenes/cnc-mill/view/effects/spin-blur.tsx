import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { CylinderGeometry, type Mesh, MeshStandardMaterial } from 'three';

import { useEachFrame } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { placesOf } from '../machine/seen-places.ts';
import { signal } from '../now.ts';
import { tipOf } from './tip.ts';

/** From here on flutes are seen as a veil, and from there it is whole. */
const [FROM_RPM, WHOLE_RPM] = [200, 900];

/** What is seen of flutes that turn fast: a veil as wide as the tool. Stands in the machine's own axes. */
export function SpinBlur({ port }: { readonly port: SessionPort }): ReactNode {
  const ref = useRef<Mesh>(null);
  const { geometry, material } = useMemo(
    () => ({
      geometry: new CylinderGeometry(1, 1, 1, 40).rotateX(Math.PI / 2),
      material: new MeshStandardMaterial({
        color: 0xb9c0c3,
        transparent: true,
        opacity: 0,
        roughness: 0.35,
        metalness: 0.6,
        depthWrite: false,
      }),
    }),
    [],
  );
  useEffect(
    () => () => {
      geometry.dispose();
      material.dispose();
    },
    [geometry, material],
  );
  useEachFrame(port, ({ view }) => {
    if (ref.current === null) return;
    const rpm = Math.abs(signal(view, 'spindleRpm'));
    const { z, radiusMm, fluteMm } = tipOf(view, placesOf(port));
    ref.current.visible = rpm > FROM_RPM && fluteMm > 0;
    material.opacity = 0.34 * Math.min(1, Math.max(0, (rpm - FROM_RPM) / (WHOLE_RPM - FROM_RPM)));
    ref.current.position.set(0, 0, z + fluteMm / 2);
    ref.current.scale.set(radiusMm * 1.02, radiusMm * 1.02, fluteMm);
  });
  return <mesh ref={ref} geometry={geometry} material={material} visible={false} dispose={null} />;
}
