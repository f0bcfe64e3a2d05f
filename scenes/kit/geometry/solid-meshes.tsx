import { type ReactNode, useEffect } from 'react';
import type { BufferGeometry } from 'three';

import { type SurfaceName, surface } from './surfaces.ts';

export interface SolidMeshesProps {
  readonly solids: ReadonlyMap<SurfaceName, BufferGeometry>;
  readonly castShadow?: boolean;
  readonly receiveShadow?: boolean;
}

/** Draws what `Solids.build` gave: one call for each surface. */
export function SolidMeshes({ solids, castShadow = true, receiveShadow = true }: SolidMeshesProps): ReactNode {
  useEffect(
    () => () => {
      for (const geometry of solids.values()) geometry.dispose();
    },
    [solids],
  );
  return Array.from(solids, ([name, geometry]) => (
    <mesh
      key={name}
      geometry={geometry}
      material={surface(name)}
      castShadow={castShadow}
      receiveShadow={receiveShadow}
      dispose={null}
    />
  ));
}
