import { describe, expect, it } from 'vitest';

import { Operator } from './testing-mill.ts';

const on = (): Operator => Operator.at().startUp();

describe('the machining centre, before it moves', () => {
  it('wants air, power, its control and no emergency stop', () => {
    const operator = Operator.at();
    const home = (): string | undefined => operator.give('home', { axis: 'all' })?.code;
    expect(home()).toBe('noPower');
    operator.do('mainSwitch', { on: true });
    expect(home()).toBe('controlOff');
    operator.do('controlOn', null);
    expect(home()).toBe('controlOff');
    operator.wait(5);
    expect(home()).toBe('emergencyStop');
    operator.do('emergencyStop', { pressed: false });
    expect(home()).toBe('noAir');
    operator.do('air', { open: true });
    expect(home()).toBe('alarmActive');
    operator.do('reset', null);
    operator.do('door', { open: true });
    expect(home()).toBe('doorOpen');
    operator.do('door', { open: false });
    expect(home()).toBeUndefined();
    expect(operator.untilDone().read('homedAll')).toBe(1);
  });

  it('wants its reference before blocks and programs', () => {
    const operator = on().do('mode', { mode: 'mdi' });
    expect(operator.give('mdi', { text: 'G0 X-10' })?.code).toBe('notHomed');
    operator.do('mode', { mode: 'auto' });
    expect(operator.give('cycleStart', null)?.code).toBe('notHomed');
  });

  it('wants the right mode, and one thing at a time', () => {
    const operator = on();
    expect(operator.give('jog', { axis: 'x', direction: -1 })?.code).toBe('wrongOperation');
    operator.do('mode', { mode: 'jog' }).do('jog', { axis: 'x', direction: -1 });
    expect(operator.give('jog', { axis: 'y', direction: -1 })?.code).toBe('moving');
    expect(operator.give('mode', { mode: 'mdi' })?.code).toBe('moving');
    expect(operator.give('door', { open: true })?.code).toBe('doorLocked');
    operator.wait(0.5).do('jog', { axis: 'x', direction: 0 }).wait(0.5);
    expect(operator.mode.motion).toBe('none');
    const x = operator.read('machineXMm');
    expect(operator.wait(1).read('machineXMm')).toBe(x);
  });

  it('jogs against its end switches as long as it knows no limits, and comes free again', () => {
    const operator = on().do('mode', { mode: 'jog' }).do('jog', { axis: 'z', direction: 1 }).untilDone(60);
    expect(operator.mode.alarms.map(({ key }) => key)).toEqual(['travel']);
    expect(operator.read('collisions')).toBe(0);
    operator.do('reset', null).do('jog', { axis: 'z', direction: -1 }).wait(1);
    expect(operator.mode.alarms).toEqual([]);
    expect(operator.read('machineZMm')).toBeLessThan(0);
  });

  it('stops at its limits once it knows them', () => {
    const operator = Operator.at().homed().do('mode', { mode: 'jog' });
    operator.do('jog', { axis: 'x', direction: 1 }).untilDone(60);
    expect(operator.mode.alarms).toEqual([]);
    expect(operator.read('machineXMm')).toBeCloseTo(0, 3);
  });

  it('goes by clicks of the handwheel', () => {
    const operator = Operator.at().homed().do('mode', { mode: 'handle' });
    operator
      .do('handle', { axis: 'y', stepMm: 0.1, clicks: -50 })
      .do('handle', { axis: 'y', stepMm: 0.01, clicks: -3 });
    expect(operator.untilDone().read('machineYMm')).toBeCloseTo(-5.03, 3);
    expect(operator.give('handle', { axis: 'y', stepMm: 0.5, clicks: 1 })?.code).toBe('outOfRange');
  });

  it('stops everything on the emergency stop, and keeps its reference', () => {
    const operator = Operator.at().homed().fitted().do('callTool', { toolNumber: 2 }).untilDone();
    operator.do('mode', { mode: 'jog' }).do('spindle', { rpm: 3000 }).wait(3);
    operator.do('jog', { axis: 'x', direction: -1 }).wait(0.5).do('emergencyStop', { pressed: true });
    const x = operator.read('machineXMm');
    operator.wait(4);
    expect(operator.read('machineXMm')).toBeCloseTo(x, 2);
    expect(operator.read('spindleRpm')).toBe(0);
    expect(operator.read('lampRed')).toBe(1);
    operator.do('reset', null);
    expect(operator.mode.alarms).toHaveLength(1);
    operator.do('emergencyStop', { pressed: false }).do('reset', null);
    expect(operator.mode.alarms).toEqual([]);
    expect(operator.read('homedAll')).toBe(1);
    operator.do('mainSwitch', { on: false });
    expect(operator.read('homedAll')).toBe(0);
  });

  it('loses its brakes with the air', () => {
    const operator = Operator.at().homed().do('mode', { mode: 'jog' }).do('jog', { axis: 'x', direction: -1 }).wait(1);
    operator.do('airRegulator', { mpa: 0.1 }).wait(1.1);
    expect(operator.mode.alarms.map(({ key }) => key)).toEqual(['airLow']);
    operator.do('reset', null);
    expect(operator.mode.alarms).toHaveLength(1);
    operator.do('airRegulator', { mpa: 0.6 }).do('reset', null);
    expect(operator.mode.alarms).toEqual([]);
  });

  it('turns its spindle behind a closed door only, and bolts it', () => {
    const operator = Operator.at().homed().do('mode', { mode: 'jog' });
    expect(operator.give('spindle', { rpm: 500 })?.code).toBe('noTool');
    operator.fitted().do('callTool', { toolNumber: 2 }).untilDone().do('door', { open: true });
    expect(operator.give('spindle', { rpm: 500 })?.code).toBe('doorOpen');
    operator.do('door', { open: false }).do('spindle', { rpm: 500 }).wait(2);
    expect(operator.give('door', { open: true })?.code).toBe('doorLocked');
    expect(operator.give('spindle', { rpm: 9000 })?.code).toBe('outOfRange');
  });

  it('remembers every time that gloves come near a turning spindle', () => {
    const operator = Operator.at().homed().fitted().do('callTool', { toolNumber: 2 }).untilDone();
    operator.do('mode', { mode: 'jog' }).do('wear', { item: 'gloves', on: true }).wait(1);
    expect(operator.read('glovesEvents')).toBe(0);
    operator.do('spindle', { rpm: 1000 }).wait(1);
    expect([operator.read('glovesAtSpindle'), operator.read('glovesEvents')]).toEqual([1, 1]);
    operator.do('wear', { item: 'gloves', on: false });
    expect(operator.read('glovesAtSpindle')).toBe(0);
    operator.do('wear', { item: 'gloves', on: true }).do('spindle', { rpm: 0 }).wait(3);
    expect([operator.read('glovesAtSpindle'), operator.read('glovesEvents')]).toEqual([0, 2]);
  });

  it('lets hands at the vice only with the door open, the spindle up and nothing turning', () => {
    const operator = Operator.at().homed();
    expect(operator.give('loadBlank', null)?.code).toBe('doorClosed');
    operator.do('mode', { mode: 'jog' }).do('jog', { axis: 'x', direction: -1 }).wait(1);
    operator.do('jog', { axis: 'x', direction: 0 }).wait(0.5).do('jog', { axis: 'z', direction: -1 }).wait(14);
    operator.do('jog', { axis: 'z', direction: 0 }).wait(0.5).do('door', { open: true });
    expect(operator.give('loadBlank', null)?.code).toBe('spindleInTheWay');
    operator.do('door', { open: false }).do('mode', { mode: 'reference' }).do('home', { axis: 'z' }).untilDone();
    operator.do('door', { open: true });
    expect(operator.give('clampVice', { torqueNm: 40 })?.code).toBe('noBlank');
    operator.do('loadBlank', null);
    expect(operator.give('loadBlank', null)?.code).toBe('blankPresent');
    operator.do('clampVice', { torqueNm: 40 });
    expect(operator.give('unloadBlank', null)?.code).toBe('viceClosed');
    operator.do('unclampVice', null).do('unloadBlank', null);
    expect(operator.mode.blank).toBe('none');
  });

  it('shows the vice askew to the indicator, and lets it be tapped true', () => {
    const operator = Operator.at().homed().do('door', { open: true }).do('indicateVice', null);
    expect(Math.abs(operator.mode.vice.indicatorMmPer100 ?? 0)).toBeGreaterThan(0.02);
    for (let tap = 0; tap < 6; tap++)
      operator.do('tapVice', { mmPer100: operator.mode.vice.indicatorMmPer100 ?? 0 }).do('indicateVice', null);
    expect(Math.abs(operator.read('viceErrorMmPer100'))).toBeLessThan(0.02);
  });

  it.each([
    ['air', null],
    ['air', { open: 1 }],
    ['air', { open: true, more: 1 }],
    ['jog', { axis: 'w', direction: 1 }],
    ['jog', { axis: 'x', direction: 2 }],
    ['handle', { axis: 'x', stepMm: 0.1, clicks: 0.5 }],
    ['setOffset', { register: 'H1' }],
    ['controlOn', {}],
    ['feedOverride', { percent: '100' }],
  ])('refuses %s with %j, and nothing has changed', (name, args) => {
    const { run } = on();
    const before = run.hash();
    const done = run.apply({ target: 'mill', name, args });
    expect(done.ok ? undefined : done.failure.code).toBe('malformedArguments');
    expect(run.hash()).toBe(before);
  });
});

describe('its registers', () => {
  it.each([
    ['G54X', -412.345],
    ['H3', 104.2],
    ['D9', 12],
    ['BY', 0.02],
    ['KV', 80],
  ])('keep %s', (register, valueMm) => {
    const operator = on().do('setOffset', { register, valueMm });
    const { g54, h, d, backlash, kvPerS } = operator.mode.offsets;
    expect([g54.x, h['3'], d['9'], backlash.y, kvPerS]).toContain(valueMm);
  });

  it.each(['G54', 'G54W', 'H0', 'H10', 'D', 'BQ', '', 'h1'])('know no %s', (register) => {
    expect(on().give('setOffset', { register, valueMm: 1 })?.code).toBe('unknownRegister');
  });

  it('take nothing out of range', () => {
    expect(on().give('setOffset', { register: 'BX', valueMm: 2 })?.code).toBe('outOfRange');
  });
});
