import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { CylinderGeometry, InstancedMesh, Matrix4, MeshStandardMaterial, Quaternion, Vector3 } from 'three';

import { useEachFrame } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { NOZZLE_TIPS } from '../machine/head.ts';
import { placesAt } from '../machine/layout.ts';
import { placesOf } from '../machine/seen-places.ts';
import { axesOf, signal } from '../now.ts';
import { Scatter } from './particles.ts';
import { tipOf } from './tip.ts';

const PIECES = 26;
const SPLASHES = 18;
const SPEED_SHARE_PS = 5.5;

const matrix = new Matrix4();
const place = new Vector3();
const next = new Vector3();
const way = new Vector3();
const size = new Vector3();
const turn = new Quaternion();
const UP = new Vector3(0, 1, 0);

/** Milky streaks from the nozzles to where the tool cuts, and what splashes there. */
export function Coolant({ port }: { readonly port: SessionPort }): ReactNode {
  const mesh = useMemo(() => {
    const geometry = new CylinderGeometry(1, 1, 1, 6, 1, true);
    const material = new MeshStandardMaterial({
      color: 0xdbe9e6,
      transparent: true,
      opacity: 0.5,
      roughness: 0.12,
      depthWrite: false,
    });
    const made = new InstancedMesh(geometry, material, NOZZLE_TIPS.length * PIECES + SPLASHES);
    made.frustumCulled = false;
    made.visible = false;
    return made;
  }, []);
  const phase = useRef(0);
  useEffect(
    () => () => {
      mesh.geometry.dispose();
      if (!Array.isArray(mesh.material)) mesh.material.dispose();
    },
    [mesh],
  );
  useEachFrame(port, ({ view, state }, deltaS) => {
    const flow = signal(view, 'coolantFlow');
    mesh.visible = flow > 0.02;
    if (!mesh.visible) return false;
    phase.current = (phase.current + (state === 'running' ? deltaS : 0) * SPEED_SHARE_PS) % 1;
    const { gaugeZ } = placesAt(axesOf(view));
    const { z, radiusMm, fluteMm } = tipOf(view, placesOf(port));
    const scatter = new Scatter(Math.floor(phase.current * 24) + 5);
    let index = 0;
    for (const [x, y, drop] of NOZZLE_TIPS) {
      // Thrown towards the flutes; sags a little on its way.
      const point = (share: number, out: Vector3): Vector3 => {
        const sag = 14 * share * share * (1.3 - flow * 0.6);
        const [targetX, targetZ] = [Math.sign(x) * radiusMm * 0.5, z + Math.min(fluteMm * 0.4, 10)];
        const from = gaugeZ + drop;
        return out.set(
          x + (targetX - x) * share,
          y + (0 - y) * share,
          from + (targetZ - from) * share - sag * (1 - share) * 2,
        );
      };
      for (let piece = 0; piece < PIECES; piece++) {
        const share = ((piece + phase.current) / PIECES) % 1;
        point(share, place);
        point(Math.min(1, share + 1 / PIECES), next);
        way.subVectors(next, place);
        const length = way.length();
        place.addScaledVector(way, 0.5);
        const thick = (2.2 + scatter.between(-0.5, 0.5)) * (0.5 + 0.5 * flow);
        size.set(thick, length * 1.1, thick);
        mesh.setMatrixAt(index, matrix.compose(place, turn.setFromUnitVectors(UP, way.normalize()), size));
        index += 1;
      }
    }
    for (let splash = 0; splash < SPLASHES; splash++) {
      const angle = scatter.between(0, 2 * Math.PI);
      const reach = radiusMm + scatter.between(2, 26) * flow;
      place.set(Math.cos(angle) * reach, Math.sin(angle) * reach, z + scatter.between(0, 12) * flow);
      const drop = scatter.between(0.6, 1.8);
      size.set(drop, drop * 2.4, drop);
      mesh.setMatrixAt(
        index,
        matrix.compose(place, turn.setFromUnitVectors(UP, way.copy(place).setZ(40).normalize()), size),
      );
      index += 1;
    }
    mesh.instanceMatrix.needsUpdate = true;
    return state === 'running';
  });
  return <primitive object={mesh} />;
}
