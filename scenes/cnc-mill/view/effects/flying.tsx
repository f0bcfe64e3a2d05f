import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  IcosahedronGeometry,
  InstancedMesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
} from 'three';

import { useEachFrame } from '../../../kit/index.ts';
import type { SessionPort } from '../../../session/index.ts';
import { placesOf } from '../machine/seen-places.ts';
import { seenMode, signal } from '../now.ts';
import { showParticles } from './instances.ts';
import { Particles } from './particles.ts';
import { tipOf } from './tip.ts';

/** A curled chip: two bent faces, 1 mm wide. */
function chipGeometry(): BufferGeometry {
  const geometry = new BufferGeometry();
  const corners = [-0.5, -1, 0, 0.5, -1, 0.2, 0.5, 0, 0.5, -0.5, 0, 0.4, 0.5, 1, 0.1, -0.5, 1, -0.1];
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(corners), 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3, 3, 2, 4, 3, 4, 5]);
  geometry.computeVertexNormals();
  return geometry;
}

interface Flying {
  readonly chips: Particles;
  readonly sparks: Particles;
  readonly smoke: Particles;
  readonly meshes: readonly [InstancedMesh, InstancedMesh, InstancedMesh];
}

function flying(): Flying {
  const chips = new Particles(
    { count: 260, lifeS: 1.6, speed: [300, 1500], up: [80, 1200], groundMm: 2, weight: 1 },
    11,
  );
  const sparks = new Particles(
    { count: 90, lifeS: 0.7, speed: [400, 2600], up: [-200, 1800], groundMm: -400, weight: 0.6 },
    23,
  );
  const smoke = new Particles(
    { count: 36, lifeS: 2.2, speed: [4, 26], up: [60, 140], groundMm: -Infinity, weight: -0.004 },
    31,
  );
  const make = (
    geometry: BufferGeometry,
    material: MeshBasicMaterial | MeshStandardMaterial,
    { spec }: Particles,
  ): InstancedMesh => {
    const mesh = new InstancedMesh(geometry, material, spec.count);
    mesh.frustumCulled = false;
    mesh.visible = false;
    return mesh;
  };
  return {
    chips,
    sparks,
    smoke,
    meshes: [
      make(
        chipGeometry(),
        new MeshStandardMaterial({ color: 0xd8dcdd, roughness: 0.3, metalness: 0.85, side: DoubleSide }),
        chips,
      ),
      make(
        new IcosahedronGeometry(1, 0),
        new MeshBasicMaterial({ color: 0xffb347, blending: AdditiveBlending, depthWrite: false, toneMapped: false }),
        sparks,
      ),
      make(
        new IcosahedronGeometry(1, 1),
        new MeshBasicMaterial({ color: 0x8f9496, transparent: true, opacity: 0.1, depthWrite: false }),
        smoke,
      ),
    ],
  };
}

/** Share of the continuous torque from which it smokes. */
const OVERLOAD_PERCENT = 125;
/** Alarms that come with a blow. */
const BLOWS = new Set(['collision', 'toolBroken']);

/** Chips from the cut, sparks of a collision, smoke of an overload. Stands in the machine's own axes. */
export function FlyingThings({ port, onBlow }: { readonly port: SessionPort; readonly onBlow: () => void }): ReactNode {
  const things = useMemo(flying, []);
  const blowTick = useRef<number | null>(null);
  useEffect(
    () => () => {
      for (const { geometry, material } of things.meshes) {
        geometry.dispose();
        if (!Array.isArray(material)) material.dispose();
      }
    },
    [things],
  );
  useEachFrame(port, ({ view, state }, deltaS) => {
    const { chips, sparks, smoke, meshes } = things;
    const { z, radiusMm } = tipOf(view, placesOf(port));
    const running = state === 'running';
    const rate = running ? Math.min(180, signal(view, 'chipsMm3ps') * 0.09) : 0;
    chips.emit(rate * deltaS, 0, 0, z + 2, radiusMm);
    if (running && signal(view, 'spindleLoadPercent') > OVERLOAD_PERCENT)
      smoke.emit(14 * deltaS, 0, 0, z + 4, radiusMm);
    const blow = Math.max(
      -1,
      ...seenMode(view)
        .alarms.filter(({ key }) => BLOWS.has(key))
        .map(({ tick }) => tick),
    );
    // What was there when the picture began is not told again.
    if (blowTick.current !== null && blow > blowTick.current) {
      sparks.emit(70, 0, 0, z + 3, radiusMm);
      onBlow();
    }
    blowTick.current = blow;
    const [chipMesh, sparkMesh, smokeMesh] = meshes;
    for (const particles of [chips, sparks, smoke]) particles.step(deltaS);
    showParticles(chipMesh, chips, (share) => (share > 0.85 ? 2.4 * (1 - share) * 6 : 2.2));
    showParticles(sparkMesh, sparks, (share) => 2.2 * (1 - share));
    showParticles(smokeMesh, smoke, (share) => 8 + 34 * share);
    return rate > 0 || chips.alive || sparks.alive || smoke.alive;
  });
  return things.meshes.map((mesh) => <primitive key={mesh.uuid} object={mesh} />);
}
