import { Simulation } from '@tongyan/sim-engine/kernel';
import { traineeViewOf } from '@tongyan/sim-engine/view';
import { describe, expect, it } from 'vitest';

import { Operator, systemFrom } from '../exercises/testing-operator.ts';
import { MILL } from '../machine/interface.ts';

/** Faces the blank and cuts a bit off its left-hand side. */
const FACE = `%
G21 G17 G40 G49 G80 G90 G94 G54
T1 M6
S1720 M3
G43 H1
G0 X-82 Y-20
Z20 M8
Z0
G1 X82 F3000
G0 Z50
M9
M5
M30
%
`;

describe('the bench', () => {
  it('measures nothing without a part, through a door, or without a gauge', () => {
    const empty = new Operator('morning');
    expect(empty.refusal('cleanPart', null)).toBe('noPart');
    const operator = new Operator().waits(1);
    expect(operator.refusal('measure', { size: 'length', place: 1 })).toBe('doorClosed');
    operator.does('door', { open: true });
    expect(operator.refusal('measure', { size: 'length', place: 1 })).toBe('noGauge');
    expect(operator.refusal('putBackGauge', null)).toBe('noGauge');
    expect(operator.refusal('zeroGauge', null)).toBe('noGauge');
  });

  it('refuses what a gauge cannot: another size, a place that there is not, a size out of its range, a zero to set', () => {
    const operator = new Operator().does('door', { open: true }).does('takeGauge', { gauge: 'micrometer50' });
    expect(operator.refusal('measure', { size: 'length', place: 1 })).toBe('gaugeMeasuresOther');
    expect(operator.refusal('measure', { size: 'width', place: 4 })).toBe('malformedArguments');
    // The blank is 80 wide.
    expect(operator.refusal('measure', { size: 'width', place: 1 })).toBe('outsideRange');
    expect(operator.refusal('measureRoughness', { surface: 'top' })).toBe('gaugeMeasuresOther');
    operator.does('takeGauge', { gauge: 'plug8' });
    expect(operator.refusal('zeroGauge', null)).toBe('noZero');
    expect(operator.refusal('measure', { size: 'bores', place: 1 })).toBe('nothingThere');
    operator.does('takeGauge', { gauge: 'roughnessTester' });
    expect(operator.refusal('measureRoughness', { surface: 'top' })).toBe('nothingThere');
  });

  it('reads the blank with a calliper: true to its step and its own deviation, the same in every run of a seed', () => {
    const read = (seed: number): readonly number[] => {
      const operator = new Operator('prepared', seed).does('door', { open: true });
      return [1, 2, 3].map((place) => operator.measures('calliper', 'length', place));
    };
    expect(read(1)).toEqual(read(1));
    for (const mm of [...read(1), ...read(2)]) {
      expect(Math.abs(mm - 100)).toBeLessThan(0.041);
      expect(Math.abs(mm / 0.02 - Math.round(mm / 0.02))).toBeLessThan(1e-6);
    }
  });

  it('is off by a zero that was not checked, until it is', () => {
    const off = [1, 2, 3, 4, 5].map((seed) => {
      const operator = new Operator('prepared', seed)
        .does('door', { open: true })
        .does('takeGauge', { gauge: 'calliper' });
      const mean = (): number => {
        let sum = 0;
        for (let reading = 0; reading < 40; reading++)
          sum += operator.does('measure', { size: 'length', place: 2 }, 0).read('gauge.readingMm') / 40;
        return Math.abs(sum - 100);
      };
      const before = mean();
      operator.does('zeroGauge', null);
      const after = mean();
      expect(operator.mode.bench.zeroed).toEqual(['calliper']);
      expect(operator.mode.bench.readings).toHaveLength(24);
      expect(operator.read('gauge.count')).toBe(80);
      return { before, after };
    });
    expect(Math.max(...off.map(({ before }) => before))).toBeGreaterThan(0.01);
    expect(Math.max(...off.map(({ after }) => after))).toBeLessThan(0.007);
  });

  it('finds chips on what was cut, and lets the inspector look when the spindle has come to rest', () => {
    const operator = new Operator().homes();
    expect(operator.read('inspection.topRaUm')).toBe(0);
    operator.runs(FACE).waits(4);
    expect(operator.mode.bench.dirty).toBe(true);
    expect(operator.read('part.dirty')).toBe(1);
    expect(operator.read('inspection.topRaUm')).toBeCloseTo(0.3, 1);
    expect(operator.read('inspection.length')).toBeCloseTo(100, 4);
    operator.does('door', { open: true }).does('cleanPart', null);
    expect(operator.read('part.dirty')).toBe(0);
    expect(operator.read('inspection.edgesBroken')).toBe(0);
    operator.does('deburr', null).does('handIn', null);
    expect(operator.read('inspection.edgesBroken')).toBe(1);
    expect(operator.mode.bench.handedIn).toBe(true);
  });

  it('takes over what was touched, and nothing where nothing was', () => {
    const operator = new Operator().homes();
    expect(operator.refusal('measureOffset', { register: 'H3', valueMm: 0 })).toBe('noReading');
    expect(operator.refusal('measureOffset', { register: 'G54X', valueMm: -50 })).toBe('noReading');
    const { h, g54 } = operator.mode.offsets;
    const [length, x] = [h['3'] ?? 0, g54.x];
    operator.does('callTool', { toolNumber: 3 }, 12).does('touchTool', { toolNumber: 3 }, 14);
    expect(operator.refusal('measureOffset', { register: 'H4', valueMm: 0 })).toBe('noReading');
    operator.does('setOffset', { register: 'H3', valueMm: 1 }).does('measureOffset', { register: 'H3', valueMm: 0 });
    expect(operator.mode.offsets.h['3']).toBeCloseTo(length, 2);
    operator.does('callTool', { toolNumber: 9 }, 12).does('probeFace', { face: 'right' }, 15);
    expect(operator.refusal('measureOffset', { register: 'G54Y', valueMm: 40 })).toBe('noReading');
    operator
      .does('setOffset', { register: 'G54X', valueMm: 0 })
      .does('measureOffset', { register: 'G54X', valueMm: 50 });
    expect(operator.mode.offsets.g54.x).toBeCloseTo(x, 2);
  });

  it('shows a trainee no true size, no zero and no fault', () => {
    const operator = new Operator().waits(1);
    const view = traineeViewOf(systemFrom('prepared'))(operator.recorder.simulation);
    const names = Object.keys(view.signals);
    expect(names.filter((name) => /inspection\.|condition\.|Error/u.test(name))).toEqual([]);
    expect(names).toContain(`${MILL}.gauge.readingMm`);
    const mode = view.modes[MILL] as Readonly<Record<string, unknown>>;
    expect(Object.keys(mode)).toContain('bench');
    expect(Object.keys(mode).filter((field) => /hidden/iu.test(field))).toEqual([]);
  });

  it('goes on from a snapshot as it would have gone on', () => {
    const operator = new Operator().does('door', { open: true }).does('takeGauge', { gauge: 'calliper' });
    const kept = JSON.parse(JSON.stringify(operator.recorder.simulation.snapshot())) as Parameters<
      typeof Simulation.resume
    >[1];
    const resumed = Simulation.resume(systemFrom('prepared'), kept);
    if (!resumed.ok) throw new Error(JSON.stringify(resumed.failure));
    operator.does('measure', { size: 'length', place: 1 });
    expect(resumed.value.apply({ target: MILL, name: 'measure', args: { size: 'length', place: 1 } }).ok).toBe(true);
    resumed.value.runTo(operator.recorder.tick);
    expect(resumed.value.read(`${MILL}.gauge.readingMm`)).toBe(operator.read('gauge.readingMm'));
    expect(resumed.value.hash()).toBe(operator.recorder.simulation.hash());
  });
});
