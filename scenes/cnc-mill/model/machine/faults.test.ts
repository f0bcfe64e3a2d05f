import { describe, expect, it } from 'vitest';

import { measureHeight, measureLength } from '@tongyan/sim-engine/cnc';
import { FAULTS } from '@tongyan/sim-engine/kernel';

import { MILL } from './interface.ts';
import type { MillParameter } from './parameters.ts';
import { Operator } from './testing-mill.ts';

function strike(operator: Operator, parameter: MillParameter, kind: 'leak' | 'short' = 'leak'): Operator {
  const args = { id: parameter, target: `${MILL}.${parameter}`, effect: { kind }, trigger: { kind: 'now' } };
  const done = operator.run.apply({ target: FAULTS, name: 'inject', args });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return operator;
}

/** A machine with one tool measured, zero on the middle of the blank's top. */
function withTool(toolNumber: number, seed = 1, torqueNm = 60): Operator {
  return Operator.at({}, seed).clamped(torqueNm).fitted().touched([9, toolNumber]).probed();
}

const slotAlongX = (toolNumber: number, depthMm: number, feed = 1200): string =>
  `G21 G90 G54 G64 P0.005\nT${toolNumber} M6\nG0 G43 H${toolNumber} Z50\nS5000 M3 M8\nG0 X-65 Y0\nZ-${depthMm}\nG1 X30 F${feed}\nG0 Z50\nM30\n`;

function run(operator: Operator, program: string): Operator {
  return operator.loaded(program).do('cycleStart', null).untilDone();
}

const floorMm = ({ bulk }: Operator): number =>
  measureHeight(bulk.milling.field, { minMm: [-20, -1], maxMm: [10, 1] })?.valueMm ?? Number.NaN;

const slotMm = ({ bulk }: Operator): number =>
  measureLength(bulk.milling.field, {
    axis: 'y',
    kind: 'inside',
    fromMm: -15,
    toMm: 15,
    acrossFromMm: -20,
    acrossToMm: 10,
    zMm: 29,
  })?.valueMm ?? Number.NaN;

describe('a fault of the machining centre', () => {
  it('in a length register cuts deep, until the tool is measured again', () => {
    const operator = withTool(3);
    strike(operator, 'lengthErrorMm').wait(1);
    expect(operator.read('h3ErrorMm')).toBeCloseTo(-0.2, 3);
    expect(floorMm(run(operator, slotAlongX(3, 2)))).toBeCloseTo(30 - 2.2, 2);
    operator.touched([3]);
    expect(operator.read('h3ErrorMm')).toBeCloseTo(0, 2);
    expect(floorMm(run(operator, slotAlongX(3, 3)))).toBeCloseTo(27, 2);
  });

  it('in G54 shifts everything, until the blank is probed again', () => {
    const operator = withTool(3);
    strike(operator, 'workShiftMm').wait(1);
    expect(operator.read('g54ErrorXMm')).toBeCloseTo(0.5, 2);
    operator.probed();
    expect(operator.read('g54ErrorXMm')).toBeCloseTo(0, 2);
  });

  it('of growth shows while the spindle becomes warm, and no more once it is', () => {
    const operator = strike(withTool(3), 'spindleGrowthMm');
    operator.do('callTool', { toolNumber: 3 }).untilDone().do('mode', { mode: 'jog' });
    const cold = operator.read('growthMm');
    operator.do('spindle', { rpm: 3000 }).wait(600);
    expect(operator.read('growthMm') - cold).toBeGreaterThan(0.02);
    operator.wait(2400);
    const warm = operator.read('growthMm');
    expect(operator.wait(300).read('growthMm') - warm).toBeLessThan(0.002);
    operator.do('spindle', { rpm: 0 }).wait(3);
    expect(operator.read('h3ErrorMm')).toBeLessThan(-0.04);
    operator.do('touchTool', { toolNumber: 3 }).untilDone();
    operator.do('setOffset', { register: 'H3', valueMm: operator.mode.touch?.lengthMm ?? 0 });
    expect(operator.read('h3ErrorMm')).toBeCloseTo(0, 2);
  });

  it('of play is seen by the indicator, and compensated', () => {
    const operator = strike(Operator.at().homed(), 'backlashMm').do('testReversal', { axis: 'x' });
    expect(operator.mode.reversal).toEqual({ axis: 'x', playMm: 0.017 });
    operator.do('setOffset', { register: 'BX', valueMm: 0.02 }).do('testReversal', { axis: 'x' });
    expect(operator.mode.reversal?.playMm).toBe(0);
  });

  it('of wear is seen through the loupe and in the power, and gone with another tool', () => {
    const peak = (operator: Operator): number => run(operator, slotAlongX(3, 3)).read('peakPowerShare');
    const sound = peak(withTool(3));
    const operator = strike(withTool(3), 'suddenWearMm').wait(1);
    operator.do('inspectTool', { toolNumber: 3 });
    expect(operator.mode.inspection).toEqual({ toolNumber: 3, wearMm: 0.3 });
    expect(peak(operator) / sound).toBeCloseTo(1.9, 1);
    operator.do('callTool', { toolNumber: 0 }).untilDone().do('replaceTool', { toolNumber: 3 });
    operator.do('inspectTool', { toolNumber: 3 });
    expect(operator.mode.inspection?.wearMm).toBe(0);
    expect(Math.abs(operator.read('h3ErrorMm'))).toBeGreaterThan(0.01);
  });

  it('of run-out cuts a slot wide, until the taper is wiped', () => {
    const operator = withTool(3);
    run(operator, slotAlongX(3, 2));
    const sound = slotMm(operator);
    strike(operator, 'taperRunoutMm');
    expect(slotMm(run(operator, slotAlongX(3, 3))) - sound).toBeCloseTo(0.03, 2);
    const wiped = strike(withTool(3), 'taperRunoutMm').do('service', { item: 'spindleTaper' });
    expect(slotMm(run(wiped, slotAlongX(3, 2)))).toBeCloseTo(sound, 3);
  });

  it('of the nozzle starves the cut, until it is unblocked', () => {
    const roughness = (operator: Operator): number =>
      run(operator, slotAlongX(3, 1)).bulk.milling.surfaces.find(({ toolNumber }) => toolNumber === 3)?.wallRaUm ??
      Number.NaN;
    const operator = strike(withTool(3), 'nozzleShare', 'short').do('coolant', { on: true });
    expect(operator.read('coolantFlow')).toBe(0);
    const dry = roughness(operator);
    operator.do('service', { item: 'nozzle' }).do('coolant', { on: true });
    expect(operator.read('coolantFlow')).toBe(1);
    expect(dry / roughness(withTool(3))).toBeCloseTo(2, 1);
  });

  it('of the vice lets the part move, until it is put right and clamped again', () => {
    const heavy = slotAlongX(2, 8, 1500);
    const moved = (operator: Operator): number => {
      run(operator, heavy);
      return Math.abs(operator.read('partShiftXMm')) + Math.abs(operator.read('partShiftYMm'));
    };
    expect(moved(withTool(2))).toBe(0);
    const operator = strike(withTool(2), 'viceShare');
    expect(moved(operator)).toBeGreaterThan(0.02);
    const put = strike(withTool(2), 'viceShare').do('service', { item: 'vice' });
    expect(put.mode.blank).toBe('loose');
    put.do('door', { open: true }).do('clampVice', { torqueNm: 60 }).do('door', { open: false });
    expect(moved(put)).toBe(0);
  });

  it('of a cut that no vice holds tears the part out', () => {
    const operator = run(withTool(2), slotAlongX(2, 15, 2500));
    expect(operator.mode.alarms.map(({ key }) => key)).toEqual(['collision']);
    expect([operator.mode.blank, operator.read('crashed'), operator.read('toolsBroken')]).toEqual(['loose', 1, 1]);
    expect(Math.abs(operator.read('partShiftXMm'))).toBeLessThan(1.5);
    operator.do('reset', null).do('mode', { mode: 'reference' }).do('home', { axis: 'z' }).untilDone();
    expect(operator.mode.alarms).toEqual([]);
    const lies = operator.read('blankX');
    operator.do('door', { open: true }).do('clampVice', { torqueNm: 60 });
    expect([operator.read('blankX'), operator.read('partShiftXMm')]).toEqual([lies, 0]);
    operator.do('unclampVice', null).do('unloadBlank', null).do('loadBlank', null);
    expect(operator.read('partShiftXMm')).toBe(0);
  });

  it('of the home switch leaves the axis beside its mark, until it is cleaned and homed again', () => {
    const operator = strike(Operator.at().startUp(), 'homeSwitchMm');
    operator.do('home', { axis: 'all' }).untilDone();
    expect(operator.read('machineXMm')).toBeCloseTo(0, 2);
    expect(operator.read('scaleXMm')).toBeCloseTo(-10, 2);
    operator.do('service', { item: 'homeSwitch' }).do('home', { axis: 'x' }).untilDone();
    expect(operator.read('scaleXMm')).toBeCloseTo(0, 2);
  });

  it('of the drawbar lets the tool creep out, until it is serviced', () => {
    const operator = strike(withTool(2), 'drawbarShare');
    run(operator, slotAlongX(2, 6, 1500));
    expect(operator.read('h2ErrorMm')).toBeLessThan(-0.01);
    operator.do('service', { item: 'drawbar' });
    expect(operator.read('h2ErrorMm')).toBeCloseTo(0, 2);
    run(operator, slotAlongX(2, 7, 1500));
    expect(operator.read('h2ErrorMm')).toBeCloseTo(0, 2);
  });

  it('of the air keeps tools from being changed, until the filter is drained', () => {
    const operator = strike(Operator.at().homed().fitted(), 'airDropMPa');
    expect(operator.read('airMPa')).toBeCloseTo(0.3, 6);
    operator.do('callTool', { toolNumber: 2 }).untilDone();
    expect(operator.mode.alarms.map(({ key }) => key)).toEqual(['toolChangeAir']);
    expect(operator.read('toolNumber')).toBe(0);
    operator.do('service', { item: 'airFilter' }).do('reset', null).do('callTool', { toolNumber: 2 }).untilDone();
    expect(operator.read('toolNumber')).toBe(2);
  });

  it('of the servo doubles what the axes lag, until the gain is set', () => {
    const lag = (operator: Operator): number => {
      operator.do('mode', { mode: 'jog' }).do('jog', { axis: 'x', direction: -1 }).wait(2);
      const follow = Math.abs(operator.read('followXMm'));
      operator.do('jog', { axis: 'x', direction: 0 }).wait(1);
      return follow;
    };
    const sound = lag(Operator.at().homed());
    const operator = strike(Operator.at().homed(), 'servoShare');
    expect(lag(operator) / sound).toBeCloseTo(2, 1);
    operator.do('setOffset', { register: 'KV', valueMm: 100 });
    expect(lag(operator) / sound).toBeCloseTo(1, 1);
  });

  it('of the setter makes every tool look short, until its face is wiped', () => {
    const operator = strike(Operator.at().homed().fitted(), 'setterErrorMm').touched([2]);
    expect(operator.read('h2ErrorMm')).toBeCloseTo(-0.1, 3);
    operator.do('service', { item: 'toolSetter' }).touched([2]);
    expect(operator.read('h2ErrorMm')).toBeCloseTo(0, 3);
  });

  it('of a vice left askew turns the contour against the blank', () => {
    const slant = (operator: Operator): number => {
      run(operator, `G21 G90 G54\nT3 M6\nG0 G43 H3 Z50\nS5000 M3\nG0 X-60 Y-38\nZ-2\nG1 X60 F1200\nG0 Z50\nM30\n`);
      const edge = (fromMm: number): number =>
        measureLength(operator.bulk.milling.field, {
          axis: 'y',
          kind: 'outside',
          fromMm: -50,
          toMm: 50,
          acrossFromMm: fromMm,
          acrossToMm: fromMm + 10,
          zMm: 29,
        })?.valueMm ?? Number.NaN;
      return edge(30) - edge(-40);
    };
    const set = withTool(3);
    expect(slant(set)).toBeCloseTo(set.read('viceErrorMmPer100') * 0.7, 3);
    const operator = withTool(3).do('door', { open: true }).do('unclampVice', null);
    operator.do('tapVice', { mmPer100: 0.1 }).do('clampVice', { torqueNm: 60 }).do('door', { open: false });
    const askew = operator.read('viceErrorMmPer100');
    expect(Math.abs(askew)).toBeGreaterThan(0.08);
    expect(slant(operator)).toBeCloseTo(askew * 0.7, 3);
  });

  it('of a gain far too low takes the axes out of control', () => {
    const operator = Operator.at().homed().do('setOffset', { register: 'KV', valueMm: 10 });
    operator.do('mode', { mode: 'mdi' }).do('mdi', { text: 'G53 G0 X-400' }).untilDone();
    expect(operator.mode.alarms.map(({ key }) => key)).toEqual(['followError']);
  });

  it('of the way oil stops the axes until it is filled up', () => {
    const operator = strike(Operator.at().homed(), 'oilLoss').wait(1.1);
    expect(operator.mode.oilOk).toBe(false);
    expect(operator.mode.alarms.map(({ key }) => key)).toEqual(['oilLow']);
    operator.do('reset', null).do('service', { item: 'oil' }).wait(1.1);
    expect(operator.mode.alarms).toHaveLength(1);
    operator.do('reset', null);
    expect(operator.mode.alarms).toEqual([]);
    expect(operator.wait(2).read('ready')).toBe(1);
  });

  it('that is not there is not repaired: one that strikes later still acts', () => {
    const operator = Operator.at().startUp().do('service', { item: 'homeSwitch' });
    expect(operator.mode.serviced.homeSwitch).toBe(1);
    strike(operator, 'homeSwitchMm').do('home', { axis: 'x' }).untilDone();
    expect(operator.read('scaleXMm')).toBeCloseTo(-10, 2);
  });
});
