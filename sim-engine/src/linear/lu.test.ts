import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { at, itemAt } from '../maths/at.ts';
import { ComplexLu } from './complex-lu.ts';
import { RealLu } from './real-lu.ts';

const element = fc.double({ min: -10, max: 10, noNaN: true });

/** A matrix whose diagonal outweighs its rows, hence regular, with its rows turned so that pivoting has work. */
const realSystem = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    turn: fc.integer({ min: 0, max: size - 1 }),
    elements: fc.array(element, { minLength: size * size, maxLength: size * size }),
    imaginary: fc.array(element, { minLength: size * size, maxLength: size * size }),
    solution: fc.array(element, { minLength: size, maxLength: size }),
    solutionIm: fc.array(element, { minLength: size, maxLength: size }),
  }),
);

function turned(size: number, turn: number, elements: readonly number[], dominance: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const target = (row + turn) % size;
    for (let column = 0; column < size; column += 1) {
      matrix[target * size + column] = itemAt(elements, row * size + column) + (row === column ? dominance : 0);
    }
  }
  return matrix;
}

describe('RealLu', () => {
  it('finds the vector that a regular matrix was multiplied by', () => {
    fc.assert(
      fc.property(realSystem, ({ size, turn, elements, solution }) => {
        const matrix = turned(size, turn, elements, 11 * size);
        const right = new Float64Array(size);
        for (let row = 0; row < size; row += 1)
          for (let column = 0; column < size; column += 1)
            right[row] = at(right, row) + at(matrix, row * size + column) * itemAt(solution, column);
        const lu = new RealLu(size);
        expect(lu.factor(matrix)).toBe(0);
        const found = new Float64Array(size);
        lu.solve(right, found);
        for (let k = 0; k < size; k += 1) expect(at(found, k)).toBeCloseTo(itemAt(solution, k), 9);
      }),
    );
  });

  it('sets what a singular matrix leaves open to about nothing and solves the rest', () => {
    const lu = new RealLu(3);
    expect(lu.factor(Float64Array.of(2, 0, 0, 0, 0, 0, 0, 0, 4))).toBe(1);
    const found = new Float64Array(3);
    lu.solve(Float64Array.of(2, 1, 8), found);
    expect(at(found, 0)).toBe(1);
    expect(Math.abs(at(found, 1))).toBeLessThan(1e-9);
    expect(at(found, 2)).toBe(2);
  });

  it('takes the matrix of nothing but noughts', () => {
    const lu = new RealLu(2);
    expect(lu.factor(new Float64Array(4))).toBe(2);
    const found = new Float64Array(2);
    lu.solve(new Float64Array(2), found);
    expect([...found]).toEqual([0, 0]);
  });
});

describe('ComplexLu', () => {
  it('finds the vector that a regular matrix was multiplied by', () => {
    fc.assert(
      fc.property(realSystem, ({ size, turn, elements, imaginary, solution, solutionIm }) => {
        const re = turned(size, turn, elements, 22 * size);
        const im = turned(size, turn, imaginary, 0);
        const rightRe = new Float64Array(size);
        const rightIm = new Float64Array(size);
        for (let row = 0; row < size; row += 1) {
          for (let column = 0; column < size; column += 1) {
            const [a, b] = [at(re, row * size + column), at(im, row * size + column)];
            const [c, d] = [itemAt(solution, column), itemAt(solutionIm, column)];
            rightRe[row] = at(rightRe, row) + a * c - b * d;
            rightIm[row] = at(rightIm, row) + a * d + b * c;
          }
        }
        const lu = new ComplexLu(size);
        expect(lu.factor(re, im)).toBe(0);
        const foundRe = new Float64Array(size);
        const foundIm = new Float64Array(size);
        lu.solve(rightRe, rightIm, foundRe, foundIm);
        for (let k = 0; k < size; k += 1) {
          expect(at(foundRe, k)).toBeCloseTo(itemAt(solution, k), 9);
          expect(at(foundIm, k)).toBeCloseTo(itemAt(solutionIm, k), 9);
        }
      }),
    );
  });

  it('sets what a singular matrix leaves open to about nothing', () => {
    const lu = new ComplexLu(2);
    expect(lu.factor(Float64Array.of(0, 0, 0, 3), Float64Array.of(0, 0, 0, 4))).toBe(1);
    const [re, im] = [new Float64Array(2), new Float64Array(2)];
    lu.solve(Float64Array.of(1, 25), Float64Array.of(1, 0), re, im);
    expect(Math.abs(at(re, 0)) + Math.abs(at(im, 0))).toBeLessThan(1e-9);
    expect([at(re, 1), at(im, 1)]).toEqual([3, -4]);
  });
});
