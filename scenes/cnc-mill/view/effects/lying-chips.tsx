import { type ReactNode, useEffect, useMemo } from 'react';
import { DoubleSide, InstancedMesh, Matrix4, MeshStandardMaterial, PlaneGeometry, Quaternion, Vector3 } from 'three';

import { useLive } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { VICE } from '../machine/vice.ts';
import { seenMode, signal } from '../now.ts';
import { Scatter } from './particles.ts';

const MOST = 420;
const A_CM3 = 5;

/** Chips that lie about the vice: more as more is cut, none once it is swept. Stands on the table. */
export function LyingChips({ port }: { readonly port: SessionPort }): ReactNode {
  const mesh = useMemo(() => {
    const made = new InstancedMesh(
      new PlaneGeometry(2.2, 5).rotateX(0.5),
      new MeshStandardMaterial({ color: 0xcfd4d5, roughness: 0.32, metalness: 0.85, side: DoubleSide }),
      MOST,
    );
    const scatter = new Scatter(97);
    const [place, turn, size] = [new Vector3(), new Quaternion(), new Vector3()];
    const axis = new Vector3();
    for (let index = 0; index < MOST; index++) {
      const angle = scatter.between(0, 2 * Math.PI);
      const reach = 100 + 210 * scatter.next() ** 1.4;
      const [x, y] = [Math.cos(angle) * reach * 1.35, Math.sin(angle) * reach * 0.85];
      const onVice = Math.abs(x) < VICE.jawWidthMm / 2 && y < -90 && y > -190;
      place.set(x, Math.max(-240, Math.min(240, y)), (onVice ? VICE.bedMm : 0) + scatter.between(0.6, 2.5));
      axis.set(scatter.between(-1, 1), scatter.between(-1, 1), 2).normalize();
      size.setScalar(scatter.between(0.5, 1.25));
      made.setMatrixAt(index, new Matrix4().compose(place, turn.setFromAxisAngle(axis, scatter.between(0, 6)), size));
    }
    made.frustumCulled = false;
    return made;
  }, []);
  useEffect(
    () => () => {
      mesh.geometry.dispose();
      if (!Array.isArray(mesh.material)) mesh.material.dispose();
    },
    [mesh],
  );
  const count = useLive(port, ({ view }) =>
    seenMode(view).cleaned.table ? 0 : Math.min(MOST, Math.round(signal(view, 'removedCm3') * A_CM3)),
  );
  mesh.count = count;
  mesh.visible = count > 0;
  return <primitive object={mesh} />;
}
