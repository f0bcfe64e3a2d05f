import { type ReactNode, useEffect, useMemo } from 'react';
import { IcosahedronGeometry, InstancedMesh, Matrix4, MeshStandardMaterial } from 'three';

import type { Point } from '../../../kit/index.ts';
import { BLANK_MM } from '../machine/layout.ts';

const MOST = 16;

/** Torn places where something struck. In the axes of the workpiece's corner. */
export function Strikes({ places }: { readonly places: readonly Point[] }): ReactNode {
  const mesh = useMemo(
    () =>
      new InstancedMesh(
        new IcosahedronGeometry(5, 1),
        new MeshStandardMaterial({ color: 0x2c2622, roughness: 0.95 }),
        MOST,
      ),
    [],
  );
  useEffect(
    () => () => {
      mesh.geometry.dispose();
      if (!Array.isArray(mesh.material)) mesh.material.dispose();
    },
    [mesh],
  );
  const shown = places.slice(-MOST);
  shown.forEach(([x, y, z], index) => {
    const flat = new Matrix4().makeScale(1, 1, 0.25).setPosition(x + BLANK_MM[0] / 2, y + BLANK_MM[1] / 2, z);
    mesh.setMatrixAt(index, flat);
  });
  mesh.count = shown.length;
  mesh.visible = shown.length > 0;
  mesh.instanceMatrix.needsUpdate = true;
  return <primitive object={mesh} />;
}
