import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import { describe, expect, it } from 'vitest';

import { measure, TestCabinet } from './testing-cabinet.ts';
import { SUPPLY_WIRING, TRAINEE_WIRING } from './wiring.ts';

const { voltsAc, ohms, insulation } = METER_FUNCTION;

describe('lock-out and proving dead', () => {
  it('locks QF only while it is off, refuses to switch a locked one on, and unlocks only without the tag', () => {
    const cabinet = new TestCabinet().energised();
    expect(cabinet.refusalOf('lock', { part: 'QF' })).toBe('switchedOn');
    cabinet.do('turnOff', { part: 'QF' });
    cabinet.do('lock', { part: 'QF' });
    cabinet.do('tag', { part: 'QF' });
    expect(cabinet.refusalOf('turnOn', { part: 'QF' })).toBe('locked');
    expect(cabinet.refusalOf('unlock', { part: 'QF' })).toBe('tagged');
    cabinet.do('untag', { part: 'QF' });
    cabinet.do('unlock', { part: 'QF' });
    expect(cabinet.refusalOf('turnOn', { part: 'QF' })).toBeUndefined();
  });

  it('shows 380 V and 219 V on the supply side, and less than 50 V behind an open QF', () => {
    const cabinet = new TestCabinet();
    expect(measure(cabinet, voltsAc, 'QF:1', 'QF:3').value).toBeCloseTo(380, 1);
    expect(measure(cabinet, voltsAc, 'QF:1', 'PE:1').value).toBeCloseTo(219.4, 1);
    for (const [a, b] of [
      ['QF:2', 'QF:4'],
      ['QF:2', 'QF:6'],
      ['QF:4', 'QF:6'],
      ['QF:2', 'PE:1'],
      ['QF:4', 'PE:1'],
      ['QF:6', 'PE:1'],
    ] as const)
      expect(measure(cabinet, voltsAc, a, b).value, `${a} ${b}`).toBeLessThan(50);
  });

  it('reports work on live terminals, and none on dead ones', () => {
    const cabinet = new TestCabinet({ wiring: SUPPLY_WIRING });
    cabinet.do('wire', { from: 'QF:2', to: 'FU1:1' });
    expect(cabinet.events).toEqual([]);
    cabinet.do('wire', { from: 'QF:1', to: 'FU1:3' });
    cabinet.energised();
    cabinet.do('unwire', { from: 'FU1:1', to: 'QF:2' });
    expect(cabinet.eventCodes).toEqual(['workedLive', 'workedLive']);
    expect(cabinet.events[1]?.details).toEqual({ terminal: 'QF:2', volts: 219 });
  });
});

describe('wiring by hand', () => {
  it('works when it was wired wire by wire as the drawing says', () => {
    const cabinet = new TestCabinet({ wiring: SUPPLY_WIRING });
    for (const { from, to, mark } of TRAINEE_WIRING) cabinet.do('wire', { from, to, attributes: { mark } });
    cabinet.energised().start().run(5);
    expect(cabinet.contactors).toBe('KM1 KM2');
    expect(cabinet.rpm).toBeCloseTo(1436.5, 0);
  });

  it.each([
    [{ from: 'KM1:2', to: 'KM9:1' }, 'unknownTerminal'],
    [{ from: 'KM1:2', to: 'TC:.primary' }, 'unknownTerminal'],
    [{ from: 'KM1:2', to: 'meter:a' }, 'unknownTerminal'],
    [{ from: 'KM1:2', to: 'KM1:2' }, 'sameTerminal'],
    [{ from: 'KM2:2', to: 'SB0:13' }, 'terminalFull'],
    [{ from: 'SB0:13', to: 'SB0:14', id: 'd1' }, 'idTaken'],
    [{ from: 'SB0:13' }, 'malformedArguments'],
    ['SB0:13', 'malformedArguments'],
  ])('refuses %o', (args, code) => {
    expect(new TestCabinet().refusalOf('wire', args)).toBe(code);
  });

  it('keeps what is known of a wire, adds to it, and forgets it with the wire', () => {
    const cabinet = new TestCabinet({ wiring: SUPPLY_WIRING });
    cabinet.do('wire', { id: 'lamp', from: 'SB0:13', to: 'FU2:2', attributes: { colour: 'red', mm2: 1 } });
    cabinet.do('mark', { id: 'lamp', attributes: { torqueNm: 0.8 } });
    expect(JSON.stringify(cabinet.simulation.mode('cabinet'))).toContain('"torqueNm":0.8');
    cabinet.do('unwire', { id: 'lamp' });
    expect(JSON.stringify(cabinet.simulation.mode('cabinet'))).not.toContain('lamp');
    expect(cabinet.refusalOf('unwire', { id: 'lamp' })).toBe('noSuchWire');
  });

  it('lights a lamp that is wired while the cabinet runs, and burns it out on 380 V', () => {
    const cabinet = new TestCabinet().energised();
    cabinet.do('unwire', { from: 'HL4:X1', to: 'FR:98' });
    // Net 5 is live in star only.
    cabinet.do('wire', { from: 'HL4:X1', to: 'KT:56' });
    cabinet.start().run(1);
    expect(cabinet.read('HL4.lit')).toBe(1);
    expect(cabinet.run(3).read('HL4.lit')).toBe(0);
    cabinet.do('unwire', { from: 'HL4:X1', to: 'KT:56' });
    cabinet.do('unwire', { from: 'HL4:X2', to: 'HL3:X2' });
    cabinet.do('wire', { from: 'HL4:X1', to: 'M:U1' });
    cabinet.do('wire', { from: 'HL4:X2', to: 'M:V1' });
    cabinet.run(3);
    expect(cabinet.read('HL4.burnt')).toBe(1);
    expect(cabinet.eventCodes).toContain('lampBurnt');
  });
});

describe('dead tests', () => {
  const held = (...names: readonly string[]): TestCabinet => {
    const cabinet = new TestCabinet();
    for (const part of names) cabinet.do('hold', { part });
    return cabinet;
  };

  it('between two lines 4.43 Ω with KM1 and KM3 held, 1.48 Ω with KM1 and KM2, nothing with none', () => {
    const star = measure(held('KM1', 'KM3'), ohms, 'QF:2', 'QF:4').value;
    const delta = measure(held('KM1', 'KM2'), ohms, 'QF:2', 'QF:4').value;
    expect(Math.abs(star / 4.43 - 1)).toBeLessThan(0.02);
    expect(Math.abs(delta / 1.48 - 1)).toBeLessThan(0.02);
    expect(measure(held(), ohms, 'QF:2', 'QF:4').overRange).toBe(true);
  });

  it('protective conductor at most 0.1 Ω, insulation at least 1 MΩ at 500 V', () => {
    const cabinet = new TestCabinet();
    for (const terminal of ['M:PE', 'door:PE', 'rail:PE'])
      expect(measure(cabinet, ohms, terminal, 'supply:PE').value).toBeLessThan(0.1);
    for (const terminal of ['M:U1', 'M:V1', 'M:W1'])
      expect(measure(cabinet, insulation, terminal, 'M:PE').value).toBeGreaterThan(1e6);
  });

  it('between 1 and 0, FU2 out: open, and KT beside the coil of KM3 while SB2 is pressed', () => {
    const cabinet = new TestCabinet();
    cabinet.do('pull', { part: 'FU2' });
    expect(measure(cabinet, ohms, 'FU2:2', 'TC:4').overRange).toBe(true);
    cabinet.do('press', { part: 'SB2' });
    const coilOhm = (0.75 * (220 * 220)) / 70;
    const timerOhm = (220 * 220) / 2;
    const expected = (coilOhm * timerOhm) / (coilOhm + timerOhm);
    expect(Math.abs(measure(cabinet, ohms, 'FU2:2', 'TC:4').value / expected - 1)).toBeLessThan(1e-3);
  });

  it('a resistance measured on live terminals is reported', () => {
    const cabinet = new TestCabinet().energised();
    measure(cabinet, ohms, 'QF:2', 'QF:4');
    expect(cabinet.eventCodes).toEqual(['resistanceMeasuredLive']);
  });

  it('a wire that nothing feeds shows a ghost voltage, which a load takes away', () => {
    const cabinet = new TestCabinet().energised();
    const ghost = measure(cabinet, voltsAc, 'KM1:21', 'PE:6').value;
    expect(ghost).toBeGreaterThan(30);
    expect(ghost).toBeLessThan(150);
    cabinet.do('unwire', { from: 'HL4:X1', to: 'FR:98' });
    cabinet.do('wire', { from: 'HL4:X1', to: 'KM1:21' });
    expect(measure(cabinet, voltsAc, 'KM1:21', 'PE:6').value).toBeLessThan(1);
  });

  it('a clamp shows the current of the wire at a terminal', () => {
    const cabinet = new TestCabinet().energised().start().run(5);
    cabinet.do('clamp', { part: 'clamp', terminal: 'M:U1' });
    const windingA = cabinet.run(0.002).read('clamp.amperes');
    cabinet.do('clamp', { part: 'clamp', terminal: 'QF:2' });
    const lineA = cabinet.run(0.002).read('clamp.amperes');
    expect(windingA).toBeCloseTo(cabinet.read('FR.current1'), 3);
    expect(lineA).toBeCloseTo(cabinet.read('QF.current1'), 9);
    cabinet.do('clamp', { part: 'clamp', terminal: null });
    expect(cabinet.run(0.002).read('clamp.amperes')).toBe(0);
  });
});

describe('the door', () => {
  it('shows power, star, run and overload', () => {
    const cabinet = new TestCabinet();
    const lit = (): string => [1, 2, 3, 4].filter((lamp) => cabinet.read(`HL${lamp}.lit`) === 1).join(' ');
    expect(lit()).toBe('');
    cabinet.energised();
    expect(lit()).toBe('1');
    cabinet.start().run(1);
    expect(lit()).toBe('1 2');
    cabinet.run(3);
    expect(lit()).toBe('1 3');
    cabinet.do('test', { part: 'FR' });
    cabinet.run(0.2);
    expect(lit()).toBe('1 4');
    expect(cabinet.read('PV.volts')).toBeCloseTo(380, 0);
  });

  it('stops everything with SB0, which stays in until it is turned out', () => {
    const cabinet = new TestCabinet().energised().start().run(4);
    expect(cabinet.contactors).toBe('KM1 KM2');
    cabinet.do('turnOn', { part: 'SB0' });
    expect(cabinet.run(0.1).contactors).toBe('');
    expect(cabinet.start().contactors).toBe('');
    cabinet.do('turnOff', { part: 'SB0' });
    expect(cabinet.run(0.1).contactors).toBe('');
    expect(cabinet.start().contactors).toBe('KM1 KM3');
  });
});
