import { type ReactNode, type Ref, useEffect, useMemo } from 'react';
import type { Group } from 'three';

import { SolidMeshes } from '../geometry/solid-meshes.tsx';
import { Solids } from '../geometry/solids.ts';
import type { Point } from '../stage/anchor-registry.ts';

export interface MovingProps {
  /** Makes the part, in its own axes. Constant: it is made once. */
  readonly make: (solids: Solids) => void;
  readonly at?: Point;
  readonly turned?: Point;
  readonly groupRef?: Ref<Group>;
  readonly visible?: boolean;
  readonly castShadow?: boolean;
  readonly children?: ReactNode;
}

/** A part that moves by itself: solids in a group, which whoever draws moves by its ref. */
export function Moving({
  make,
  at = [0, 0, 0],
  turned = [0, 0, 0],
  groupRef,
  visible = true,
  castShadow = true,
  children,
}: MovingProps): ReactNode {
  const solids = useMemo(() => {
    const own = new Solids();
    make(own);
    return own.build();
  }, [make]);
  useEffect(() => () => solids.forEach((geometry) => geometry.dispose()), [solids]);
  return (
    <group ref={groupRef ?? null} position={[...at]} rotation={[...turned]} visible={visible}>
      <SolidMeshes solids={solids} castShadow={castShadow} />
      {children}
    </group>
  );
}
