import { describe, expect, it } from 'vitest';

import { WIRING_MISTAKES, type WiringMistakeName } from './mistakes.ts';
import { LOCKED, TestCabinet } from './testing-cabinet.ts';

const SHORT = ['shortCircuit', 'fuseMelted', 'fuseMelted', 'fuseMelted'];

const wired = (mistake: WiringMistakeName): TestCabinet => new TestCabinet({ mistake }).energised();

/** Contactors at each change, with the milliseconds since the start. */
function changes(cabinet: TestCabinet, seconds: number): readonly string[] {
  const seen: string[] = [];
  for (let ms = 1; ms <= seconds * 1000; ms += 1) {
    const before = cabinet.contactors;
    cabinet.run(0.001);
    if (cabinet.contactors !== before) seen.push(cabinet.contactors);
  }
  return seen;
}

describe('wiring mistakes do by themselves what they do in a workshop', () => {
  it('7-8 bridged: KM2 closes onto KM3, a three-phase short circuit of about 2.7 kA that blows FU1', () => {
    const cabinet = wired('noInterlockOfKm3');
    cabinet.do('press', { part: 'SB2' });
    const overlap = cabinet.secondsUntil(({ contactors }) => contactors === 'KM1 KM2 KM3', 0.1);
    expect(overlap).toBe(0.04);
    expect(cabinet.secondsUntil(({ contactors }) => contactors === 'KM1 KM2', 0.1)).toBe(0.012);
    expect(cabinet.eventCodes).toEqual(SHORT);
    expect(cabinet.events[0]?.details['amperes']).toBeGreaterThan(2500);
    expect([1, 2, 3].map((pole) => cabinet.read(`FU1.melted${pole}`))).toEqual([1, 1, 1]);
    expect(cabinet.read('QF.closed')).toBe(1);
  });

  it('4-5 bridged: latent, until SB2 is pressed in delta', () => {
    const cabinet = wired('noInterlockOfKm2').start().run(5);
    expect(cabinet.contactors).toBe('KM1 KM2');
    expect(cabinet.rpm).toBeGreaterThan(1400);
    expect(cabinet.events).toEqual([]);
    cabinet.do('press', { part: 'SB2' });
    cabinet.run(0.05);
    expect(cabinet.eventCodes).toEqual(SHORT);
  });

  it('3-7 open: runs while SB2 is held, and stops at the time-out of KT all the same', () => {
    const cabinet = wired('noSealingContact');
    cabinet.do('press', { part: 'SB2' });
    expect(cabinet.run(2.9).contactors).toBe('KM1 KM3');
    expect(cabinet.run(0.2).contactors).toBe('');
    expect(wired('noSealingContact').start().run(0.1).contactors).toBe('');
  });

  it("KM1's NC contact in 3-7: KM1 and KM2 chatter as soon as there is power", () => {
    const cabinet = new TestCabinet({ mistake: 'sealingContactNormallyClosed' });
    cabinet.do('turnOn', { part: 'QF' });
    expect(changes(cabinet, 0.2).slice(0, 6)).toEqual(['KM1 KM2', '', 'KM1 KM2', '', 'KM1 KM2', '']);
  });

  it('KT 67/68 for 55/56: SB2 has to be held for 3 s, then star for ever', () => {
    const cabinet = wired('timerContactNormallyOpen').start(2.5);
    expect(cabinet.run(1).contactors).toBe('');
    cabinet.start(3.2);
    expect(cabinet.run(10).contactors).toBe('KM1 KM3');
    expect(cabinet.rpm).toBeCloseTo(1302, -1);
  });

  it('two phases swapped before FU1: reverse in star and in delta', () => {
    const cabinet = wired('phasesSwappedBeforeFuses').start().run(2.5);
    expect(cabinet.contactors).toBe('KM1 KM3');
    expect(cabinet.rpm).toBeLessThan(-1250);
    cabinet.run(2);
    expect(cabinet.contactors).toBe('KM1 KM2');
    expect(cabinet.rpm).toBeLessThan(-1400);
  });

  it('swapped at U1 and V1 only: reverse in star; in delta one winding without voltage, two opposed, and FR trips', () => {
    const cabinet = wired('phasesSwappedAtMotor').start().run(2.5);
    expect(cabinet.rpm).toBeLessThan(-1250);
    cabinet.run(1);
    expect(cabinet.contactors).toBe('KM1 KM2');
    expect(cabinet.read('M.windingUV')).toBeLessThan(1);
    expect(cabinet.read('M.windingVV')).toBeGreaterThan(360);
    expect(cabinet.read('M.windingWV')).toBeGreaterThan(360);
    expect(cabinet.secondsUntil(() => cabinet.read('FR.tripped') === 1, 60)).toBeLessThan(30);
    expect(cabinet.run(1).contactors).toBe('');
  });

  it('swapped at U1 and V1 only: a locked motor in that delta has a pulsating field and no torque', () => {
    const cabinet = new TestCabinet({ mistake: 'phasesSwappedAtMotor', parameters: LOCKED }).energised();
    cabinet.do('hold', { part: 'KM2' });
    cabinet.do('hold', { part: 'KM1' });
    cabinet.run(0.5);
    expect(cabinet.read('M.windingVA')).toBeGreaterThan(40);
    expect(Math.abs(cabinet.mean('M.torqueNm', 0.02))).toBeLessThan(0.5);
  });

  it('KM2 to U2, V2, W2: both ends of each winding on one phase, so it coasts in delta', () => {
    const cabinet = wired('deltaWithoutTransposition').start().run(3.5);
    expect(cabinet.contactors).toBe('KM1 KM2');
    expect(cabinet.read('M.windingUV') + cabinet.read('M.windingVV') + cabinet.read('M.windingWV')).toBeLessThan(1);
    expect(cabinet.mean('M.torqueNm', 0.1)).toBeCloseTo(0, 1);
    expect(cabinet.run(3).rpm).toBeLessThan(500);
    expect(cabinet.events).toEqual([]);
  });

  it('KM2 to V2, W2, U2 is a valid delta with the same rotation', () => {
    const cabinet = wired('otherDelta').start().run(5);
    expect(cabinet.contactors).toBe('KM1 KM2');
    expect(cabinet.rpm).toBeCloseTo(1436.5, 0);
  });

  it('a star leg open: 26.5 A in two leads, hum, no torque', () => {
    const cabinet = wired('starLegOpen').start().run(0.5);
    expect(cabinet.contactors).toBe('KM1 KM3');
    expect(Math.abs(cabinet.read('FR.current1') / 26.5 - 1)).toBeLessThan(0.02);
    expect(Math.abs(cabinet.read('FR.current3') / 26.5 - 1)).toBeLessThan(0.02);
    expect(cabinet.read('FR.current2')).toBeLessThan(0.01);
    expect(Math.abs(cabinet.rpm)).toBeLessThan(0.1);
    expect(Math.abs(cabinet.mean('M.torqueNm', 0.02))).toBeLessThan(0.1);
  });

  it('U1 and U2 exchanged: unequal currents, and a growl: the torque pulsates', () => {
    const cabinet = wired('windingReversed').start().run(2);
    expect(cabinet.contactors).toBe('KM1 KM3');
    const pulsation = (of: TestCabinet): number => {
      const torques = Array.from({ length: 20 }, () => of.run(0.001).read('M.torqueNm'));
      return Math.max(...torques) - Math.min(...torques);
    };
    const sound = new TestCabinet().energised().start().run(2);
    expect(pulsation(sound)).toBeLessThan(0.5);
    expect(pulsation(cabinet)).toBeGreaterThan(20);
    expect(cabinet.read('FR.current1')).toBeGreaterThan(1.4 * cabinet.read('FR.current2'));
  });

  it('SB2 wired NC: starts as soon as there is power', () => {
    const cabinet = new TestCabinet({ mistake: 'startButtonNormallyClosed' });
    cabinet.do('turnOn', { part: 'QF' });
    expect(cabinet.run(0.1).contactors).toBe('KM1 KM3');
  });

  it('leaves every mistake finite for ten seconds, whatever happens', () => {
    for (const mistake of Object.keys(WIRING_MISTAKES) as WiringMistakeName[]) {
      const cabinet = wired(mistake).start().run(10);
      expect(cabinet.simulation.outputs().every(Number.isFinite), mistake).toBe(true);
    }
  });
});
