import { beforeAll, describe, expect, it } from 'vitest';

import { Simulation } from '@tongyan/sim-engine/kernel';

import { millSystem } from './system.ts';
import { applySurface, emptySurface, type SurfaceView } from './testing-surface.ts';
import { millSurface } from './surface.ts';
import { Operator } from './testing-mill.ts';

/** What the field itself says, in whole micrometres as views see it. */
function heights({ bulk }: Operator): Float32Array {
  const { heightNm, floorNm } = bulk.milling.field;
  return Float32Array.from(heightNm, (height) => floorNm / 1e6 + Math.round((height - floorNm) / 1000) / 1000);
}

function follow(operator: Operator, view: SurfaceView, since: number): number {
  const surface = millSurface(operator.run, since);
  if (surface === null) return since;
  applySurface(view, surface.bytes);
  return surface.stamp;
}

describe('the surface of the workpiece', () => {
  let operator: Operator;
  beforeAll(() => {
    operator = Operator.at().prepared();
    operator.loaded(`G21 G90 G54\nT2 M6\nG0 G43 H2 Z50\nS5000 M3\nG0 X-65 Y0\nZ-3\nG1 X65 F1500\nG0 Z50\nM30\n`);
  });

  it('is followed by what changes, to the same as the whole', () => {
    const view = emptySurface();
    let stamp = follow(operator, view, -1);
    expect(view.heightsMm).toEqual(heights(operator));
    expect(view.program).toBe(operator.bulk.program);
    operator.do('cycleStart', null);
    let changes = 0;
    while (operator.bulk.job !== null) {
      operator.wait(0.5);
      const next = follow(operator, view, stamp);
      if (next !== stamp) changes += 1;
      stamp = next;
    }
    expect(changes).toBeGreaterThan(5);
    expect(view.heightsMm).toEqual(heights(operator));
    expect(millSurface(operator.run, stamp)).toBeNull();
  });

  it('names the tiles that changed and no others', () => {
    const view = emptySurface();
    const stamp = follow(operator, view, -1);
    operator
      .do('mode', { mode: 'mdi' })
      .do('mdi', { text: 'S5000 M3\nG0 G43 H2 Z20\nX0 Y-30\nZ1\nG1 Z-1 F300\nG0 Z20' });
    operator.untilDone();
    const surface = millSurface(operator.run, stamp);
    const { tiles, renewed, programChanged } = applySurface(view, surface?.bytes ?? new Uint8Array());
    expect([renewed, programChanged]).toEqual([false, false]);
    const { cellMm, originMm } = view;
    expect(operator.mode.alarms).toEqual([]);
    for (const { column, row } of tiles) {
      expect(Math.abs(originMm[0] + (column + 8) * cellMm)).toBeLessThan(14);
      expect(Math.abs(originMm[1] + (row + 8) * cellMm + 30)).toBeLessThan(14);
    }
    expect(tiles.length).toBeGreaterThan(0);
    expect(view.heightsMm).toEqual(heights(operator));
  });

  it('comes whole for a follower of another run, and after a jump', () => {
    const view = emptySurface();
    const stamp = follow(operator, view, -1);
    const resumed = Simulation.resume(millSystem(), operator.run.snapshot());
    if (!resumed.ok) throw new Error(resumed.failure.code);
    const surface = millSurface(resumed.value, stamp);
    const other = emptySurface();
    expect(applySurface(other, surface?.bytes ?? new Uint8Array()).renewed).toBe(true);
    expect(other).toEqual(view);
  });

  it('tells of a text in memory when it is another, and where something struck', () => {
    const view = emptySurface();
    const stamp = follow(operator, view, -1);
    operator.do('loadProgram', { text: 'G0 X0 (铣)\nM30\n' });
    const surface = millSurface(operator.run, stamp);
    expect(applySurface(view, surface?.bytes ?? new Uint8Array()).programChanged).toBe(true);
    expect(view.program).toContain('铣');
    operator.do('mdi', { text: 'G0 X0 Y-60\nG0 Z-27' }).untilDone();
    follow(operator, view, -1);
    expect(view.marks).toEqual([{ part: expect.any(String), against: 'movingJaw', point: expect.any(Array) }]);
  });
});
