import { describe, expect, it } from 'vitest';
import { ORACLES_NEEDED, oraclesPresent, readOracleCsv } from '../testing/oracles.ts';
import { inductionMotor } from './motor.ts';
import { motorSteady } from './motor-steady.ts';
import { overloadRelayModel, overloadTripTimes } from './overload-relay.ts';
import { expectFollows, readModel, startModel } from './testing-model.ts';

/** Absolute, about 1e-6 of the largest value of each column: eight printed digits, and RK4 of at most 0.1 ms. */
const MOTOR_TOLERANCES = {
  speed_radps: 2e-4,
  speed_rpm: 2e-3,
  torque_Nm: 5e-4,
  load_Nm: 2e-4,
  i_winding_A: 3e-4,
  i_winding_rms_A: 3e-4,
  i_line_A: 5e-4,
  i_line_rms_A: 5e-4,
};

describe.skipIf(!oraclesPresent)(`motor and relay by name, against scipy (${ORACLES_NEEDED})`, () => {
  it.each([
    ['dol.csv', { start: 'delta' }],
    ['star_delta.csv', { start: 'star-delta' }],
    ['star_delta_early.csv', { start: 'star-delta', star_until: 0.8, delta_from: 0.86 }],
  ])('%s in every row', (file, given) => {
    expectFollows(inductionMotor, startModel(inductionMotor, given), readOracleCsv('motor', file), MOTOR_TOLERANCES);
  });

  it.each(['delta', 'star'])('steady_%s.csv in every row', (connection) => {
    const run = startModel(motorSteady, { connection });
    for (const [row, expected] of readOracleCsv('motor', `steady_${connection}.csv`).entries()) {
      const found = readModel(motorSteady, run, row);
      for (const [column, value] of Object.entries(expected))
        expect(Math.abs((found[column] ?? Number.NaN) - value), column).toBeLessThanOrEqual(2e-7 * Math.abs(value));
    }
    expect(run.ended?.()).toBe(true);
  });

  it('overload_profile_class10.csv in every row', () => {
    const run = startModel(overloadRelayModel, {});
    expectFollows(overloadRelayModel, run, readOracleCsv('motor', 'overload_profile_class10.csv'), {
      multiple: 0,
      theta: 1e-9,
    });
  });
});

describe('motor by name', () => {
  it('starts as scipy finds it: 23.0277 A in the line after half a millisecond, 1463.0446 rpm after three seconds', () => {
    const run = startModel(inductionMotor, {});
    expect(readModel(inductionMotor, run, 0.0005)['i_line_rms_A']).toBeCloseTo(23.027718, 5);
    expect(readModel(inductionMotor, run, 3)['speed_rpm']).toBeCloseTo(1463.0446, 3);
  });

  it('gives a row at a switching time the new state', () => {
    const run = startModel(inductionMotor, { start: 'star-delta', star_until: 0.8, delta_from: 0.86 });
    expect(readModel(inductionMotor, run, 0.8)['torque_Nm']).toBe(0);
    const closing = readModel(inductionMotor, run, 0.86);
    expect(Math.abs(closing['i_line_rms_A'] ?? 1)).toBeLessThan(1e-9);
    expect(readModel(inductionMotor, run, 0.865)['i_line_rms_A']).toBeGreaterThan(20);
  });

  it('does by the rows of switching what star-delta does', () => {
    const switching = [
      [0, 1],
      [0.8, 0],
      [0.86, 2],
    ];
    const byRows = startModel(inductionMotor, { start: 'switching', switching });
    const byName = startModel(inductionMotor, { start: 'star-delta', star_until: 0.8, delta_from: 0.86 });
    expect(readModel(inductionMotor, byRows, 1.2)).toEqual(readModel(inductionMotor, byName, 1.2));
  });

  it('settles at the steady state of other windings, frequency, poles and load as well', () => {
    const windings = { Rs: 0.4, Rr: 0.35, Xls: 1.2, Xlr: 1.1, Xm: 40, fX: 60, p: 3, V: 460, f: 60 };
    const run = startModel(inductionMotor, { ...windings, J: 1.1, load_static: 20, load_square: 0.004, start: 'star' });
    const end = readModel(inductionMotor, run, 12);
    const slip = 1 - (end['speed_rpm'] ?? 0) / 1200;
    const steady = startModel(motorSteady, { ...windings, connection: 'star', slips: [slip] });
    const expected = readModel(motorSteady, steady, 0);
    expect(end['torque_Nm']).toBeCloseTo(expected['torque_Nm'] ?? Number.NaN, 3);
    expect(end['i_line_rms_A']).toBeCloseTo(expected['i_line_rms_A'] ?? Number.NaN, 3);
  });

  it('stands for a load that is stiff beside its inertia', () => {
    const run = startModel(inductionMotor, { J: 0.002, load_w0: 0.01 });
    const end = readModel(inductionMotor, run, 0.3);
    expect(end['torque_Nm']).toBeCloseTo(end['load_Nm'] ?? Number.NaN, 2);
  });

  it.each([
    [{ start: 'star-delta', star_until: 2, delta_from: 1 }, 'delta_from'],
    [{ start: 'switching', switching: [[0, 3]] }, 'switching'],
    [
      {
        start: 'switching',
        switching: [
          [1, 1],
          [0, 2],
        ],
      },
      'switching',
    ],
  ])('refuses %o', (given, parameter) => {
    const values = Object.fromEntries(
      Object.entries(inductionMotor.parameters).map(([name, spec]) => [name, spec.value]),
    );
    expect(inductionMotor.start({ ...values, ...given }, 0.001)).toMatchObject({ ok: false, failure: { parameter } });
  });
});

describe('overload relay by name', () => {
  it('trips on its profile after 207.551759 s', () => {
    const run = startModel(overloadRelayModel, {});
    const before = readModel(overloadRelayModel, run, 207.5);
    expect(before['tripped']).toBe(0);
    expect(before['trip_s']).toBeCloseTo(207.551759, 6);
    expect(readModel(overloadRelayModel, run, 208)['tripped']).toBe(1);
  });

  it.each([
    ['10A', 1.13, 765.3999275, 730.1382901, 518.0345599],
    ['10', 7.2, 6, 4.826510131, 1.271614399],
    ['20', 1.5, 401.348548, 344.1654398, 115.9808947],
  ])('of class %s at %f times the set current', (name, multiple, coldS, halfS, ratedS) => {
    const found = readModel(
      overloadTripTimes,
      startModel(overloadTripTimes, { class: name, multiples: [multiple] }),
      0,
    );
    expect(found['cold_s']).toBeCloseTo(coldS, 6);
    expect(found['from_0.5_s']).toBeCloseTo(halfS, 6);
    expect(found['from_1.0_s']).toBeCloseTo(ratedS, 6);
  });

  it('takes another k and another time at 7.2 times', () => {
    const found = readModel(
      overloadTripTimes,
      startModel(overloadTripTimes, { t72: 5, k: 1.15, multiples: [7.2, 1.1] }),
      0,
    );
    expect(found['cold_s']).toBeCloseTo(5, 12);
    expect(found['tau_s']).toBeCloseTo(193.5, 0);
  });
});
