import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Vector } from '../vector.ts';
import { cutArc } from './cut-arc.ts';
import { cutLine } from './cut-line.ts';
import {
  ballCutter,
  bullNoseCutter,
  type CutterProfile,
  flatCutter,
  pointedCutter,
  profileHeight,
} from './cutter-profile.ts';
import { decodeField, encodeField } from './codec.ts';
import {
  blockField,
  cellCentreMm,
  copyField,
  gridFor,
  type HeightField,
  heightAtMm,
  volumeMm3,
} from './height-field.ts';
import { stampSteps } from './stamp-step.ts';

const BLOCK = { minMm: [0, 0, 0], maxMm: [40, 30, 20] } as const;
const CUTTERS: readonly CutterProfile[] = [
  flatCutter(10),
  ballCutter(8),
  bullNoseCutter(12, 2),
  pointedCutter(7, 118),
  pointedCutter(12, 90, 4),
];

function fresh(cells = 80): HeightField {
  return blockField(BLOCK, gridFor(BLOCK, cells));
}

const tip = fc.tuple(
  fc.double({ min: -8, max: 48, noNaN: true }),
  fc.double({ min: -8, max: 38, noNaN: true }),
  fc.double({ min: -3, max: 25, noNaN: true }),
);
const move = fc.record({ cutter: fc.constantFrom(...CUTTERS), from: tip, to: tip });
const arc = fc.record({
  centreMm: fc.tuple(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 30, noNaN: true })),
  radiusMm: fc.double({ min: 0.1, max: 15, noNaN: true }),
  startRad: fc.double({ min: -6, max: 6, noNaN: true }),
  sweepRad: fc.double({ min: -7, max: 7, noNaN: true }),
  fromZMm: fc.double({ min: 5, max: 22, noNaN: true }),
});

/** The same minimum by brute force: the sweep in many small steps. */
function sampledHeight(cutter: CutterProfile, from: Vector, to: Vector, x: number, y: number): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= 4000; step++) {
    const f = step / 4000;
    const [dx, dy] = [x - from[0] - f * (to[0] - from[0]), y - from[1] - f * (to[1] - from[1])];
    const r = Math.sqrt(dx * dx + dy * dy);
    if (r > cutter.radiusMm) continue;
    lowest = Math.min(lowest, from[2] + f * (to[2] - from[2]) + profileHeight(cutter, r));
  }
  return lowest;
}

describe('height field', () => {
  it('loses exactly what cuts report, never grows, and never goes below the floor', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 6 }), (moves) => {
        const field = fresh();
        for (const { cutter, from, to } of moves) {
          const before = copyField(field);
          const { removedMm3, cells, deepestMm } = cutLine(field, cutter, from, to);
          expect(Math.abs(volumeMm3(before) - volumeMm3(field) - removedMm3)).toBeLessThan(1e-9);
          expect(removedMm3).toBeGreaterThanOrEqual(0);
          expect(removedMm3 > 0).toBe(cells > 0);
          expect(deepestMm > 0).toBe(cells > 0);
          expect(field.heightNm.every((height, cell) => height <= (before.heightNm[cell] ?? 0) && height >= 0)).toBe(
            true,
          );
        }
      }),
    );
  });

  it('does not care in which order cuts come', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 2, maxLength: 6 }), (moves) => {
        const [one, other] = [fresh(), fresh()];
        for (const { cutter, from, to } of moves) cutLine(one, cutter, from, to);
        for (const { cutter, from, to } of moves.toReversed()) cutLine(other, cutter, from, to);
        expect(one.heightNm).toEqual(other.heightNm);
      }),
    );
  });

  it('knows a cut again: the same one twice removes nothing', () => {
    fc.assert(
      fc.property(move, ({ cutter, from, to }) => {
        const field = fresh();
        cutLine(field, cutter, from, to);
        expect(cutLine(field, cutter, from, to).removedMm3).toBe(0);
      }),
    );
  });

  it('lowers every cell to the lowest point of the swept cutter, as a sweep in many steps finds it', () => {
    fc.assert(
      fc.property(move, ({ cutter, from, to }) => {
        const field = fresh(20);
        const lengthMm = Math.sqrt((to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2);
        cutLine(field, cutter, from, to);
        for (let row = 0; row < field.rows; row += 2) {
          for (let column = 0; column < field.columns; column += 2) {
            const [x, y] = cellCentreMm(field, column, row);
            const sampled = Math.max(0, Math.min(20, sampledHeight(cutter, from, to, x, y)));
            const height = (field.heightNm[row * field.columns + column] ?? 0) / 1e6;
            // The samples lie above the true minimum, by at most what the cutter rises between two of them.
            expect(height).toBeLessThanOrEqual(sampled + 1e-5);
            const grazed = cutter.radiusMm - nearest(from, to, x, y) < 0.02 + lengthMm / 4000;
            const slackMm = grazed ? Number.POSITIVE_INFINITY : 0.05 + Math.abs(to[2] - from[2]) / 2000;
            expect(height).toBeGreaterThan(sampled - slackMm);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives the same field when a step knows that the last one ended where it begins', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CUTTERS), fc.array(tip, { minLength: 2, maxLength: 6 }), (cutter, tips) => {
        const [told, untold] = [fresh(40), fresh(40)];
        tips.slice(1).forEach((to, index) => {
          const from = tips[index] ?? to;
          for (const level of [to[2], from[2]]) {
            const [a, b]: [Vector, Vector] = [
              [from[0], from[1], level],
              [to[0], to[1], level],
            ];
            cutLine(told, cutter, a, b);
            cutLine(untold, cutter, a, b);
            const c: Vector = [b[0] + 0.3, b[1] - 0.2, level];
            const { removedMm3 } = cutLine(told, cutter, b, c, true);
            expect(removedMm3).toBeCloseTo(cutLine(untold, cutter, b, c).removedMm3, 9);
          }
        });
        expect(told.heightNm).toEqual(untold.heightNm);
        // The same distance, reckoned from two places: it may differ in the last bits.
        const apart = told.wallMm.filter(
          (near, cell) => !(near === untold.wallMm[cell] || Math.abs(near - (untold.wallMm[cell] ?? 0)) < 1e-7),
        );
        expect([...apart]).toEqual([]);
      }),
    );
  });

  it('removes the volume of a slot: its rectangle and its round ends', () => {
    const field = fresh(800);
    const { removedMm3 } = cutLine(field, flatCutter(8), [10, 15, 16], [30, 15, 16]);
    expect(Math.abs(removedMm3 / ((8 * 20 + Math.PI * 16) * 4) - 1)).toBeLessThan(1e-3);
  });

  it('removes the volume of a drilled hole with its cone', () => {
    const field = fresh(800);
    const { removedMm3 } = cutLine(field, pointedCutter(8, 90), [20, 15, 30], [20, 15, 8]);
    const expected = Math.PI * 16 * (20 - 8 - 4) + (Math.PI * 16 * 4) / 3;
    expect(Math.abs(removedMm3 / expected - 1)).toBeLessThan(2e-3);
  });

  it('cuts an arc as the chords of it do', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CUTTERS), arc, (cutter, { fromZMm, ...rest }) => {
        const [exact, chords] = [fresh(60), fresh(60)];
        cutArc(exact, cutter, { ...rest, fromZMm, toZMm: fromZMm });
        const removed = cutArc(chords, cutter, { ...rest, fromZMm, toZMm: fromZMm + 1e-9 }).removedMm3;
        const different = exact.heightNm.filter(
          (height, cell) => Math.abs(height - (chords.heightNm[cell] ?? 0)) > 20_000,
        );
        // A cell whose centre lies within the chords' error of the edge may fall either way.
        expect(different.length).toBeLessThanOrEqual(2);
        expect(Number.isFinite(removed)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the place of walls to 0.1 µm on a grid of half a millimetre', () => {
    const field = fresh(80);
    cutLine(field, flatCutter(10.0137), [-10, 8.1234, 12], [60, 8.1234, 12]);
    const wallY = 8.1234 + 10.0137 / 2;
    const standing = Array.from(field.wallMm.entries()).filter(([cell, distance]) => {
      const [x, y] = cellCentreMm(field, cell % field.columns, Math.floor(cell / field.columns));
      return Number.isFinite(distance) && x > 2 && x < 38 && y > wallY && y < 20;
    });
    expect(standing.length).toBeGreaterThan(70);
    for (const [cell, distance] of standing) {
      const [, y] = cellCentreMm(field, 0, Math.floor(cell / field.columns));
      expect(Math.abs(y - distance - wallY)).toBeLessThan(1e-4);
    }
  });

  it('forgets a flank that lies above what is left', () => {
    const field = fresh();
    cutLine(field, flatCutter(10), [10, -10, 15], [10, 40, 15]);
    const beside = field.wallMm.findIndex(
      (distance, cell) => Number.isFinite(distance) && cell % 80 > 25 && cell % 80 < 40 && cell > 80 * 20,
    );
    expect(beside).toBeGreaterThan(0);
    cutLine(field, flatCutter(200), [20, 15, 14], [20, 15, 14]);
    expect(field.wallMm[beside]).toBe(Number.POSITIVE_INFINITY);
  });

  it('goes through its snapshot unchanged, compactly, and goes on as it would have', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 5 }), move, (moves, next) => {
        const field = fresh();
        for (const { cutter, from, to } of moves) cutLine(field, cutter, from, to);
        const decoded = decodeField(encodeField(field), field);
        if (!decoded.ok) throw new Error(decoded.failure);
        expect(decoded.value).toEqual(field);
        cutLine(field, next.cutter, next.from, next.to);
        cutLine(decoded.value, next.cutter, next.from, next.to);
        expect(decoded.value).toEqual(field);
      }),
    );
    const machined = blockField(BLOCK, gridFor(BLOCK, 512));
    cutLine(machined, flatCutter(10), [0, 15, 12], [40, 15, 12]);
    cutArc(machined, flatCutter(6), {
      centreMm: [20, 15],
      radiusMm: 8,
      startRad: 0,
      sweepRad: 7,
      fromZMm: 10,
      toZMm: 10,
    });
    expect(encodeField(machined).length).toBeLessThan(80_000);
  });

  it('refuses bytes that no field gives, whatever they are', () => {
    const field = fresh(16);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decodeField(bytes, field);
        expect(decoded.ok ? encodeField(decoded.value).length > 0 : decoded.failure === 'damaged').toBe(true);
      }),
    );
    const good = encodeField(field);
    expect(decodeField(good.slice(0, -1), field)).toEqual({ ok: false, failure: 'damaged' });
  });

  it('stands any numbers: no cut makes a height that is none', () => {
    const any = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(any, any, any), fc.tuple(any, any, any), fc.constantFrom(...CUTTERS), (from, to, cutter) => {
        const field = fresh(16);
        const { removedMm3 } = cutLine(field, cutter, from, to);
        expect(removedMm3).toBeGreaterThanOrEqual(0);
        expect(heightAtMm(field, 20, 15)).toBeGreaterThanOrEqual(0);
        expect(heightAtMm(field, 20, 15)).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('gives the benchmark a step that removes what width, depth and feed say', () => {
    const step = stampSteps();
    const take = (count: number): number =>
      Array.from({ length: count }, () => step()).reduce((sum, each) => sum + each, 0);
    take(1000);
    // In steady cut: 11 mm of width, 5 of depth, 1000 steps of 1492 mm/min for a millisecond.
    expect(Math.abs(take(1000) / (11 * 5 * (1492 / 60)) - 1)).toBeLessThan(0.01);
  });
});

function nearest(from: Vector, to: Vector, x: number, y: number): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const squared = dx * dx + dy * dy;
  const f = squared > 0 ? Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / squared)) : 0;
  return Math.sqrt((x - from[0] - f * dx) ** 2 + (y - from[1] - f * dy) ** 2);
}
