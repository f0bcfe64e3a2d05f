import { describe, expect, it } from 'vitest';

import { PROGRAM_LIMITS } from '../../../model/machine/interface.ts';
import { REFERENCE_PROGRAM } from '../../../model/programs/reference.ts';
import { analyse, type AnalyseRequest } from './analyse.ts';
import { BEGINS, FEED, RAPID, tooLong } from './tool-path.ts';

const request = (text: string): AnalyseRequest => ({
  text,
  registers: {
    g54: [-400, -250, -490],
    lengthsMm: [95, 112, 104, 100, 142, 138, 139, 131, 150],
    diametersMm: [50, 16, 10, 10, 8, 8, 7, 8, 6],
  },
  start: [0, 0, 0],
  toolNumber: 0,
  spindleRpm: 0,
});

describe('what is found in a program', () => {
  it('is the path of the tip in work coordinates', () => {
    const { problems, path } = analyse(
      request('T2 M6\nG43 H2\nG0 X0 Y0\nZ2\nS900 M3\nG1 Z-1 F100\nG3 X10 Y10 I10 J0 F200\nM30\n'),
    );
    expect(problems).toEqual([]);
    const points = path?.points ?? new Float32Array();
    const kinds = [...(path?.kinds ?? [])];
    expect(Array.from(points.slice(-3), (value) => Math.round(value * 1000) / 1000)).toEqual([10, 10, -1]);
    // Every place on the arc (centre 10, 0) is as far from its centre.
    const arcs = kinds.flatMap((kind, index) => (kind === FEED && path?.lines[index] === 7 ? [index] : []));
    expect(arcs.length).toBeGreaterThan(20);
    for (const index of arcs) {
      expect(Math.hypot((points[index * 3] ?? 0) - 10, points[index * 3 + 1] ?? 0)).toBeCloseTo(10, 3);
    }
    expect(kinds.filter((kind) => kind === BEGINS)).toHaveLength(2);
    expect(kinds).toContain(RAPID);
  });

  it('are mistakes by their lines, with the path of what is left', () => {
    const { problems, path } = analyse(request('G0 X1\nG1 X2 Y (open\nG77 X3\nG0 X4\nM30\n'));
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
    expect(path).not.toBeNull();
  });

  it('is nothing wrong in the reference program, which stays inside of the blank and its surroundings', () => {
    const { problems, path } = analyse(request(REFERENCE_PROGRAM));
    expect(problems).toEqual([]);
    const cuts = [...(path?.kinds ?? [])].flatMap((kind, index) => (kind === FEED ? [index] : []));
    const xs = cuts.map((index) => path?.points[index * 3] ?? 0);
    expect(Math.max(...xs)).toBeLessThan(100);
    expect(Math.min(...xs)).toBeGreaterThan(-100);
    expect(path?.seconds).toBeGreaterThan(200);
  });

  it('is too long beyond the lines or characters that the control holds', () => {
    expect(tooLong('G0 X1\n'.repeat(200_000))).toEqual({ lines: 200_001, characters: 1_200_000 });
    expect(tooLong('X'.repeat(PROGRAM_LIMITS.characters + 1))?.lines).toBe(1);
    expect(tooLong('G0 X1\n'.repeat(PROGRAM_LIMITS.lines - 1))).toBeNull();
  });
});
