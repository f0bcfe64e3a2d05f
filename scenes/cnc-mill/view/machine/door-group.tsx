import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type Group, MeshStandardMaterial, PlaneGeometry } from 'three';

import { glide, useEachFrame } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { seenMode } from '../now.ts';
import { BuiltMesh } from './built-mesh.tsx';
import { LEAF_WINDOW } from './doors.ts';
import { DOOR_TRAVEL_MM, ENCLOSURE } from './layout.ts';
import { machineParts } from './parts.ts';

const SLIDE_S = 0.28;

/** Both leaves of the door with their windows. */
export function DoorGroup({ port }: { readonly port: SessionPort }): ReactNode {
  const parts = machineParts();
  const left = useRef<Group>(null);
  const right = useRef<Group>(null);
  const glass = useMemo(() => {
    const { minX, maxX, minZ, maxZ } = LEAF_WINDOW;
    return {
      geometry: new PlaneGeometry(maxX - minX, maxZ - minZ)
        .rotateX(Math.PI / 2)
        .translate((minX + maxX) / 2, -6, (minZ + maxZ) / 2),
      material: new MeshStandardMaterial({
        color: 0x9fc4c0,
        transparent: true,
        opacity: 0.16,
        roughness: 0.08,
        metalness: 0.1,
        depthWrite: false,
      }),
    };
  }, []);
  useEffect(
    () => () => {
      glass.geometry.dispose();
      glass.material.dispose();
    },
    [glass],
  );
  useEachFrame(port, ({ view }, deltaS) => {
    if (left.current === null || right.current === null) return false;
    const open = seenMode(view).door === 'open' ? DOOR_TRAVEL_MM : 0;
    const x = glide(right.current.position.x, open, deltaS, SLIDE_S, 0.5);
    right.current.position.x = x;
    left.current.position.x = -x;
    return x !== open;
  });
  const y = ENCLOSURE.frontMm - 18;
  return (
    <>
      <group ref={left} position={[0, y, 0]}>
        <BuiltMesh mesh={parts.leafLeft} />
        <mesh geometry={glass.geometry} material={glass.material} scale={[-1, 1, 1]} dispose={null} />
      </group>
      <group ref={right} position={[0, y, 0]}>
        <BuiltMesh mesh={parts.leafRight} />
        <mesh geometry={glass.geometry} material={glass.material} dispose={null} />
      </group>
    </>
  );
}
