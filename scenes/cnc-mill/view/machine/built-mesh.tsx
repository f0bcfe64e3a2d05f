import { type ReactNode, useEffect, useMemo } from 'react';

import type { MeshData } from '../../../kit/geometry/mesh-builder.ts';
import { BUILT, toGeometry } from '../../../kit/geometry/built.ts';

export interface BuiltMeshProps {
  /** The same object for as long as the part stays the same. */
  readonly mesh: MeshData;
  readonly castShadow?: boolean;
}

/** A part of the machine, in its group's axes. */
export function BuiltMesh({ mesh, castShadow = false }: BuiltMeshProps): ReactNode {
  const geometry = useMemo(() => toGeometry(mesh), [mesh]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  return <mesh geometry={geometry} material={BUILT} castShadow={castShadow} receiveShadow dispose={null} />;
}
