import { steadyState, tripAfterS } from '@tongyan/sim-engine/electrical';
import { describe, expect, it } from 'vitest';

import { MOTOR_WINDINGS } from './components.ts';
import { LOCKED, STIFF, TestCabinet } from './testing-cabinet.ts';

/** Values of reference are calculated ones, ±2 %, for 380 V at the motor. */
const REFERENCE = 0.02;

function expectWithin(found: number, expected: number, part = REFERENCE): void {
  expect(Math.abs(found / expected - 1), `${found} instead of ${expected}`).toBeLessThanOrEqual(part);
}

/** What flows into the delta of the motor at a speed, once transients are over. */
function deltaLineA(rpm: number): number {
  const point = { windingV: 380, supplyRadps: 100 * Math.PI, slip: 1 - rpm / 1500 };
  return Math.sqrt(3) * steadyState(MOTOR_WINDINGS, point).windingA;
}

/** Contactors pushed in by hand with the control circuit dead: KM1 with KM2 is delta, KM1 with KM3 star. */
function handStarted(
  connection: 'star' | 'delta',
  parameters: Readonly<Record<string, number>>,
  initial: Readonly<Record<string, number>> = {},
): TestCabinet {
  const cabinet = new TestCabinet({ parameters, initial }).energised();
  cabinet.do('pull', { part: 'FU2' });
  cabinet.do('hold', { part: connection === 'star' ? 'KM3' : 'KM2' });
  cabinet.do('hold', { part: 'KM1' });
  return cabinet;
}

describe('the motor at 380 V', () => {
  it.each([
    ['delta', 91.8, 113.6],
    ['star', 30.6, 37.9],
  ] as const)('locked in %s takes %f A and gives %f N·m', (connection, lineA, torqueNm) => {
    const cabinet = handStarted(connection, { ...STIFF, ...LOCKED }).run(0.3);
    expectWithin(cabinet.read('supply.line1A'), lineA);
    expectWithin(cabinet.mean('M.torqueNm', 0.02), torqueNm);
  });

  it('on a supply of 3 kA takes what its impedance leaves: 3 % less current, 6 % less torque', () => {
    const cabinet = handStarted('delta', LOCKED).run(0.3);
    expectWithin(cabinet.read('supply.line1A'), 0.97 * 91.8, 0.01);
    expectWithin(cabinet.mean('M.torqueNm', 0.02), 0.94 * 113.6, 0.01);
  });

  it('runs its fan up in delta within 0.71 s to 1437 rpm', () => {
    const cabinet = handStarted('delta', STIFF).run(0.71);
    expectWithin(cabinet.rpm, 1437, 0.002);
    expect(handStarted('delta', STIFF).run(0.4).rpm).toBeLessThan(0.98 * 1437);
  });

  it('ends in star at 1305 rpm with 11.1 A, 1.35 times what FR is set to, which trips it after 250 s from cold', () => {
    const cabinet = handStarted('star', STIFF).run(8);
    expectWithin(cabinet.rpm, 1305);
    expectWithin(cabinet.read('FR.current1'), 11.1);
    expectWithin(cabinet.read('FR.current1') / cabinet.read('FR.dialA'), 1.35);
    // So near the limit 0.5 % of current are 2 % of time.
    const image = {
      timeConstantS: cabinet.read('FR.timeConstantS'),
      tripMultiple: Math.sqrt(cabinet.read('FR.tripHeat')),
    };
    expectWithin(tripAfterS(image, 0, cabinet.read('FR.current1') / cabinet.read('FR.dialA')), 250);
  });

  it.each([
    [1, 1052, 62],
    [2, 1301, 40],
  ])('after %f s of star and a pause of 50 ms takes in delta, from %f rpm, %f A', (starS, rpm, lineA) => {
    const cabinet = handStarted('star', STIFF).run(starS);
    expectWithin(cabinet.rpm, rpm);
    cabinet.do('letGo', { part: 'KM3' });
    cabinet.run(0.05);
    expectWithin(deltaLineA(cabinet.rpm), lineA, 0.03);
  });

  it('closes on its own decaying field, so that the first periods take far more', () => {
    const cabinet = new TestCabinet().energised().start();
    cabinet.secondsUntil(({ contactors }) => contactors === 'KM1 KM2', 5);
    let peakA = 0;
    for (let tick = 0; tick < 40; tick += 1) peakA = Math.max(peakA, cabinet.run(0.001).read('supply.line1A'));
    expect(peakA).toBeGreaterThan(2 * deltaLineA(1280));
  });

  it('loads FR with the current of its windings, 0.58 of the line', () => {
    const cabinet = handStarted('delta', STIFF).run(3);
    expectWithin(cabinet.read('FR.current1') / cabinet.read('supply.line1A'), 1 / Math.sqrt(3));
  });
});

describe('the starting sequence', () => {
  it('draws KM3 in after 20 ms, KM1 after 40 ms, lets KM3 out after 3.01 s and draws KM2 in after 3.03 s', () => {
    const cabinet = new TestCabinet().energised();
    cabinet.do('press', { part: 'SB2' });
    const seen: string[] = [];
    for (let ms = 1; ms <= 4000; ms += 1) {
      const before = cabinet.contactors;
      cabinet.run(0.001);
      if (cabinet.contactors !== before) seen.push(`${cabinet.contactors} ${ms}`);
    }
    expect(seen).toEqual(['KM3 20', 'KM1 KM3 40', 'KM1 3012', 'KM1 KM2 3032']);
  });

  it('stops when SB1 is pressed, and stays stopped', () => {
    const cabinet = new TestCabinet().energised().start().run(4);
    expect(cabinet.contactors).toBe('KM1 KM2');
    cabinet.do('press', { part: 'SB1' });
    cabinet.run(0.1);
    cabinet.do('release', { part: 'SB1' });
    expect(cabinet.run(1).contactors).toBe('');
  });

  it('reports nothing', () => {
    expect(new TestCabinet().energised().start().run(5).events).toEqual([]);
  });
});

describe('a lost line', () => {
  it('while running in delta: 25.1 A in the other two, one winding with two thirds of it', () => {
    const cabinet = new TestCabinet({ parameters: STIFF }).energised().start().run(5);
    cabinet.inject('FU1.broken2', { kind: 'open' });
    cabinet.run(2);
    const lineA = cabinet.read('supply.line1A');
    expectWithin(lineA, 25.1);
    expectWithin(cabinet.read('supply.line3A'), lineA);
    expect(cabinet.read('supply.line2A')).toBeLessThan(0.01);
    expectWithin(cabinet.read('M.windingWA'), (2 / 3) * lineA);
    expectWithin(cabinet.read('M.windingUA'), lineA / 3);
  });

  it('trips FR 21 s later where it was warm', () => {
    const warm = { 'FR.heat1': 1, 'FR.heat2': 1, 'FR.heat3': 1 };
    const cabinet = handStarted('delta', STIFF, { ...warm, 'M.speedRadps': 150 }).run(0.2);
    cabinet.inject('FU1.broken2', { kind: 'open' });
    expectWithin(
      cabinet.secondsUntil(() => cabinet.read('FR.tripped') === 1, 60),
      21,
      0.04,
    );
    expect(cabinet.eventCodes).toContain('overloadTripped');
  });

  it('at standstill in delta: 80 A and no torque, so that it does not start', () => {
    const cabinet = new TestCabinet({ mistake: 'lineOpen', parameters: STIFF }).energised();
    cabinet.do('pull', { part: 'FU2' });
    cabinet.do('hold', { part: 'KM2' });
    cabinet.do('hold', { part: 'KM1' });
    cabinet.run(0.3);
    expectWithin(cabinet.read('supply.line1A'), 80);
    expect(Math.abs(cabinet.mean('M.torqueNm', 0.02))).toBeLessThan(0.1);
    expect(Math.abs(cabinet.rpm)).toBeLessThan(0.1);
  });
});

describe('the overload relay at 8.2 A', () => {
  it.each([
    ['7.2 Ir from cold', 7.2, 0, 5, 10],
    ['1.5 Ir from warm', 1.5, 1, 58, 100],
    ['1.05 Ir from its own steady heat', 1.05, 1.1025, Infinity, 30],
  ])('%s', (_name, multiple, heat, tripS, withinS) => {
    // A locked motor is a constant load: the relay is set so that its current is this multiple.
    const parameters = { ...STIFF, ...LOCKED };
    const initial = { 'FR.heat1': heat, 'FR.heat2': heat, 'FR.heat3': heat };
    const loadA = handStarted('star', parameters).run(0.5).read('FR.current1');
    const dial = { 'FR.dialFactor': loadA / multiple / 8.2 };
    const cabinet = handStarted('star', { ...parameters, ...dial }, initial);
    const found = cabinet.secondsUntil(() => cabinet.read('FR.tripped') === 1, withinS);
    expect(Number.isFinite(found)).toBe(Number.isFinite(tripS));
    expect(found === tripS ? 0 : Math.abs(found / tripS - 1)).toBeLessThan(0.02);
  });
});

describe('data of the machine', () => {
  it('rated 1430 rpm, 14.2 A, 50.1 N·m, cosφ 0.89; 5.5 A without load; 160 N·m at most', () => {
    const at = (rpm: number) =>
      steadyState(MOTOR_WINDINGS, { windingV: 380, supplyRadps: 100 * Math.PI, slip: 1 - rpm / 1500 });
    expectWithin(deltaLineA(1430), 14.2);
    expectWithin(at(1430).torqueNm, 50.1);
    expectWithin(at(1430).powerFactor, 0.89);
    expectWithin(deltaLineA(1500), 5.5);
    const pullOutNm = Math.max(...Array.from({ length: 1500 }, (_, rpm) => at(rpm).torqueNm));
    expectWithin(pullOutNm, 160);
  });
});
