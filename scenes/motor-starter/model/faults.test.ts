import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import { describe, expect, it } from 'vitest';

import type { NotedReading } from './examiner/layout.ts';
import { CABINET_FAULTS, type CabinetFaultName, FAULT_NAMES } from './faults.ts';
import { LOCKED, measure, STIFF, TestCabinet } from './testing-cabinet.ts';
import { scriptOf } from './exercises/fault-scripts.ts';
import { injectionOf } from './injection.ts';
import { type Command, FAULTS } from '@tongyan/sim-engine/kernel';

function faulty(fault: CabinetFaultName, cabinet: TestCabinet = new TestCabinet()): TestCabinet {
  const { quantity, effect } = CABINET_FAULTS[fault];
  cabinet.inject(quantity, effect);
  return cabinet;
}

describe('faults show their symptoms', () => {
  it('FU1 in L2 open: the contactors pull, the motor hums with 26.5 A in two lines and does not turn', () => {
    const cabinet = faulty('fuseOfL2Open').energised().start().run(0.5);
    expect(cabinet.contactors).toBe('KM1 KM3');
    expect(Math.abs(cabinet.rpm)).toBeLessThan(0.1);
    expect(cabinet.read('supply.line1A')).toBeGreaterThan(25);
    expect(measure(cabinet, METER_FUNCTION.voltsAc, 'FU1:3', 'FU1:4').value).toBeGreaterThan(100);
  });

  it('FU2 open: all dead, with the whole voltage across the fuse', () => {
    const cabinet = faulty('controlFuseOpen').energised();
    cabinet.do('press', { part: 'SB2' });
    expect(cabinet.run(0.5).contactors).toBe('');
    expect(measure(cabinet, METER_FUNCTION.voltsAc, 'FU2:1', 'FU2:2').value).toBeGreaterThan(200);
  });

  it("KM1's coil open: KM3 pulls, the motor does not", () => {
    const cabinet = faulty('coilOfKm1Open').energised();
    cabinet.do('press', { part: 'SB2' });
    expect(cabinet.run(1).contactors).toBe('KM3');
    expect(cabinet.rpm).toBe(0);
  });

  it("KM2's coil open: no drive after KT", () => {
    const cabinet = faulty('coilOfKm2Open').energised().start().run(3);
    expect(cabinet.contactors).toBe('KM1');
    expect(cabinet.read('supply.line1A')).toBeLessThan(1);
  });

  it('KM3 welded: its mirror contact keeps KM2 out, so the motor stays in star', () => {
    const cabinet = new TestCabinet().energised().start().run(1);
    faulty('km3Welded', cabinet).run(4);
    expect(cabinet.contactors).toBe('KM1 KM3');
    expect(cabinet.rpm).toBeCloseTo(1302, -1);
  });

  it('KM3 welded with 7-8 bridged: short circuit', () => {
    const cabinet = new TestCabinet({ mistake: 'noInterlockOfKm3' });
    faulty('km3Welded', cabinet).energised().start();
    expect(cabinet.eventCodes).toContain('shortCircuit');
  });

  it("KM1's NO contact open: runs while SB2 is held, and does not seal", () => {
    const cabinet = faulty('sealingContactOpen').energised();
    cabinet.do('press', { part: 'SB2' });
    expect(cabinet.run(1).contactors).toBe('KM1 KM3');
    cabinet.do('release', { part: 'SB2' });
    expect(cabinet.run(0.1).contactors).toBe('');
  });

  it.each<CabinetFaultName>(['timerStuck', 'timerSlow'])('%s: stays in star', (fault) => {
    expect(faulty(fault).energised().start().run(8).contactors).toBe('KM1 KM3');
  });

  it('KT four times too slow changes over after 12 s', () => {
    expect(faulty('timerSlow').energised().start().run(12).contactors).toBe('KM1 KM2');
  });

  it('FR 40 % low: trips at the rated current, which a sound one carries', () => {
    // Warm from the rated current of the windings, 8.2 A.
    const warm = { 'FR.heat1': 0.9, 'FR.heat2': 0.9, 'FR.heat3': 0.9, 'M.speedRadps': 150 };
    const make = (): TestCabinet => {
      const cabinet = new TestCabinet({ initial: warm, starS: 0.1 }).energised();
      return cabinet.start();
    };
    expect(make().run(60).read('FR.tripped')).toBe(0);
    const cabinet = faulty('overloadRelayLow', make()).run(80);
    expect(cabinet.read('FR.tripped')).toBe(1);
    expect(cabinet.contactors).toBe('');
  });

  it('a dirty contact of SB1: contactors chatter while SB2 is held', () => {
    const cabinet = faulty('stopButtonDirty').energised();
    cabinet.do('press', { part: 'SB2' });
    let changes = 0;
    for (let tick = 0; tick < 1000; tick += 1) {
      const before = cabinet.contactors;
      if (cabinet.run(0.001).contactors !== before) changes += 1;
    }
    expect(changes).toBeGreaterThan(10);
  });

  it('supply 20 % low: 0.64 of the torque', () => {
    const held = (): TestCabinet => {
      const cabinet = new TestCabinet({ parameters: { ...STIFF, ...LOCKED } }).energised();
      cabinet.do('hold', { part: 'KM1' });
      cabinet.do('hold', { part: 'KM3' });
      return cabinet.run(2);
    };
    const sound = held().mean('M.torqueNm', 0.02);
    const low = faulty('supplyLow', held()).run(2).mean('M.torqueNm', 0.02);
    expect(low / sound).toBeCloseTo(0.64, 3);
  });

  it('supply 20 % low: a running motor keeps running, a stopped one does not start', () => {
    const cabinet = faulty('supplyLow', new TestCabinet().energised().start().run(4)).run(2);
    expect(cabinet.contactors).toBe('KM1 KM2');
    expect(cabinet.rpm).toBeLessThan(1430);
    expect(faulty('supplyLow').energised().start().run(0.5).contactors).toBe('');
  });

  it('V1 leaking to PE: 20 kΩ instead of megohms', () => {
    const cabinet = faulty('insulationOfVLow');
    const found = measure(cabinet, METER_FUNCTION.insulation, 'M:V1', 'M:PE').value;
    expect(Math.abs(found / 20_000 - 1)).toBeLessThan(0.01);
  });

  it('a seized bearing, 40 N·m more: stalls in star', () => {
    const cabinet = faulty('bearingSeized').energised().start().run(2);
    expect(cabinet.contactors).toBe('KM1 KM3');
    expect(Math.abs(cabinet.rpm)).toBeLessThan(150);
  });

  it('protective conductor open: nothing to feel, until the insulation leaks as well and the frame carries 217 V', () => {
    const touch = (
      ...faults: readonly CabinetFaultName[]
    ): { readonly volts: number; readonly events: readonly string[] } => {
      const cabinet = new TestCabinet();
      for (const fault of faults) faulty(fault, cabinet);
      cabinet.energised().start().run(1);
      const { value } = measure(cabinet, METER_FUNCTION.voltsAc, 'M:PE', 'supply:PE');
      cabinet.do('turn', { part: 'meter', function: METER_FUNCTION.off });
      cabinet.do('probe', { lead: 'person:feet', terminal: 'supply:PE' });
      cabinet.do('probe', { lead: 'person:hand', terminal: 'M:PE' });
      return { volts: value, events: cabinet.run(0.01).eventCodes };
    };
    expect(touch('insulationOfVLow').volts).toBeLessThan(0.01);
    expect(touch('protectiveConductorOpen').events).toEqual([]);
    const both = touch('protectiveConductorOpen', 'insulationOfVLow');
    expect(both.volts).toBeGreaterThan(150);
    expect(both.events).toEqual(['electricShock']);
  });

  it('gives its symptom up when it is repaired', () => {
    const cabinet = faulty('coilOfKm1Open').energised();
    const cleared = cabinet.simulation.apply({ target: '@faults', name: 'clear', args: { id: 'KM1.coilBroken' } });
    expect(cleared.ok).toBe(true);
    expect(cabinet.start().run(4).contactors).toBe('KM1 KM2');
  });
});

describe('every fault', () => {
  /** What the notebook holds after the fault's own script, on a cabinet with the fault or a sound one. */
  function readingsOf(fault: CabinetFaultName, isThere: boolean): readonly NotedReading[] {
    const cabinet = new TestCabinet();
    const { simulation } = cabinet;
    const give = (command: Command): void => {
      const done = simulation.apply(command);
      if (!done.ok) throw new Error(`${command.name} was refused: ${done.failure.code}`);
    };
    if (isThere) give({ target: FAULTS, name: 'inject', args: injectionOf(fault, 'atOnce') });
    const { observe, measure: live, confirm, watchS } = scriptOf(fault);
    const perform = (script: typeof observe): void => {
      for (const { command, waitS } of script) {
        cabinet.run(waitS);
        give(command);
      }
      cabinet.run(0.5);
    };
    cabinet.energised();
    perform([...observe, ...live]);
    cabinet.run(watchS);
    cabinet.do('turnOff', { part: 'QF' });
    perform(confirm);
    return (simulation.mode('cabinet') as { readonly readings: readonly NotedReading[] }).readings;
  }

  it.each(FAULT_NAMES)('is told from a sound cabinet by what its script measures: %s', (fault) => {
    const [found, sound] = [readingsOf(fault, true), readingsOf(fault, false)];
    const placed = ({ from, to, quantity }: NotedReading): string => `${from} ${to} ${quantity}`;
    const differs = found.some((reading) => {
      const same = sound.find((other) => placed(other) === placed(reading));
      if (same === undefined) return false;
      const [one, other] = [reading.value ?? Infinity, same.value ?? Infinity];
      return one !== other && !(Math.abs(one - other) <= 0.05 * Math.abs(other) + 0.05);
    });
    expect(differs, JSON.stringify({ found, sound })).toBe(true);
  });
});
