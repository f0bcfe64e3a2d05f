import { describe, expect, it } from 'vitest';
import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../testing/oracles.ts';
import { coolingLoop } from './cooling-loop.ts';
import { expectFollows, readModel, startModel } from './testing-model.ts';

/** Steady at 0.75 of full load (scipy's Radau, the end of a start from 30 °C). */
const STEADY = { Tb: 105.097976, Te: 76.4063691, Tx: 35.8383491, Ts: 38.816475, x: 0.200530756 };
const steadyLoad = [[0, 0.75]];

const SCENARIOS = {
  'startup.csv': {},
  'load_step.csv': {
    ...STEADY,
    load: [
      [0, 0.75],
      [300, 0.75],
      [300, 1],
      [2100, 1],
      [2100, 0.3],
    ],
  },
  'thermostat_stuck.csv': { ...STEADY, load: steadyLoad, stuck: [[300, 0.13]] },
  'sea_chest_clogged.csv': {
    ...STEADY,
    load: steadyLoad,
    clog: [
      [0, 0],
      [300, 0],
      [900, 60],
      [2400, 60],
      [2400, 0],
    ],
  },
};

describe('cooling loop', () => {
  it('settles where the reference settles', () => {
    const end = readModel(coolingLoop, startModel(coolingLoop, {}), 5400);
    expect(end['Tblock_C']).toBeCloseTo(105.097976, 4);
    expect(end['Tfw_out_C']).toBeCloseTo(76.4063691, 4);
    expect(end['sw_kgps']).toBeCloseTo(10.6369277, 5);
    expect(end['q_cooler_kW']).toBeCloseTo(459.065708, 2);
  });

  it('shows the new input in the row of a jump', () => {
    const run = startModel(coolingLoop, SCENARIOS['load_step.csv']);
    expect(readModel(coolingLoop, run, 295)['load']).toBe(0.75);
    expect(readModel(coolingLoop, run, 300)['load']).toBe(1);
  });

  it('frees the thermostat where the schedule says so', () => {
    const stuck = [
      [300, 0.13],
      [900, -1],
    ];
    const run = startModel(coolingLoop, { ...STEADY, load: steadyLoad, stuck });
    expect(readModel(coolingLoop, run, 900)['valve']).toBeCloseTo(0.13, 4);
    expect(readModel(coolingLoop, run, 3600)['valve']).toBeCloseTo(STEADY.x, 3);
  });

  it('gets hotter with less sea water, a hotter sea or more load', () => {
    const settled = (given: Readonly<Record<string, unknown>>): number =>
      readModel(coolingLoop, startModel(coolingLoop, { ...STEADY, load: steadyLoad, ...given }), 3600)['Tblock_C'] ?? 0;
    const usual = settled({});
    expect(settled({ clog: [[0, 100]] })).toBeGreaterThan(usual);
    expect(settled({ Tsw: 34 })).toBeGreaterThan(usual);
    expect(settled({ load: [[0, 0.85]] })).toBeGreaterThan(usual);
  });

  it('refuses a thermostat that is open before it opens', () => {
    const values = Object.fromEntries(Object.entries(coolingLoop.parameters).map(([name, { value }]) => [name, value]));
    expect(coolingLoop.start({ ...values, T2: 70 }, 5)).toMatchObject({ ok: false, failure: { parameter: 'T2' } });
  });

  it('refuses rows that go back in time', () => {
    const values = Object.fromEntries(Object.entries(coolingLoop.parameters).map(([name, { value }]) => [name, value]));
    const started = coolingLoop.start(
      {
        ...values,
        load: [
          [10, 0],
          [5, 1],
        ],
      },
      5,
    );
    expect(started).toMatchObject({ ok: false, failure: { parameter: 'load' } });
  });
});

describe.skipIf(!oraclesPresent)(`cooling loop against scipy (${ORACLES_NEEDED})`, () => {
  // Asked for: 0.1 K. The run begins from nine printed digits and steps by 0.5 s.
  it.each(Object.entries(SCENARIOS))('%s within 1 mK', (file, given) => {
    expectFollows(coolingLoop, startModel(coolingLoop, given), readOracleCsv('cooling', file), {
      load: 1e-9,
      Tblock_C: 1e-3,
      Tfw_out_C: 1e-3,
      Tfw_cooled_C: 1e-3,
      Tsw_out_C: 1e-3,
      Tfw_in_C: 1e-3,
      valve: 5e-5,
      sw_kgps: 1e-5,
      q_cooler_kW: 0.02,
      eff: 1e-5,
    });
    expect(coolingLoop.outputs.map(({ name }) => name)).toEqual(
      Object.keys(readOracleCsv('cooling', file)[0] ?? {}).slice(1),
    );
  });
});
