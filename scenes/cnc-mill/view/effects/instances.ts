import { type InstancedMesh, Matrix4, Quaternion, Vector3 } from 'three';

import type { Particles } from './particles.ts';

const matrix = new Matrix4();
const turn = new Quaternion();
const place = new Vector3();
const size = new Vector3();
const axis = new Vector3(0.5, 0.7, 0.5).normalize();

/** Shows particles as instances; those that are over take no room. @param sizeAt mm by the share of life that is over */
export function showParticles(mesh: InstancedMesh, particles: Particles, sizeAt: (share: number) => number): void {
  const { ageS, spin, spec } = particles;
  let shown = 0;
  for (let slot = 0; slot < spec.count; slot++) {
    const age = ageS[slot] ?? spec.lifeS;
    if (age >= spec.lifeS) continue;
    place.fromArray(particles.place, slot * 3);
    turn.setFromAxisAngle(axis, (spin[slot] ?? 0) * Math.min(age, 0.6) + slot);
    size.setScalar(sizeAt(age / spec.lifeS));
    mesh.setMatrixAt(shown, matrix.compose(place, turn, size));
    shown += 1;
  }
  mesh.count = shown;
  mesh.visible = shown > 0;
  mesh.instanceMatrix.needsUpdate = true;
}
