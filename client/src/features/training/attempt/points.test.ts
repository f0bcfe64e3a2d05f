import { expect, it } from 'vitest';
import { readPoints } from './points.ts';

it.each([
  ['1.5', 1.5],
  [' ２，５ ', 2.5],
  ['0', 0],
  ['4', 4],
  ['4.0001', null],
  ['-1', null],
  ['', null],
  ['two', null],
  ['1e2', null],
])('points typed as %j are %j', (typed, points) => {
  expect(readPoints(typed, 4)).toBe(points);
});
