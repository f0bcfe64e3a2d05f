import { Object3D, PerspectiveCamera } from 'three';
import { describe, expect, it } from 'vitest';

import { eyeAt, pick } from './pick.ts';
import type { Target } from './target.ts';

const camera = new PerspectiveCamera(30, 1, 1, 1e4);
camera.position.set(0, 0, 1000);
camera.updateMatrixWorld();
const HEIGHT_PX = 600;

/** The eye through the place of a point at z = 0. */
const eyeOn = (x: number, y: number): ReturnType<typeof eyeAt> => {
  const half = 1000 * Math.tan((15 * Math.PI) / 180);
  return eyeAt(camera, x / half, y / half, HEIGHT_PX, 30);
};

const ball = (id: string, x: number, more: Partial<Target> = {}): Target => ({
  id,
  shape: { kind: 'ball', at: [x, 0, 0], radius: 3 },
  ...more,
});
const device: Target = { id: 'device', shape: { kind: 'box', min: [-40, -40, 0], max: [40, 40, 60] } };

describe('picking', () => {
  it('finds what the pointer is on, and nothing beside it', () => {
    expect(pick([ball('a', 10)], eyeOn(11, 0))?.target.id).toBe('a');
    expect(pick([ball('a', 10)], eyeOn(30, 0))).toBeNull();
  });

  it('snaps to small things by their distance in the picture', () => {
    const snapping = ball('a', 10, { snapPx: 6 });
    // One pixel is 0.89 units wide there.
    expect(pick([snapping], eyeOn(10 + 3 + 4, 0))?.besidePx).toBeCloseTo(4 / 0.893, 1);
    expect(pick([snapping], eyeOn(10 + 3 + 7, 0))).toBeNull();
  });

  it('takes the terminal before its device, and the nearest of two terminals', () => {
    const terminals = [ball('a', 0, { priority: 4, snapPx: 9 }), ball('b', 9, { priority: 4, snapPx: 9 })];
    expect(pick([device, ...terminals], eyeOn(8, 0))?.target.id).toBe('b');
    expect(pick([device, ...terminals], eyeOn(1, 0))?.target.id).toBe('a');
    expect(pick([device, ...terminals], eyeOn(-35, 30))?.target.id).toBe('device');
  });

  it('follows a line with its thickness', () => {
    const wire: Target = {
      id: 'w',
      shape: {
        kind: 'line',
        points: [
          [-100, 0, 0],
          [0, 0, 0],
          [0, 100, 0],
        ],
        radius: 2,
      },
    };
    expect(pick([wire], eyeOn(-50, 1))?.target.id).toBe('w');
    expect(pick([wire], eyeOn(1, 60))?.target.id).toBe('w');
    expect(pick([wire], eyeOn(-50, 50))).toBeNull();
  });

  it('looks in the axes of the object that carries the target', () => {
    const object = new Object3D();
    object.position.set(100, 0, 0);
    object.scale.setScalar(2);
    object.updateMatrixWorld();
    const carried: Target = { id: 'c', shape: { kind: 'box', min: [-5, -5, -5], max: [5, 5, 5] }, object };
    expect(pick([carried], eyeOn(108, 0))?.target.id).toBe('c');
    expect(pick([carried], eyeOn(0, 0))).toBeNull();
  });
});
