import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../testing/oracles.ts';
import { batteryCell } from './battery-cell.ts';
import type { ModelRun } from './model.ts';
import { readModel, startModel } from './testing-model.ts';

const PULSES = '6 x (cc 100 A for 10 s; rest 40 s; cc -75 A for 10 s; rest 40 s; cc 50 A for 360 s; rest 600 s)';
const CHARGE = 'cc -25 A until 4.15 V; cv 4.15 V until 2.5 A; rest 1800 s';

const run = (given: Readonly<Record<string, unknown>>, everyS?: number): ModelRun =>
  startModel(batteryCell, given, everyS);
const read = (of: ModelRun, timeS: number): Readonly<Record<string, number>> => readModel(batteryCell, of, timeS);

describe('battery cell', () => {
  // scipy's Radau at rtol 1e-10, limits found as events.
  it('ends a discharge at 2.9 V and rests as the reference', () => {
    const cell = run({});
    const end = read(cell, 3520);
    expect(end['step']).toBe(1);
    expect(end['step_end_s']).toBeCloseTo(3513.104805, 4);
    const rested = read(cell, 5320);
    expect(rested['step']).toBe(2);
    expect(rested['step_end_s']).toBeCloseTo(5313.104805, 4);
    expect(Math.abs((rested['voltage_V'] ?? 0) - 3.105621377)).toBeLessThan(1e-5);
  });

  it('charges by constant current and constant voltage as the reference', () => {
    const cell = run({ s: 0.1, protocol: CHARGE });
    expect(read(cell, 5290)['step_end_s']).toBeCloseTo(5283.03255, 4);
    expect(read(cell, 6000)['voltage_V']).toBeCloseTo(4.15, 9);
    expect(read(cell, 7210)['step_end_s']).toBeCloseTo(7204.204344, 3);
    const end = read(cell, 9010);
    expect(end['step_end_s']).toBeCloseTo(9004.204344, 3);
    expect(end['soc']).toBeCloseTo(0.9291111587, 6);
  });

  it('passes over a step whose limit is past already', () => {
    const cell = run({ s: 1, protocol: 'cc -25 A until 3.5 V; cc -25 A until 3.6 V; rest 100 s' });
    expect(read(cell, 10)['step']).toBe(2);
  });

  it('rests after its last step', () => {
    const cell = run({ protocol: 'cc 50 A for 20 s' });
    expect(read(cell, 30)).toMatchObject({ step: 1, current_A: 0 });
  });

  it('shows the next step at the row where the time of one ends, however the times are rounded', () => {
    const cell = startModel(batteryCell, { protocol: '30 x (cc 100 A for 0.7 s; rest 0.4 s)' }, 0.1);
    for (let row = 0; row < 300; row += 1)
      expect([row, readModel(batteryCell, cell, row * 0.1)['current_A']]).toEqual([row, row % 11 < 7 ? 100 : 0]);
  });

  it('says where a protocol cannot be read', () => {
    const values = Object.fromEntries(Object.entries(batteryCell.parameters).map(([name, { value }]) => [name, value]));
    const started = batteryCell.start({ ...values, protocol: 'cc 50 A until 2.9 X' }, 10);
    expect(started).toMatchObject({
      ok: false,
      failure: { parameter: 'protocol', message: expect.stringContaining('character 19') as unknown },
    });
  });

  const NMC = {
    Q: 50,
    R00: 0.9e-3,
    R_low: 0,
    E: 0,
    R1: 0.6e-3,
    C1: 50e3,
    R2: 0,
    mc: 900,
    hA: 0.35,
    Ta: 25,
    s: 0,
    T: 25,
    ocv: [3, 3.45, 3.55, 3.61, 3.65, 3.7, 3.79, 3.88, 3.98, 4.08, 4.2].map((volts, index) => [index / 10, volts]),
  };

  it.each([
    ['0.5C', 25, 1, 116, 125, 27.5],
    ['1C', 50, 1, 56, 68, 32.8],
    ['1C of a dry cell', 50, 2, 54, 72, 37.3],
  ])(
    'charges a 50 Ah NMC cell at %s in the known time and heat',
    (_name, currentA, R0_factor, ccMin, totalMin, peakC) => {
      const cell = run({ ...NMC, R0_factor, protocol: `cc ${-currentA} A until 4.2 V; cv 4.2 V until 2.5 A` }, 10);
      let hottest = 0;
      let ccEnd = 0;
      let last = read(cell, 0);
      for (let timeS = 10; last['step'] !== 2 && timeS < 2e4; timeS += 10) {
        last = read(cell, timeS);
        hottest = Math.max(hottest, last['T_C'] ?? 0);
        if (last['step'] === 1) ccEnd = last['step_end_s'] ?? 0;
      }
      expect(Math.abs(ccEnd / 60 / ccMin - 1)).toBeLessThan(0.02);
      expect(Math.abs((last['step_end_s'] ?? 0) / 60 / totalMin - 1)).toBeLessThan(0.02);
      expect(Math.abs(hottest - peakC)).toBeLessThan(0.2);
    },
  );

  it('loses a seventh of 5 mV a day through 3.3 kΩ near full', () => {
    const cell = run({ ...NMC, s: 0.99, short_ohm: 3.3e3, protocol: 'rest 48 h' }, 3600);
    const before = read(cell, 0)['voltage_V'] ?? 0;
    const after = read(cell, 24 * 3600)['voltage_V'] ?? 0;
    expect(Math.abs((before - after) / (5e-3 / 7) - 1)).toBeLessThan(0.03);
  });

  it('overcharges with a voltmeter that shows 20 mV too little, and stops early with a bad pin', () => {
    const charged = (given: Readonly<Record<string, unknown>>): number =>
      read(run({ ...NMC, protocol: 'cc -50 A until 4.2 V', ...given }), 4500)['soc'] ?? 0;
    expect(charged({ V_bias: -0.02 })).toBeGreaterThan(charged({}) + 0.01);
    expect(charged({ pin_ohm: 5e-3 })).toBeLessThan(charged({}) - 0.1);
  });

  it('keeps what it gives out and heats up with: charge and energy are conserved', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 5, max: 100, noNaN: true }),
        fc.double({ min: 0.3, max: 0.9, noNaN: true }),
        fc.double({ min: -20, max: 45, noNaN: true }),
        (currentA, s, T) => {
          const cell = run({ s, T, Ta: T, hA: 0, protocol: `cc ${currentA} A for 300 s` }, 1);
          const start = read(cell, 0);
          let lastV = start['voltage_V'] ?? 0;
          let givenJ = 0;
          for (let timeS = 1; timeS < 300; timeS += 1) {
            const voltage = read(cell, timeS)['voltage_V'] ?? 0;
            givenJ += (currentA * (voltage + lastV)) / 2;
            lastV = voltage;
          }
          const end = read(cell, 299);
          expect((start['soc'] ?? 0) - (end['soc'] ?? 0)).toBeCloseTo((currentA * 299) / (3600 * 50), 9);
          // Heat may only come from the voltage that is missing at the terminals.
          expect(end['T_C'] ?? 0).toBeGreaterThan(T);
          expect(givenJ).toBeLessThan(currentA * 299 * 4.3);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe.skipIf(!oraclesPresent)(`battery cell against scipy (${ORACLES_NEEDED})`, () => {
  it.each([
    ['discharge_1c.csv', {}],
    ['pulses.csv', { s: 0.8, protocol: PULSES }],
    ['cccv_charge.csv', { s: 0.1, protocol: CHARGE }],
  ])('%s within 0.05 mV (asked for: 1 mV)', (file, given) => {
    const tickS = 0.25;
    const cell = run(given, tickS);
    const rows = readOracleCsv('battery', file);
    const columns = ['current_A', 'voltage_V', 'soc', 'v1_V', 'v2_V'];
    const misses: string[] = [];
    let compared = 0;
    let before = read(cell, 0);
    let after = before;
    let beforeS = 0;
    for (const row of rows) {
      const timeS = row['t_s'] ?? 0;
      while (beforeS + tickS < timeS + 1e-6) {
        before = after;
        beforeS += tickS;
        after = read(cell, beforeS + tickS);
      }
      // Where a step ends between two ticks, the row belongs to the one or the other side of the jump.
      if (before['step'] !== after['step'] || (row['current_A'] === 0) !== (before['current_A'] === 0)) continue;
      compared += 1;
      const share = (timeS - beforeS) / tickS;
      for (const column of [...columns, 'T_C']) {
        const found = (1 - share) * (before[column] ?? 0) + share * (after[column] ?? 0);
        const difference = Math.abs(found - (row[column] ?? Number.NaN));
        const tolerance = column === 'T_C' ? 1e-3 : column === 'current_A' ? 1e-2 : 5e-5;
        if (!(difference <= tolerance)) misses.push(`${column} at ${timeS}: off by ${difference}`);
      }
    }
    expect(misses).toEqual([]);
    expect(compared).toBeGreaterThan(0.97 * rows.length);
  });
});
