import { useThree } from '@react-three/fiber';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Group, MeshStandardMaterial, PlaneGeometry, Vector3 } from 'three';

import { glide, useEachFrame, useTargets } from '../../../kit/index.ts';
import { seenMode } from '../now.ts';
import type { Operator } from '../stage/operator.ts';
import { doorTarget } from '../stage/targets.ts';
import { BuiltMesh } from './built-mesh.tsx';
import { LEAF_WINDOW } from './doors.ts';
import { DOOR_TRAVEL_MM, ENCLOSURE, toScene } from './layout.ts';
import type { MachineParts } from './parts.ts';

const SLIDE_S = 0.28;
/** The middle of the vice, in the picture's axes, and how near one must be to look past the door. */
const WORK = new Vector3(...toScene(0, 0, 120));
const CLOSE_MM = 1750;

export interface DoorGroupProps {
  readonly operator: Operator;
  readonly parts: MachineParts;
}

/** Both leaves of the door with their windows. */
export function DoorGroup({ operator, parts }: DoorGroupProps): ReactNode {
  const { port } = operator;
  const [left, setLeft] = useState<Group | null>(null);
  const [right, setRight] = useState<Group | null>(null);
  useTargets(
    useMemo(
      () =>
        left === null || right === null
          ? []
          : [doorTarget(operator, left, 'left'), doorTarget(operator, right, 'right')],
      [operator, left, right],
    ),
  );
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
  const camera = useThree((state) => state.camera);
  useEachFrame(port, ({ view }, deltaS) => {
    if (left === null || right === null) return false;
    // Whoever looks at the work from near looks past the door.
    const seen = camera.position.distanceTo(WORK) > CLOSE_MM;
    left.visible = seen;
    right.visible = seen;
    const open = seenMode(view).door === 'open' ? DOOR_TRAVEL_MM : 0;
    const x = glide(right.position.x, open, deltaS, SLIDE_S, 0.5);
    right.position.x = x;
    left.position.x = -x;
    return x !== open;
  });
  const y = ENCLOSURE.frontMm - 18;
  return (
    <>
      <group ref={setLeft} position={[0, y, 0]}>
        <BuiltMesh mesh={parts.leafLeft} />
        <mesh geometry={glass.geometry} material={glass.material} scale={[-1, 1, 1]} dispose={null} />
      </group>
      <group ref={setRight} position={[0, y, 0]}>
        <BuiltMesh mesh={parts.leafRight} />
        <mesh geometry={glass.geometry} material={glass.material} dispose={null} />
      </group>
    </>
  );
}
