import { describe, expect, it } from 'vitest';

import type { CanonicalCall } from '../rs274/canon.ts';
import { interpret, parseToolTable } from '../rs274/index.ts';
import { fromCanon } from './from-canon.ts';
import { MACHINING_CENTRE_850 } from './machine.ts';
import { compilePath } from './planner/compile.ts';
import { advanceTrajectory } from './planner/trajectory.ts';
import { startTrajectory } from './planner/state.ts';
import type { MotionSegment } from './segments.ts';
import { distance, type Vector } from './vector.ts';

const REST = { a: 0, b: 0, c: 0 };

function made(calls: readonly CanonicalCall[], start: Vector = [0, 0, 0]): readonly MotionSegment[] {
  const result = fromCanon(
    calls.map((call, index) => ({ call, line: index + 1 })),
    start,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function fromProgram(source: string): readonly MotionSegment[] {
  const tools = parseToolTable('T1 P1 Z4 D0.4');
  const { calls, end } = interpret(source, tools.ok ? { tools: tools.value } : {});
  expect(end).toBe('end');
  const result = fromCanon(calls, [0, 0, 0]);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

describe('from canonical calls', () => {
  it('gives machine coordinates: G92, rotation, work offset and tool length put back, in the unit of the moment', () => {
    const segments = made([
      { kind: 'useLengthUnits', units: 'inch' },
      { kind: 'setG5xOffset', system: 1, x: 1, y: 2, z: 3, ...REST },
      { kind: 'setG92Offset', x: 0.5, y: 0, z: 0, ...REST },
      { kind: 'setXyRotation', angleDeg: 90 },
      { kind: 'useLengthUnits', units: 'mm' },
      { kind: 'useToolLengthOffset', offset: { x: 0, y: 0, z: 100, u: 0, v: 0, w: 0, ...REST } },
      { kind: 'straightTraverse', x: 10, y: 0, z: 0, ...REST },
    ]);
    const [move] = segments;
    expect(move).toMatchObject({ kind: 'line', motion: 'rapid', sourceLine: 7 });
    const end = move?.kind === 'line' ? move.end : ([0, 0, 0] as const);
    expect(distance(end, [25.4, 50.8 + 10 + 12.7, 76.2 + 100])).toBeLessThan(1e-9);
  });

  it('runs a program of lines, arcs, a full circle and a helix to where its words say', () => {
    const segments = fromProgram(
      [
        'G21 G17 G90 G94 F600',
        'S1000 M3',
        'G0 X10 Y0 Z5',
        'G2 X20 Y-10 I0 J-10',
        'G3 X20 Y-10 I5 J0',
        'G3 X20 Y-10 Z0 I5 J0 P2',
        'G18 G2 X20 Z-10 I0 K-5',
        'M2',
      ].join('\n'),
    );
    const program = compilePath(segments, [0, 0, 0], MACHINING_CENTRE_850);
    if (!program.ok) throw new Error(JSON.stringify(program.failure));
    const state = startTrajectory(program.value);
    let arcsMm = 0;
    for (let tick = 0; tick < 60_000 && state.mode === 'running'; tick++) {
      advanceTrajectory(program.value, MACHINING_CENTRE_850, state, 0.001, (shape, fromMm, toMm) => {
        if (shape.kind === 'arc') arcsMm += toMm - fromMm;
      });
    }
    expect(state.mode).toBe('finished');
    expect(distance(state.position, [20, -10, -10])).toBeLessThan(1e-9);
    // A quarter of radius 10, a circle of radius 5, two turns of it with 5 of rise, half a circle of radius 5.
    const expected = (Math.PI / 2) * 10 + 10 * Math.PI + Math.sqrt((20 * Math.PI) ** 2 + 25) + 5 * Math.PI;
    expect(Math.abs(arcsMm - expected)).toBeLessThan(0.01);
  });

  it('turns feed a revolution into feed, ties threads to the spindle, and comes back from a rigid tap', () => {
    const segments = fromProgram(
      ['G21 G90 G95 S500 M3', 'G1 X10 F0.2', 'G94', 'G0 Z2', 'G33.1 Z-10 K1.25', 'M2'].join('\n'),
    );
    expect(segments.filter(({ kind }) => kind === 'line')).toMatchObject([
      { feedMmpm: 100 },
      { motion: 'rapid' },
      { sync: { pitchMm: 1.25 } },
      { sync: { pitchMm: 1.25 } },
    ]);
    const spindle = segments.filter(({ kind }) => kind === 'spindle');
    expect(spindle.map((segment) => (segment.kind === 'spindle' ? segment.direction : ''))).toEqual(
      expect.arrayContaining(['clockwise', 'counterclockwise', 'clockwise']),
    );
  });

  it('knows path modes, stops, coolant, tool changes and dwells', () => {
    const kinds = fromProgram(
      ['G21 G90 G94', 'G61.1', 'G64 P0.02', 'T1 M6', 'M8', 'G4 P0.5', 'M1', 'M0', 'M48', 'M2'].join('\n'),
    );
    expect(kinds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'pathMode', mode: { kind: 'exactStop' } }),
        expect.objectContaining({ kind: 'pathMode', mode: { kind: 'continuous', toleranceMm: 0.02 } }),
        expect.objectContaining({ kind: 'toolChange', toolNumber: 1 }),
        expect.objectContaining({ kind: 'coolant', flood: true }),
        expect.objectContaining({ kind: 'dwell', durationS: 0.5 }),
        expect.objectContaining({ kind: 'stop', optional: true }),
        expect.objectContaining({ kind: 'stop', optional: false }),
        expect.objectContaining({ kind: 'end' }),
      ]),
    );
  });

  it('refuses a spline, and an arc that a rotation turns out of its plane', () => {
    const refused = (calls: readonly CanonicalCall[]): unknown =>
      fromCanon(
        calls.map((call) => ({ call, line: 3 })),
        [0, 0, 0],
      );
    expect(refused([{ kind: 'nurbsFeed', order: 3, points: [] }])).toEqual({
      ok: false,
      failure: { kind: 'unsupported', call: 'nurbsFeed', sourceLine: 3 },
    });
    expect(
      refused([
        { kind: 'setXyRotation', angleDeg: 10 },
        {
          kind: 'arcFeed',
          plane: 'xz',
          firstEnd: 0,
          secondEnd: 0,
          firstCentre: 1,
          secondCentre: 0,
          turns: 1,
          axisEnd: 0,
          ...REST,
        },
      ]),
    ).toMatchObject({ ok: false });
  });
});
