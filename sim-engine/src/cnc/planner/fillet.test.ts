import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MotionSegment } from '../segments.ts';
import { distance, type Vector } from '../vector.ts';
import { filletArc } from './fillet.ts';
import { type ArcShape, lineShape, positionOn, tangentOn } from './primitive.ts';
import { compiled, expectWithinLimits, feed, real, run, tolerance } from './testing.ts';

/** An arc of the XY plane from a start, by centre angle, radius and sweep. */
function flatArc(
  start: Vector,
  radiusMm: number,
  startRad: number,
  sweepRad: number,
): MotionSegment & { readonly end: Vector } {
  const centre = [start[0] - radiusMm * Math.cos(startRad), start[1] - radiusMm * Math.sin(startRad)] as const;
  const end: Vector = [
    centre[0] + radiusMm * Math.cos(startRad + sweepRad),
    centre[1] + radiusMm * Math.sin(startRad + sweepRad),
    start[2],
  ];
  return { kind: 'arc', motion: 'feed', normal: 2, centre, sweepRad, end, feedMmpm: 4000, sourceLine: 2 };
}

function shapeOfArc(start: Vector, radiusMm: number, startRad: number, sweepRad: number): ArcShape {
  const [item] = compiled([flatArc(start, radiusMm, startRad, sweepRad)], start).items;
  if (item?.kind !== 'move' || item.shape.kind !== 'arc') throw new Error('no arc');
  return item.shape;
}

const radius = real(0.5, 20);
const angle = real(-3.1, 3.1);
const sweep = real(0.3, 4).chain((size) => fc.constantFrom(size, -size));

describe('fillets', () => {
  it('touch a line and an arc without a kink, near their corner, on half of either', () => {
    fc.assert(
      fc.property(
        real(1, 30),
        radius,
        angle,
        sweep,
        real(0.001, 0.3),
        (lengthMm, radiusMm, startRad, sweepRad, toleranceMm) => {
          const line = lineShape([-lengthMm, 0, 0], [0, 0, 0]);
          const arc = shapeOfArc([0, 0, 0], radiusMm, startRad, sweepRad);
          const corner = filletArc(line, arc, toleranceMm, 1e9);
          fc.pre(corner !== undefined);
          if (corner === undefined) return;
          const { arc: fillet, trimBeforeMm, trimAfterMm } = corner;
          expect(trimBeforeMm).toBeLessThanOrEqual(lengthMm / 2);
          expect(trimAfterMm).toBeLessThanOrEqual(arc.lengthMm / 2);
          expect(distance(positionOn(fillet, 0), [-trimBeforeMm, 0, 0])).toBeLessThan(1e-7);
          expect(distance(fillet.end, positionOn(arc, trimAfterMm))).toBeLessThan(1e-7);
          expect(distance(positionOn(fillet, fillet.lengthMm * (1 - 1e-12)), fillet.end)).toBeLessThan(1e-6);
          expect(distance(tangentOn(fillet, 0), [1, 0, 0])).toBeLessThan(1e-6);
          expect(distance(tangentOn(fillet, fillet.lengthMm), tangentOn(arc, trimAfterMm))).toBeLessThan(1e-6);
          for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
            const point = positionOn(fillet, share * fillet.lengthMm);
            const fromLine = point[0] <= 0 ? Math.abs(point[1]) : Number.POSITIVE_INFINITY;
            const fromArc = Math.abs(distance(point, arc.centre) - radiusMm);
            expect(Math.min(fromLine, fromArc)).toBeLessThanOrEqual(toleranceMm + 1e-9);
          }
          const nearest = Math.abs(distance(fillet.centre, [0, 0, 0]) - fillet.radiusMm);
          expect(nearest).toBeLessThanOrEqual(toleranceMm + 1e-9);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('let a path of lines and arcs in a plane keep every limit strictly', () => {
    const piece = fc.oneof(
      fc.record({ kind: fc.constant('line' as const), x: real(-12, 12), y: real(-12, 12) }),
      fc.record({ kind: fc.constant('arc' as const), radiusMm: radius, startRad: angle, sweepRad: sweep }),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 2, maxLength: 12 }), real(0.002, 0.2), (pieces, toleranceMm) => {
        let at: Vector = [0, 0, 0];
        const segments: MotionSegment[] = [tolerance(toleranceMm)];
        for (const each of pieces) {
          const segment =
            each.kind === 'line'
              ? feed([at[0] + each.x, at[1] + each.y, 0], 4000)
              : flatArc(at, each.radiusMm, each.startRad, each.sweepRad);
          segments.push(segment);
          at = segment.end;
        }
        const { samples, state } = run(compiled(segments));
        expect(distance(state.position, at)).toBeLessThan(2e-9);
        expectWithinLimits(samples);
      }),
      { numRuns: 80 },
    );
  });

  it('are not tried where the neighbours lie in no common plane', () => {
    const arc = shapeOfArc([0, 0, 0], 5, 0, 2);
    expect(filletArc(lineShape([0, 0, -5], [0, 0, 0]), arc, 0.1, 1e9)).toBeUndefined();
    expect(filletArc(lineShape([-5, 0, 0], [0, 0, 0]), lineShape([0, 0, 0], [0, 5, 0]), 0.1, 1e9)).toBeUndefined();
  });
});
