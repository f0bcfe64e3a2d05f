import { describe, expect, it } from 'vitest';
import { genset } from './genset.ts';
import { readModel, startModel } from './testing-model.ts';

describe('generator sets by name', () => {
  it('overshoot by 9.9 % without their load, and sag by 3.9 % under half of it', () => {
    const farthest = (from: number, to: number): number => {
      const load_kW = [
        [0, from],
        [1, to],
      ];
      const run = startModel(genset, { load_kW }, 0.02);
      let peak = 0;
      for (let row = 0; row <= 250; row += 1) {
        const share = (readModel(genset, run, row * 0.02)['f_Hz'] ?? 0) / 60 - 1;
        if (Math.abs(share) > Math.abs(peak)) peak = share;
      }
      return peak;
    };
    expect(Math.abs(farthest(750, 0) / 0.099 - 1)).toBeLessThan(0.02);
    expect(Math.abs(farthest(0, 375) / -0.039 - 1)).toBeLessThan(0.02);
  });

  it('move 37.5 kW and 0.12 Hz with 0.24 Hz at one of two', () => {
    const given = {
      sets: 2,
      load_kW: [[0, 750]],
      load_kvar: [[0, 300]],
      setpoint1_Hz: [
        [0, 0],
        [5, 0.24],
      ],
    };
    const end = readModel(genset, startModel(genset, given, 1), 60);
    expect(Math.abs(((end['P1_kW'] ?? 0) - 375) / 37.5 - 1)).toBeLessThan(0.02);
    expect(Math.abs(((end['f_Hz'] ?? 0) - 60) / 0.12 - 1)).toBeLessThan(0.02);
    expect(end['P3_kW']).toBe(0);
  });

  it('begin at rest', () => {
    const run = startModel(genset, { sets: 3, load_kW: [[0, 1500]], load_kvar: [[0, 900]] }, 1);
    const first = readModel(genset, run, 0);
    expect(first['f_Hz']).toBeCloseTo(60, 9);
    const later = readModel(genset, run, 10);
    expect(later['f_Hz']).toBeCloseTo(60, 6);
    expect(later['U_V']).toBeCloseTo(440, 4);
  });
});
