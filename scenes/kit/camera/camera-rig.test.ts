import fc from 'fast-check';
import { Box3, PerspectiveCamera, Ray, Vector3 } from 'three';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { CameraRig } from './camera-rig.ts';
import { type CameraMove, distanceToFit, FIELD_OF_VIEW_DEG, type HomeView } from './view.ts';

const HOME: HomeView = {
  box: { min: [-300, -200, -20], max: [420, 260, 80] },
  azimuthRad: 0.2,
  polarRad: 1.4,
  azimuthSpanRad: 1.1,
  polarSpanRad: 0.7,
  nearest: 60,
};
const ASPECT = 16 / 9;
const FARTHEST = 1.25 * distanceToFit(HOME.box, HOME, ASPECT);

/** As much of a canvas as the rig and the controls ask for. */
function canvas(): HTMLElement {
  const listening = new EventTarget();
  const element = Object.assign(listening, {
    dataset: {},
    style: {},
    ownerDocument: new EventTarget(),
    setAttribute: () => undefined,
    removeAttribute: () => undefined,
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 1600, height: 900 }),
  });
  return element as unknown as HTMLElement;
}

function stand(): { readonly camera: PerspectiveCamera; readonly rig: CameraRig } {
  const camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, ASPECT, 1, 1e5);
  const rig = new CameraRig(HOME);
  rig.still = true;
  rig.connect(camera, canvas(), () => undefined);
  rig.resize(ASPECT);
  rig.update(0.02);
  return { camera, rig };
}

const moves: fc.Arbitrary<CameraMove> = fc.oneof(
  fc.record({
    kind: fc.constant('turn' as const),
    azimuthRad: fc.double({ min: -4, max: 4, noNaN: true }),
    polarRad: fc.double({ min: -4, max: 4, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('move' as const),
    right: fc.double({ min: -50, max: 50, noNaN: true }),
    up: fc.double({ min: -50, max: 50, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('near' as const), factor: fc.double({ min: 0.01, max: 100, noNaN: true }) }),
);

class Rectangle {
  readonly x = 0;
  readonly y = 0;
  readonly width = 1600;
  readonly height = 900;
}

describe('a camera that a beginner cannot lose', () => {
  // The controls measure their canvas; Node has no rectangles of its own.
  beforeAll(() => void vi.stubGlobal('DOMRect', Rectangle));
  afterAll(() => void vi.unstubAllGlobals());

  it('looks at something of the scene, from no further than its limit, whatever keys do', () => {
    const box = new Box3(new Vector3(...HOME.box.min), new Vector3(...HOME.box.max)).expandByScalar(1e-3);
    fc.assert(
      fc.property(fc.array(moves, { minLength: 1, maxLength: 30 }), (all) => {
        const { camera, rig } = stand();
        for (const move of all) {
          rig.move(move);
          rig.update(0.02);
          const ray = new Ray(camera.position, camera.getWorldDirection(new Vector3()));
          expect(ray.intersectsBox(box)).toBe(true);
          expect(box.distanceToPoint(camera.position)).toBeLessThanOrEqual(FARTHEST + 1e-6);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is where it began after one key, however far it went', () => {
    const { camera, rig } = stand();
    const began = camera.position.clone();
    rig.move({ kind: 'move', right: 40, up: -40 });
    rig.move({ kind: 'turn', azimuthRad: 3, polarRad: -3 });
    rig.move({ kind: 'near', factor: 0.01 });
    rig.update(0.02);
    expect(camera.position.distanceTo(began)).toBeGreaterThan(100);
    rig.move({ kind: 'home' });
    rig.update(0.02);
    expect(camera.position.distanceTo(began)).toBeLessThan(1e-6);
  });
});
