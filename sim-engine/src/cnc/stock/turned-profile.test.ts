import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromBase64, toBase64 } from './bytes.ts';
import { decodeProfile, encodeProfile } from './codec.ts';
import {
  barProfile,
  type Insert,
  shoulderZMm,
  turnedDiameterMm,
  turnedVolumeMm3,
  type TurnedProfile,
  turnLine,
} from './turned-profile.ts';

const SQUARE: Insert = {
  noseRadiusMm: 0.4,
  edgeMm: 0,
  minusSlope: Number.POSITIVE_INFINITY,
  plusSlope: Math.sqrt(3) / 3,
};
const GROOVING: Insert = {
  noseRadiusMm: 0.2,
  edgeMm: 2.6,
  minusSlope: Number.POSITIVE_INFINITY,
  plusSlope: Number.POSITIVE_INFINITY,
};
const THREADING: Insert = { noseRadiusMm: 0.1, edgeMm: 0, minusSlope: Math.sqrt(3), plusSlope: Math.sqrt(3) };

const bar = (): TurnedProfile => barProfile(-60, 0, 0.02, 50);
const tip = fc.record({
  zMm: fc.double({ min: -70, max: 10, noNaN: true }),
  radiusMm: fc.double({ min: 0, max: 30, noNaN: true }),
});
const pass = fc.record({ insert: fc.constantFrom(SQUARE, GROOVING, THREADING), from: tip, to: tip });

describe('turned profile', () => {
  it('goes through its snapshot unchanged', () => {
    fc.assert(
      fc.property(fc.array(pass, { maxLength: 4 }), (passes) => {
        const profile = barProfile(-60, 0, 0.1, 50, 12);
        for (const { insert, from, to } of passes) turnLine(profile, insert, from, to);
        const bytes = fromBase64(toBase64(encodeProfile(profile)));
        expect(decodeProfile(bytes ?? new Uint8Array(), profile)).toEqual({ ok: true, value: profile });
      }),
    );
    expect(decodeProfile(new Uint8Array([1, 2, 3]), bar())).toEqual({ ok: false, failure: 'damaged' });
  });

  it("writes bytes in base 64 as Node's buffers do, and reads only that", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64').replaceAll('=', '');
        expect(toBase64(bytes)).toBe(text);
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
    expect(fromBase64('AA=A')).toBeUndefined();
    expect(fromBase64('AAAAA')).toBeUndefined();
  });

  it('turns a diameter up to a square shoulder whose place it knows better than its cells', () => {
    const profile = bar();
    const { removedMm3 } = turnLine(profile, SQUARE, { zMm: 2, radiusMm: 20 }, { zMm: -29.9871, radiusMm: 20 });
    expect(turnedDiameterMm(profile, -10)).toBe(40);
    expect(turnedDiameterMm(profile, -40)).toBe(50);
    expect(shoulderZMm(profile, -50, -10, 22)).toBeCloseTo(-30.3871, 6);
    expect(Math.abs(removedMm3 / (Math.PI * (25 * 25 - 20 * 20) * 30.34) - 1)).toBeLessThan(0.005);
  });

  it('leaves the corner radius in the shoulder', () => {
    const profile = bar();
    turnLine(profile, SQUARE, { zMm: 2, radiusMm: 20 }, { zMm: -30, radiusMm: 20 });
    const diameter = turnedDiameterMm(profile, -30.2) ?? 0;
    expect(diameter / 2).toBeCloseTo(20.4 - Math.sqrt(0.16 - 0.19 * 0.19), 2);
  });

  it('faces, cones and bores', () => {
    const profile = barProfile(-60, 0, 0.02, 50, 20);
    turnLine(profile, SQUARE, { zMm: -0.6, radiusMm: 30 }, { zMm: -0.6, radiusMm: -1 });
    expect(turnedDiameterMm(profile, -0.5)).toBe(0);
    turnLine(profile, { ...SQUARE, noseRadiusMm: 0 }, { zMm: -10, radiusMm: 20 }, { zMm: -30, radiusMm: 25 });
    expect(turnedDiameterMm(profile, -20)).toBeCloseTo(45, 1);
    turnLine(profile, SQUARE, { zMm: 1, radiusMm: 14 }, { zMm: -25, radiusMm: 14 }, true);
    expect(turnedDiameterMm(profile, -15, true)).toBe(28);
    expect(turnedDiameterMm(profile, -40, true)).toBe(20);
  });

  it('grooves as wide as the insert', () => {
    const profile = bar();
    const { removedMm3 } = turnLine(profile, GROOVING, { zMm: -20, radiusMm: 26 }, { zMm: -20, radiusMm: 22 });
    expect(turnedDiameterMm(profile, -20)).toBe(44);
    expect(shoulderZMm(profile, -25, -20, 24)).toBeCloseTo(-21.5, 6);
    expect(shoulderZMm(profile, -20, -15, 24)).toBeCloseTo(-18.5, 6);
    expect(Math.abs(removedMm3 / (Math.PI * (25 * 25 - 22 * 22) * 3) - 1)).toBeLessThan(0.01);
  });

  it('loses exactly what passes report, never grows, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(pass, { minLength: 1, maxLength: 6 }), (passes) => {
        const profile = barProfile(-60, 0, 0.1, 50, 12);
        const reversed = barProfile(-60, 0, 0.1, 50, 12);
        for (const { insert, from, to } of passes) {
          const [before, outer] = [turnedVolumeMm3(profile), profile.outerNm.slice()];
          const { removedMm3, deepestMm } = turnLine(profile, insert, from, to);
          expect(removedMm3).toBeGreaterThanOrEqual(0);
          expect(deepestMm).toBeGreaterThanOrEqual(0);
          expect(Math.abs(before - turnedVolumeMm3(profile) - removedMm3)).toBeLessThan(1e-6);
          expect(profile.outerNm.every((radius, cell) => radius <= (outer[cell] ?? 0) && radius >= 0)).toBe(true);
        }
        for (const { insert, from, to } of passes.toReversed()) turnLine(reversed, insert, from, to);
        expect(reversed.outerNm).toEqual(profile.outerNm);
      }),
    );
  });

  it('cuts what many short steps of the insert cut', () => {
    fc.assert(
      fc.property(pass, ({ insert, from, to }) => {
        const [whole, stepped] = [barProfile(-60, 0, 0.5, 50), barProfile(-60, 0, 0.5, 50)];
        turnLine(whole, insert, from, to);
        const at = (part: number): { zMm: number; radiusMm: number } => ({
          zMm: from.zMm + part * (to.zMm - from.zMm),
          radiusMm: from.radiusMm + part * (to.radiusMm - from.radiusMm),
        });
        for (let step = 0; step < 300; step++) turnLine(stepped, insert, at(step / 300), at((step + 1) / 300));
        const apart = whole.outerNm.filter((radius, cell) => Math.abs(radius - (stepped.outerNm[cell] ?? 0)) > 100);
        expect(apart.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });
});
