import { describe, expect, it } from 'vitest';

import { glide, TurningAngle } from './glide.ts';

describe('gliding', () => {
  it('comes nearer with each step, and arrives', () => {
    let value = 0;
    let steps = 0;
    while (value !== 1 && steps < 1000) {
      const next = glide(value, 1, 0.016, 0.05);
      expect(next).toBeGreaterThan(value);
      value = next;
      steps += 1;
    }
    expect(value).toBe(1);
  });
});

describe('a turning angle', () => {
  it('goes on between frames and agrees with the true angle', () => {
    const angle = new TurningAngle();
    let shown = 0;
    // Frames of the run at 20 Hz, pictures at 60 Hz, 2 rad/s.
    for (let picture = 0; picture < 600; picture += 1) {
      const frame = Math.floor(picture / 3);
      shown = angle.step(frame * 0.1, 2, frame, 1 / 60);
    }
    const apart = Math.abs(((shown - 599 / 30) % (2 * Math.PI)) + 0);
    expect(Math.min(apart, 2 * Math.PI - apart)).toBeLessThan(0.12);
  });

  it('takes the short way around', () => {
    const angle = new TurningAngle();
    angle.step(0.1, 0, 0, 0.016);
    let shown = 0;
    for (let picture = 1; picture < 200; picture += 1) shown = angle.step(2 * Math.PI - 0.1, 0, picture, 0.016);
    expect(shown).toBeCloseTo(-0.1, 2);
  });
});
