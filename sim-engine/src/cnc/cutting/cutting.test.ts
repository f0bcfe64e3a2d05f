import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { deflectionMm, runoutChipMm, runoutRadiusMm, tipStiffnessNpmm } from './deflection.ts';
import { specificForceNpmm2, STEEL_C45, WROUGHT_ALUMINIUM } from './material.ts';
import {
  cutterForces,
  cuttingSpeedMpmin,
  millingLoad,
  millingPowerW,
  spindleRpm,
  tableFeedMmpm,
  toothForceN,
} from './milling.ts';
import { floorRoughness, steppedRoughness, turnedRoughness, wallRoughness } from './roughness.ts';
import { availableTorque, SPINDLE_850, spindleLoad } from './spindle.ts';
import { edgeRecessionMm, toolLifeMin, wornMm } from './tool-life.ts';
import { drillingLoad, turningLoad } from './turning.ts';

function expectWithin2Percent(value: number, reference: number): void {
  expect(Math.abs(value / reference - 1)).toBeLessThan(0.02);
}

describe('cutting', () => {
  it("gives the motor's power of a catalogue's example: D250, 12 teeth, 2 × 80 mm at 280 mm/min, kc 1800 → 1.68 kW", () => {
    expectWithin2Percent(millingPowerW(2, 80, 280, 1800) / SPINDLE_850.efficiency, 1680);
  });

  it('gives the load of a 16 mm cutter in aluminium, within 2 %', () => {
    const speedRpm = spindleRpm(250, 16);
    const feed = tableFeedMmpm(speedRpm, 3, 0.1);
    const load = millingLoad(WROUGHT_ALUMINIUM, {
      diameterMm: 16,
      teeth: 3,
      speedRpm,
      tableFeedMmpm: feed,
      depthMm: 5,
      widthMm: 11,
    });
    expectWithin2Percent(speedRpm, 4974);
    expectWithin2Percent(feed, 1492);
    expectWithin2Percent(load.meanChipMm, 0.0703);
    expectWithin2Percent(load.specificForceNpmm2, 1313);
    expectWithin2Percent(load.removalMm3pmin / 1000, 82);
    expectWithin2Percent(load.powerW, 1800);
    expectWithin2Percent(load.torqueNm, 3.45);
  });

  it('gives the load of a 63 mm face mill in C45, within 2 %', () => {
    const speedRpm = spindleRpm(200, 63);
    const feed = tableFeedMmpm(speedRpm, 5, 0.15);
    const load = millingLoad(STEEL_C45, {
      diameterMm: 63,
      teeth: 5,
      speedRpm,
      tableFeedMmpm: feed,
      depthMm: 2,
      widthMm: 45,
    });
    expectWithin2Percent(load.powerW, 3380);
    expectWithin2Percent(load.torqueNm, 32);
  });

  it.each([
    [150, 51],
    [200, 16],
    [300, 3.2],
  ])('gives carbide in C45 at %d m/min a life of %d min, within 2 %', (speed, lifeMin) => {
    expectWithin2Percent(toolLifeMin(STEEL_C45, speed), lifeMin);
  });

  it('adds wear up by the time in cut at each speed, and by 0.3 mm of it nearly doubles the force', () => {
    let wear = 0;
    for (let minute = 0; minute < 8; minute++) wear = wornMm(wear, STEEL_C45, 200, 60);
    expectWithin2Percent(wear, 0.15);
    expect(wornMm(0.1, WROUGHT_ALUMINIUM, 500, 3600)).toBe(0.1);
    expect(specificForceNpmm2(STEEL_C45, 0.1, 0, 0.3) / specificForceNpmm2(STEEL_C45, 0.1)).toBeCloseTo(1.9, 12);
    expect(edgeRecessionMm(0.3)).toBeCloseTo(0.037, 3);
  });

  it('bends a carbide tool of 10 mm that sticks out 40 mm by 1 µm for 5.65 N', () => {
    expectWithin2Percent(tipStiffnessNpmm(10, 40) / 1000, 5.65);
    expectWithin2Percent(deflectionMm(5.65, tipStiffnessNpmm(10, 40)), 0.001);
  });

  it('widens a slot by the run-out, and loads one tooth more', () => {
    expect(2 * runoutRadiusMm(0.03)).toBeCloseTo(0.03, 12);
    expect(runoutChipMm(0.1, 0.03, 2)).toBeCloseTo(0.13, 12);
    expect(runoutChipMm(0.1, 0.03, 1)).toBe(0.1);
  });

  it('gives the spindle its torque below and its power above the base speed, and stalls past one and a half times it', () => {
    expect(availableTorque(SPINDLE_850, 1000)).toEqual({ continuousNm: 48, shortNm: 70 });
    expectWithin2Percent(availableTorque(SPINDLE_850, 1500).continuousNm, 48);
    expectWithin2Percent(availableTorque(SPINDLE_850, 6000).continuousNm, 7500 / 628.3);
    expect(spindleLoad(SPINDLE_850, 1000, 71)).toMatchObject({ stalls: false });
    expect(spindleLoad(SPINDLE_850, 1000, 73)).toMatchObject({ stalls: true });
    expectWithin2Percent(spindleLoad(SPINDLE_850, 4974, 3.45).motorPowerW, 1800 / 0.8);
  });

  it('spends in the sum of tooth forces about the power that the mean chip says', () => {
    const [speedRpm, fz, depthMm] = [4974, 0.1, 5];
    const arcRad = Math.acos(1 - 22 / 16);
    const { tangentialN } = cutterForces(WROUGHT_ALUMINIUM, 3, depthMm, fz, 0, arcRad);
    const powerW = (tangentialN * cuttingSpeedMpmin(speedRpm, 16)) / 60;
    const mean = millingLoad(WROUGHT_ALUMINIUM, {
      diameterMm: 16,
      teeth: 3,
      speedRpm,
      tableFeedMmpm: 1492,
      depthMm,
      widthMm: 11,
    });
    // The mean of a power law is not the power law of the mean: they agree within 8 % over such an arc.
    expect(Math.abs(powerW / mean.powerW - 1)).toBeLessThan(0.08);
  });

  it('pushes a cutter away from the material in climb milling and into it in conventional milling', () => {
    const conventional = cutterForces(WROUGHT_ALUMINIUM, 4, 5, 0.1, 0, Math.PI / 3);
    const climb = cutterForces(WROUGHT_ALUMINIUM, 4, 5, 0.1, (2 * Math.PI) / 3, Math.PI);
    expect(conventional.againstFeedN).toBeGreaterThan(0);
    expect(climb.againstFeedN).toBeLessThan(conventional.againstFeedN);
    expect(toothForceN(WROUGHT_ALUMINIUM, 5, 0.1, 0)).toBe(0);
    expect(toothForceN(WROUGHT_ALUMINIUM, 5, 0.1, Math.PI / 2)).toBeGreaterThan(0);
  });

  it('leaves marks of f²/8r in turning and of the step in milling, twice as rough without coolant', () => {
    expect(turnedRoughness(0.2, 0.8).rtUm).toBeCloseTo(6.25, 6);
    expect(steppedRoughness(0.5, 5).rtUm).toBeCloseTo(6.25, 6);
    expect(floorRoughness(0.3, 0.8).rtUm).toBeCloseTo(14.06, 2);
    expect(wallRoughness(0.1, 3, 5, 0.02).rtUm).toBeCloseTo(9 * wallRoughness(0.1, 3, 5, 0).rtUm, 6);
    expect(turnedRoughness(0.2, 0.8, { coolant: false }).raUm).toBeCloseTo(2 * turnedRoughness(0.2, 0.8).raUm, 9);
  });

  it('loads turning and drilling by the same law', () => {
    const turning = turningLoad(STEEL_C45, { depthMm: 2, feedPerRevMm: 0.3, cuttingSpeedMpmin: 180, approachDeg: 90 });
    expectWithin2Percent(turning.cuttingForceN, 1700 * Math.pow(0.3, -0.25) * 0.6);
    const drilling = drillingLoad(STEEL_C45, 10, 0.2, 1000);
    expect(drilling.torqueNm).toBeGreaterThan(5);
    expect(drilling.torqueNm).toBeLessThan(15);
  });

  it('never gives a load that is no number', () => {
    const any = fc.double({ min: 0, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(any, any, any, any, (speedRpm, tableFeed, depthMm, widthMm) => {
        const cut = { diameterMm: 10, teeth: 3, speedRpm, tableFeedMmpm: tableFeed, depthMm, widthMm };
        const values = Object.values(millingLoad(STEEL_C45, cut));
        expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
      }),
    );
  });
});
