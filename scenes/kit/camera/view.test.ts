import fc from 'fast-check';
import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';

import { cameraMoveOf, centreOf, distanceToFit, FIELD_OF_VIEW_DEG, type ViewBox } from './view.ts';

const box: ViewBox = { min: [-300, -200, -20], max: [420, 260, 80] };

/** How far beside the picture's edge the corners are seen at most; 1 is the edge. */
function farthestCorner(own: ViewBox, azimuthRad: number, polarRad: number, aspect: number, distance: number): number {
  const camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, aspect, 1, 1e5);
  const [x, y, z] = centreOf(own);
  const [sinP, cosP] = [Math.sin(polarRad), Math.cos(polarRad)];
  camera.position.set(
    x + distance * sinP * Math.sin(azimuthRad),
    y + distance * cosP,
    z + distance * sinP * Math.cos(azimuthRad),
  );
  camera.lookAt(x, y, z);
  camera.updateMatrixWorld();
  let farthest = 0;
  for (let corner = 0; corner < 8; corner += 1) {
    const seen = new Vector3(
      (corner & 1) === 0 ? own.min[0] : own.max[0],
      (corner & 2) === 0 ? own.min[1] : own.max[1],
      (corner & 4) === 0 ? own.min[2] : own.max[2],
    ).project(camera);
    farthest = Math.max(farthest, Math.abs(seen.x), Math.abs(seen.y));
  }
  return farthest;
}

describe('the distance of a view', () => {
  it('shows the whole box, and no less than it could', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 0.6, max: 2.4, noNaN: true }),
        fc.double({ min: 0.4, max: 2.5, noNaN: true }),
        (azimuthRad, polarRad, aspect) => {
          const distance = distanceToFit(box, { azimuthRad, polarRad }, aspect);
          const farthest = farthestCorner(box, azimuthRad, polarRad, aspect, distance);
          expect(farthest).toBeLessThanOrEqual(1 + 1e-6);
          expect(farthest).toBeGreaterThan(0.999);
        },
      ),
    );
  });
});

describe('keys of the camera', () => {
  it('turn by arrows, move by arrows with Shift, come near, go home', () => {
    expect(cameraMoveOf('ArrowLeft', false)).toMatchObject({ kind: 'turn', polarRad: -0 });
    expect(cameraMoveOf('ArrowUp', true)).toEqual({ kind: 'move', right: 0, up: 0.08 });
    expect(cameraMoveOf('+', true)).toMatchObject({ kind: 'near', factor: 0.8 });
    expect(cameraMoveOf('-', false)).toMatchObject({ kind: 'near', factor: 1.25 });
    expect(cameraMoveOf('Home', false)).toEqual({ kind: 'home' });
  });

  it('leave all other keys to the page', () => {
    expect(cameraMoveOf('Tab', false)).toBeUndefined();
    expect(cameraMoveOf('a', false)).toBeUndefined();
  });
});
