import { describe, expect, it } from 'vitest';

import { Particles, type ParticleSpec } from './particles.ts';

const chips: ParticleSpec = { count: 20, lifeS: 2, speed: [100, 400], up: [200, 500], groundMm: 0, weight: 1 };

function flown(emit: (particles: Particles, step: number) => void, steps: number): Particles {
  const particles = new Particles(chips, 7);
  for (let step = 0; step < steps; step++) {
    emit(particles, step);
    particles.step(0.02);
  }
  return particles;
}

describe('things that fly', () => {
  it('let go as many as the rate says, parts of one owed to the next', () => {
    const particles = flown((own) => own.emit(0.25, 0, 0, 100, 5), 8);
    expect(particles.ageS.filter((age) => age < 2)).toHaveLength(2);
  });

  it('never have more than their slots, nor fall through the ground', () => {
    const particles = flown((own) => own.emit(5, 0, 0, 50, 5), 60);
    for (let slot = 0; slot < chips.count; slot++) expect(particles.place[slot * 3 + 2]).toBeGreaterThanOrEqual(0);
  });

  it('are gone after their life', () => {
    const particles = flown((own, step) => own.emit(step === 0 ? 10 : 0, 0, 0, 50, 5), 110);
    expect(particles.alive).toBe(false);
  });
});
