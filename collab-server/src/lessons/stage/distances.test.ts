import { expect, it } from 'vitest';
import { createDistances } from './distances.ts';

const measure = (...roundTripsMs: readonly number[]): number => {
  const distances = createDistances<string>();
  for (const ms of roundTripsMs) distances.measured('village', ms);
  return distances.wayMs('village');
};

it('L3 takes half of an even line there and back, and what it takes to show something', () => {
  expect(measure(200, 200, 200)).toBe(115);
});

it('L3 takes all that a line was slower than usual for one way', () => {
  expect(measure(200, 260, 260, 140)).toBe(205);
});

it('L3 lets a line that was slow once make nobody wait', () => {
  expect(measure(100, 100, 4_000, 100)).toBe(65);
});

it('L3 forgets after a minute', () => {
  const minute = Array.from({ length: 30 }, () => 100);
  expect(measure(900, 900, ...minute)).toBe(65);
});

it('L3 knows nothing of a follower that was not measured, or left', () => {
  const distances = createDistances<string>();
  expect(distances.wayMs('village')).toBe(0);
  distances.measured('village', 80);
  distances.left('village');
  expect(distances.wayMs('village')).toBe(0);
});
