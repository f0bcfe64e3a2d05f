import { describe, expect, it } from 'vitest';

import { ORACLES_NEEDED, oraclePath, oraclesPresent, readOracleCsv } from '../../testing/oracles.ts';
import { readFileSync } from 'node:fs';
import { OverloadProfile } from './overload-profile.ts';
import { CLASS_TRIP_S, heatAfter, thermalImage, tripAfterS } from './thermal-image.ts';

const CLASS_10 = thermalImage(CLASS_TRIP_S['10'], 1.125);
const PROFILE = [
  [5, 6.5],
  [200, 0.9],
  [4, 6.5],
  [60, 1],
  [120, 1.3],
  [200, 1.1],
  [300, 1.5],
].map(([spanS = 0, multiple = 0]) => ({ spanS, multiple }));

describe('thermal image of an overload relay', () => {
  it.each([
    ['10A', 161.8317611],
    ['10', 242.7476416],
  ] as const)('of class %s has a time constant of %f s', (name, timeConstantS) => {
    expect(thermalImage(CLASS_TRIP_S[name], 1.125).timeConstantS).toBeCloseTo(timeConstantS, 6);
  });

  it('never trips at 1.05 times the set current, and at once where it is hot enough already', () => {
    expect(tripAfterS(CLASS_10, 1, 1.05)).toBe(Infinity);
    expect(tripAfterS(CLASS_10, 1.3, 0)).toBe(0);
  });

  it('reaches k² exactly at the time that it names', () => {
    const tripS = tripAfterS(CLASS_10, 0.25, 3);
    expect(heatAfter(CLASS_10, 0.25, 3, tripS)).toBeCloseTo(1.125 * 1.125, 12);
  });

  it('trips on the profile of reference after 207.551759 s and cools when it has ended', () => {
    const profile = new OverloadProfile(CLASS_10, PROFILE, 0);
    expect(profile.tripS).toBeCloseTo(207.551759, 6);
    expect(profile.stateAt(5).multiple).toBe(0.9);
    expect(profile.stateAt(0.5).heat).toBeCloseTo(0.0869349694, 10);
    expect(profile.stateAt(889).multiple).toBe(0);
    expect(profile.stateAt(2000).heat).toBeLessThan(profile.stateAt(889).heat);
  });

  it('does not name a trip that a profile does not reach', () => {
    expect(new OverloadProfile(CLASS_10, [{ spanS: 1, multiple: 2 }], 0).tripS).toBe(Infinity);
  });

  describe.skipIf(!oraclesPresent)(`against the files of reference (${ORACLES_NEEDED})`, () => {
    it('gives every trip time of overload_relay.csv to nine digits', () => {
      const [, ...lines] = readFileSync(oraclePath('motor', 'overload_relay.csv'), 'utf8').trim().split('\n');
      for (const line of lines) {
        const [name = '', , multiple, ...times] = line.split(',');
        const image = thermalImage(CLASS_TRIP_S[name as keyof typeof CLASS_TRIP_S], 1.125);
        for (const [index, preload] of [0, 0.5, 1].entries()) {
          const cell = times[index] ?? '';
          const expected = cell === 'inf' ? Infinity : Number(cell);
          const found = tripAfterS(image, preload * preload, Number(multiple));
          expect(Number.isFinite(found), line).toBe(Number.isFinite(expected));
          expect(found === expected ? 0 : Math.abs(found / expected - 1), line).toBeLessThan(1e-8);
        }
      }
    });

    it('follows every row of overload_profile_class10.csv', () => {
      const profile = new OverloadProfile(CLASS_10, PROFILE, 0);
      for (const row of readOracleCsv('motor', 'overload_profile_class10.csv')) {
        const timeS = row['t_s'] ?? Number.NaN;
        const state = profile.stateAt(timeS);
        expect(state.multiple).toBe(row['multiple']);
        expect(state.heat).toBeCloseTo(row['theta'] ?? Number.NaN, 9);
        // The file sets its mark with the first row after the part in which the relay trips, at 209 s.
        const judged = timeS < profile.tripS || timeS >= 209;
        expect(judged && profile.tripS <= timeS).toBe(row['tripped'] === 1);
      }
    });
  });
});
