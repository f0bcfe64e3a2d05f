import { type ReactNode, useEffect, useMemo } from 'react';
import { BoxGeometry, InstancedMesh, Matrix4, MeshStandardMaterial, Quaternion, Vector3 } from 'three';

import { useEachFrame } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { METAL_SHARE } from '../../../kit/geometry/built.ts';
import { axesOf } from '../now.ts';
import { coverPlates } from './cover-plates.ts';
import { COLUMN, ENCLOSURE, placesAt } from './layout.ts';

const PLATES = 4;
const WIDTH_MM = 640;
const THICK_MM = 6;
const LOW_MM = -176;
/** Half of the saddle, along Y. */
const SADDLE_MM = 262;

const matrix = new Matrix4();
const place = new Vector3();
const size = new Vector3();
const straight = new Quaternion();

/** Telescopic covers over the ways before and behind the saddle. */
export function WayCovers({ port }: { readonly port: SessionPort }): ReactNode {
  const mesh = useMemo(() => {
    const material = new MeshStandardMaterial({
      color: 0x9da3a2,
      roughness: 0.38,
      metalness: 0.75 * METAL_SHARE.value,
    });
    const made = new InstancedMesh(new BoxGeometry(1, 1, 1), material, 2 * PLATES);
    made.frustumCulled = false;
    made.receiveShadow = true;
    return made;
  }, []);
  useEffect(
    () => () => {
      mesh.geometry.dispose();
      if (!Array.isArray(mesh.material)) mesh.material.dispose();
    },
    [mesh],
  );
  useEachFrame(port, ({ view }) => {
    const { tableY } = placesAt(axesOf(view));
    const plates = [
      ...coverPlates(ENCLOSURE.frontMm + 60, tableY - SADDLE_MM, PLATES),
      ...coverPlates(COLUMN.frontMm, tableY + SADDLE_MM, PLATES),
    ];
    plates.forEach(({ fromMm, toMm, riseMm }, index) => {
      place.set(0, (fromMm + toMm) / 2, LOW_MM + riseMm);
      size.set(WIDTH_MM - 8 * riseMm * 0.3, toMm - fromMm, THICK_MM);
      mesh.setMatrixAt(index, matrix.compose(place, straight, size));
    });
    mesh.instanceMatrix.needsUpdate = true;
  });
  return <primitive object={mesh} />;
}
