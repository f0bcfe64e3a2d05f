import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { tableVoltage } from './open-circuit.ts';
import { parseProtocol } from './protocol-text.ts';
import { testerBlock } from './tester-block.ts';

function systemWith(text: string, startSoc: number) {
  const voltageOf = tableVoltage([0, 0.1, 0.5, 0.9, 1], [3, 3.45, 3.7, 4.08, 4.2]);
  const protocol = parseProtocol(text);
  if (!voltageOf.ok || !protocol.ok) throw new Error('no cell');
  const block = testerBlock('cell', {
    cell: {
      capacityAh: 50,
      seriesOhm: 0.9e-3,
      lowSocRise: 0,
      lowSocRate: 1,
      activationK: 0,
      referenceC: 25,
      heatCapacityJpK: 900,
      coolingWpK: 0.35,
      branches: [{ resistanceOhm: 0.6e-3, capacitanceF: 50e3 }],
    },
    voltageOf: voltageOf.value,
    protocol: protocol.value,
    startSoc,
    startC: 25,
    ambientC: 25,
  });
  return systemOf({ name: 'tester', version: '1', tickS: 1, blocks: { cell: { block } } });
}

const read = (simulation: Simulation, port: string): number => simulation.read(`cell.${port}`) ?? Number.NaN;

describe('a tester in a system', () => {
  const system = systemWith(
    '6 x (cc -50 A until 4.1 V or 90 s; rest 17 s; cc 30 A for 33 s; cv 3.6 V until 20 A or 61 s)',
    0.4,
  );

  it('goes on from a snapshot at any tick as if it had never been taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 300 }), (tick, more) => {
        const simulation = Simulation.start(system);
        simulation.runTo(tick);
        const resumed = Simulation.resume(system, simulation.snapshot());
        if (!resumed.ok) throw new Error(resumed.failure.code);
        simulation.runTo(tick + more);
        resumed.value.runTo(tick + more);
        expect(resumed.value.hash()).toBe(simulation.hash());
      }),
      { numRuns: 25 },
    );
  });

  it('ends a step whichever of its limits comes first', () => {
    const byTime = Simulation.start(systemWith('cc -50 A until 4.1 V or 90 s; rest 10 s', 0.4));
    byTime.runTo(95);
    expect(read(byTime, 'stepEndedS')).toBeCloseTo(90, 6);
    const byVoltage = Simulation.start(systemWith('cc -50 A until 4.1 V or 90 s; rest 10 s', 0.885));
    byVoltage.runTo(95);
    expect(read(byVoltage, 'stepEndedS')).toBeLessThan(60);
    expect(read(byVoltage, 'stepEndedS')).toBeGreaterThan(1);
  });

  it('stops charging as soon as a failing pin shows a voltage past the limit', () => {
    const simulation = Simulation.start(systemWith('cc -50 A until 4.1 V; rest 1 h', 0.8));
    simulation.runTo(60);
    expect(read(simulation, 'step')).toBe(0);
    const effect = { kind: 'stuck', at: 20e-3 };
    const args = { id: 'pin', target: 'cell.pinOhm', effect, trigger: { kind: 'now' } };
    expect(simulation.apply({ target: '@faults', name: 'inject', args })).toMatchObject({ ok: true });
    simulation.step();
    expect(read(simulation, 'step')).toBe(1);
    expect(read(simulation, 'stepEndedS')).toBe(61);
  });

  it('reads what a bad pin and a biased voltmeter make of the cell, from the moment on at which they fail', () => {
    const simulation = Simulation.start(systemWith('cc 50 A for 1 h', 0.8));
    simulation.runTo(60);
    const before = read(simulation, 'voltageV');
    const fail = (port: string, at: number): void => {
      const args = { id: port, target: `cell.${port}`, effect: { kind: 'stuck', at }, trigger: { kind: 'now' } };
      expect(simulation.apply({ target: '@faults', name: 'inject', args })).toMatchObject({ ok: true });
    };
    fail('pinOhm', 5e-3);
    expect(read(simulation, 'voltageV')).toBeCloseTo(before - 0.25, 9);
    fail('voltageBiasV', -0.02);
    expect(read(simulation, 'voltageV')).toBeCloseTo(before - 0.27, 9);
  });
});
