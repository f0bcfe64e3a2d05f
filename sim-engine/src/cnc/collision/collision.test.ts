import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { simTick } from '../../time/sim-tick.ts';
import { cutLine } from '../stock/cut-line.ts';
import { flatCutter } from '../stock/cutter-profile.ts';
import { blockField, gridFor, type HeightField } from '../stock/height-field.ts';
import { between, type Vector } from '../vector.ts';
import { boxContact, type Fixture } from './box-contact.ts';
import { findCollisions, findOvertravel, tipInField, type ToolMove } from './collision.ts';
import { tileTops } from './stock-contact.ts';
import { type BodySection, COLLET_CHUCK_BT40, toolBody, type ToolShape } from './tool-body.ts';

const BLOCK = { minMm: [0, 0, 0], maxMm: [100, 80, 30] } as const;
const TOOL: ToolShape = { diameterMm: 10, fluteMm: 22, shankDiameterMm: 10, stickOutMm: 40, lengthMm: 110 };
const BODY = toolBody(TOOL, COLLET_CHUCK_BT40);
const VICE: readonly Fixture[] = [
  { name: 'fixed jaw', minMm: [-20, 80, -30], maxMm: [120, 110, 15] },
  { name: 'table', minMm: [-400, -250, -130], maxMm: [400, 250, -100] },
];

function move(from: Vector, to: Vector, other: Partial<ToolMove> = {}): ToolMove {
  return { from, to, rapid: false, spindleRpm: 3000, tick: simTick(7), sourceLine: 42, ...other };
}

function look(field: HeightField, now: ToolMove): ReturnType<typeof findCollisions> {
  return findCollisions(BODY, flatCutter(10), { field, tops: tileTops(field), fixtures: VICE }, now);
}

const fresh = (): HeightField => blockField(BLOCK, gridFor(BLOCK, 200));

describe('collision', () => {
  it('lets flutes cut at feed with the spindle turning, and calls everything else a collision', () => {
    const [from, to]: [Vector, Vector] = [
      [-20, 40, 25],
      [20, 40, 25],
    ];
    expect(look(fresh(), move(from, to))).toEqual([]);
    expect(look(fresh(), move(from, to, { rapid: true }))).toMatchObject([
      { cause: 'rapid', part: 'flutes', against: 'stock', tick: 7, sourceLine: 42 },
    ]);
    expect(look(fresh(), move(from, to, { spindleRpm: 0 }))).toMatchObject([{ cause: 'spindleStopped' }]);
    expect(look(fresh(), move(from, to, { spindleRpm: -3000 }))).toMatchObject([{ cause: 'spindleBackwards' }]);
  });

  it('lets a rapid pass over the stock and leave the slot that the same tool has cut', () => {
    const field = fresh();
    expect(look(field, move([-20, 40, 30.02], [120, 40, 30.02], { rapid: true }))).toEqual([]);
    cutLine(field, flatCutter(10), [-20, 40, 22], [50, 40, 22]);
    expect(look(field, move([50, 40, 22], [50, 40, 80], { rapid: true }))).toEqual([]);
    expect(look(field, move([50, 40, 22], [0, 40, 22], { rapid: true }))).toEqual([]);
    expect(look(field, move([50, 40, 22], [51, 40, 22], { rapid: true }))).toHaveLength(1);
  });

  it('finds shank and holder in the stock when the slot is deeper than the flutes and the stick-out', () => {
    const field = blockField({ minMm: [0, 0, 0], maxMm: [100, 80, 60] }, gridFor(BLOCK, 200));
    cutLine(field, flatCutter(8.6), [-20, 40, 15], [120, 40, 15]);
    const parts = look(field, move([20, 40, 15], [60, 40, 15])).map(({ part, cause }) => [part, cause]);
    expect(parts).toEqual([
      ['shank', 'body'],
      ['holder', 'body'],
    ]);
  });

  it('finds the jaw of the vice, and says where', () => {
    const [hit] = look(fresh(), move([50, 60, 10], [50, 90, 10]));
    expect(hit).toMatchObject({ part: 'flutes', against: 'fixed jaw', cause: 'body' });
    expect(hit?.point[1]).toBe(80);
    expect(look(fresh(), move([50, 60, 16], [50, 90, 16]))).toEqual([]);
  });

  it('finds the first touch of a box that a fine sampling of the move finds', () => {
    const coordinate = fc.double({ min: -30, max: 30, noNaN: true });
    const point = fc.tuple(coordinate, coordinate, coordinate);
    const cone: BodySection = { part: 'holder', fromMm: 5, toMm: 20, lowerRadiusMm: 4, upperRadiusMm: 12 };
    const box: Fixture = { name: 'clamp', minMm: [-6, -4, -10], maxMm: [6, 4, 8] };
    // Heights and distance written again in the plainest way.
    const touches = (tip: Vector): boolean => {
      const [low, high] = [Math.max(tip[2] + 5, -10), Math.min(tip[2] + 20, 8)];
      if (low >= high) return false;
      const radius = 4 + ((high - tip[2] - 5) / 15) * 8;
      const [x, y] = [Math.max(Math.abs(tip[0]) - 6, 0), Math.max(Math.abs(tip[1]) - 4, 0)];
      return Math.sqrt(x * x + y * y) < radius - 1e-9;
    };
    fc.assert(
      fc.property(point, point, (from, to) => {
        const hit = boxContact(cone, box, from, to);
        const samples = Array.from({ length: 2001 }, (_, index) => index / 2000);
        const first = samples.find((fraction) => touches(between(from, to, fraction)));
        expect(hit === undefined && first !== undefined).toBe(false);
        expect(Math.max(0, (hit?.fraction ?? 0) - (first ?? 1))).toBeLessThan(1e-6);
        // What the samples miss is no longer than the step between them.
        expect(
          touches(between(from, to, (hit?.fraction ?? 0) + 1e-7)) || hit === undefined || hit.fraction > 0.9999,
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('judges by the field however old the tiles are, as long as material only goes away', () => {
    const tip = fc.tuple(
      fc.double({ min: -10, max: 110, noNaN: true }),
      fc.double({ min: -10, max: 75, noNaN: true }),
      fc.double({ min: 5, max: 35, noNaN: true }),
    );
    fc.assert(
      fc.property(tip, tip, tip, tip, (a, b, from, to) => {
        const field = fresh();
        const stale = tileTops(field);
        cutLine(field, flatCutter(20), a, b);
        const now = move(from, to, { rapid: true });
        const judge = (tops: typeof stale): unknown =>
          findCollisions(BODY, flatCutter(10), { field, tops, fixtures: [] }, now);
        expect(judge(stale)).toEqual(judge(tileTops(field)));
      }),
      { numRuns: 60 },
    );
  });

  it('finds axes outside their travel', () => {
    expect(findOvertravel([-801, 0, -10], [-800, -500, -500], [0, 0, 0], simTick(3), 9)).toMatchObject([
      { cause: 'travel', against: 'X', sourceLine: 9 },
    ]);
    expect(findOvertravel([-800, 0, 0], [-800, -500, -500], [0, 0, 0], simTick(3), 9)).toEqual([]);
  });

  it('puts the tip a tool length below the gauge line', () => {
    expect(tipInField([-400, -250, -200], 110, [-450, -290, -340])).toEqual([50, 40, 30]);
  });
});
