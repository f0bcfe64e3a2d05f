import { Pcg32 } from '@tongyan/sim-engine';
import type { Command, Json } from '@tongyan/sim-engine/kernel';
import { Simulation } from '@tongyan/sim-engine/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { TERMINALS } from './components.ts';
import { CABINET_FAULTS, type CabinetFaultName } from './faults.ts';
import { motorStarterSystem } from './system.ts';
import { TestCabinet } from './testing-cabinet.ts';
import { DRAWING, SUPPLY_WIRING } from './wiring.ts';

const system = motorStarterSystem({ wiring: DRAWING });
const emptySystem = motorStarterSystem({ wiring: SUPPLY_WIRING });
const FAULT_NAMES = Object.keys(CABINET_FAULTS) as CabinetFaultName[];

/** Commands as a clumsy or a malicious hand gives them: many are refused, which is as good. */
function randomCommand(random: Pcg32): Command {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[random.nextBelow(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const cabinet = (name: string, args: Json): Command => ({ target: 'cabinet', name, args });
  const terminal = (): string => pick(TERMINALS);
  const choices: readonly (() => Command)[] = [
    () => cabinet('wire', { from: terminal(), to: terminal() }),
    () => cabinet('wire', { from: terminal(), to: terminal(), attributes: { colour: 'black' } }),
    () => cabinet('unwire', { id: `d${1 + random.nextBelow(DRAWING.length)}` }),
    () => cabinet('unwire', { id: `w${1 + random.nextBelow(10)}` }),
    () => cabinet('turnOn', { part: 'QF' }),
    () => cabinet(pick(['turnOff', 'lock', 'unlock', 'tag', 'untag']), { part: 'QF' }),
    () => cabinet(pick(['press', 'release']), { part: pick(['SB1', 'SB2']) }),
    () => cabinet('press', { part: 'SB2' }),
    () => cabinet(pick(['hold', 'letGo']), { part: pick(['KM1', 'KM2', 'KM3']) }),
    () => cabinet(pick(['pull', 'insert', 'replace']), { part: pick(['FU1', 'FU2']) }),
    () => cabinet(pick(['reset', 'test']), { part: 'FR' }),
    () => cabinet('set', { part: pick(['FR', 'KT']), value: random.nextUnit() * 20 }),
    () => cabinet('turn', { part: pick(['meter', 'insulationTester']), function: random.nextBelow(6) }),
    () =>
      cabinet('probe', {
        lead: pick(['meter:a', 'meter:b', 'person:hand', 'insulationTester:a']),
        terminal: terminal(),
      }),
    () => cabinet('probe', { lead: pick(['meter:a', 'person:hand']), terminal: null }),
    () => cabinet('clamp', { part: 'clamp', terminal: terminal() }),
    () => cabinet(pick(['wire', 'probe', 'set', 'nothing']), pick([null, 7, [], { part: 'QF' }, { from: {} }])),
    () => {
      const { quantity, effect } = CABINET_FAULTS[pick(FAULT_NAMES)];
      const args = { id: quantity, target: `cabinet.${quantity}`, effect, trigger: { kind: 'now' } };
      return { target: '@faults', name: 'inject', args };
    },
    () => ({ target: '@faults', name: 'clear', args: { id: CABINET_FAULTS[pick(FAULT_NAMES)].quantity } }),
  ];
  return pick(choices)();
}

interface Logged {
  readonly tick: number;
  readonly command: Command;
}

function play(simulation: Simulation, seed: number, ticks: number): Logged[] {
  const random = Pcg32.seeded({ high: 1, low: seed }, { high: 0, low: 0 });
  const log: Logged[] = [];
  for (let tick = 0; tick < ticks; tick += 1) {
    if (random.nextBelow(12) === 0) {
      const command = randomCommand(random);
      log.push({ tick: simulation.tick, command });
      simulation.apply(command);
    }
    simulation.step();
  }
  return log;
}

/** Outputs that are no finite number. What an instrument was last seen to show is kept as Infinity above its range. */
function notFinite(simulation: Simulation): readonly string[] {
  const outputs = simulation.outputs();
  return [...simulation.system.outputIndex]
    .filter(([name, index]) => {
      const isOverRange = outputs[index] === Infinity && /^cabinet\.still\.(?:meter|tester)Value$/u.test(name);
      return !Number.isFinite(outputs[index]) && !isOverRange;
    })
    .map(([name]) => name);
}

/** One below the greatest: a seed's successor, which some rules want for what comes after, is a seed as well. */
const seeds = fc.integer({ min: 0, max: 0xffff_fffe });

describe('whatever is done to the cabinet', () => {
  it.each([
    ['a wired one', system],
    ['an empty one', emptySystem],
  ])('%s stays finite, and its events are known', (_name, made) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const simulation = Simulation.start(made, seed);
        play(simulation, seed, 700);
        expect(notFinite(simulation)).toEqual([]);
        for (const name of ['KM1', 'KM2', 'KM3']) expect([0, 1]).toContain(simulation.read(`cabinet.${name}.closed`));
        expect(simulation.read('cabinet.FR.heat1')).toBeGreaterThanOrEqual(0);
        expect(Math.abs(simulation.read('cabinet.M.speedRadps') ?? Number.NaN)).toBeLessThan(200);
      }),
      // Of the examples: an ohmmeter between points that nothing joins.
      { numRuns: 12, examples: [[2_027_820_797], [3_429_001_940]] },
    );
  });

  it('stays finite with any one parameter at the end of its range', () => {
    const { parameters = {} } = system.definition.blocks['cabinet']?.block ?? {};
    const ends = Object.entries(parameters).flatMap(([name, { minimum = -1e6, maximum = 1e6 }]) =>
      [minimum, maximum].map((at) => ({ name, at })),
    );
    for (const { name, at } of ends) {
      const simulation = Simulation.start(system);
      const effect = { kind: 'stuck', at };
      const fault = { id: 'end', target: `cabinet.${name}`, effect, trigger: { kind: 'time', atS: 0.1 } };
      expect(simulation.apply({ target: '@faults', name: 'inject', args: fault }).ok).toBe(true);
      simulation.apply({ target: 'cabinet', name: 'turnOn', args: { part: 'QF' } });
      simulation.apply({ target: 'cabinet', name: 'press', args: { part: 'SB2' } });
      simulation.runTo(200);
      expect(notFinite(simulation), `${name} at ${at}`).toEqual([]);
    }
  });

  it('a snapshot at any tick, restored elsewhere, goes on to the same hash', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 400 }), (seed, tick) => {
        const first = Simulation.start(system, seed);
        play(first, seed, tick);
        const restored = Simulation.resume(system, first.snapshot());
        if (!restored.ok) throw new Error(restored.failure.code);
        expect(restored.value.hash()).toBe(first.hash());
        play(first, seed + 1, 300);
        play(restored.value, seed + 1, 300);
        expect(restored.value.hash()).toBe(first.hash());
      }),
      { numRuns: 8 },
    );
  });

  it('a run that is wound back goes on as it did the first time', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 300 }), (seed, tick) => {
        const simulation = Simulation.start(system, seed);
        play(simulation, seed, tick);
        // A command between the snapshot's tick and its state: contacts have moved, and nothing was computed with it yet.
        simulation.apply({ target: 'cabinet', name: 'turnOn', args: { part: 'QF' } });
        const snapshot = simulation.snapshot();
        play(simulation, seed + 1, 200);
        const first = simulation.hash();
        expect(simulation.restore(snapshot).ok).toBe(true);
        play(simulation, seed + 1, 200);
        expect(simulation.hash()).toBe(first);
      }),
      { numRuns: 8 },
    );
  });

  it('a tick passes over nothing that would have changed: whoever computes all anew in each comes to the same', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, runs) => {
        const [passing, anew] = [Simulation.start(system, seed), Simulation.start(system, seed)];
        const random = Pcg32.seeded({ high: 3, low: seed }, { high: 0, low: 0 });
        const start: readonly Command[] = [
          { target: 'cabinet', name: 'turnOn', args: { part: 'QF' } },
          { target: 'cabinet', name: 'press', args: { part: 'SB2' } },
        ];
        for (let span = 0; span < 25; span += 1) {
          for (let tick = 0; tick < 20; tick += 1) {
            const isFirst = span === 0 && tick === 0;
            const given = isFirst && runs ? start : random.nextBelow(40) === 0 ? [randomCommand(random)] : [];
            for (const command of given) expect(anew.apply(command)).toEqual(passing.apply(command));
            passing.step();
            anew.step();
            expect(anew.restore(anew.snapshot()).ok).toBe(true);
          }
          expect(anew.hash()).toBe(passing.hash());
        }
      }),
      { numRuns: 6 },
    );
  });

  it('the same commands at the same ticks give the same state', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const run = Simulation.start(system, 3);
        const log = play(run, seed, 600);
        const again = Simulation.start(motorStarterSystem({ wiring: DRAWING }), 3);
        for (const { tick, command } of log) {
          again.runTo(tick);
          again.apply(command);
        }
        again.runTo(600);
        expect(again.hash()).toBe(run.hash());
      }),
      { numRuns: 5 },
    );
  });

  it('a refused command changes nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const simulation = Simulation.start(system, seed);
        const random = Pcg32.seeded({ high: 2, low: seed }, { high: 0, low: 0 });
        for (let count = 0; count < 40; count += 1) {
          const before = simulation.hash();
          const done = simulation.apply(randomCommand(random));
          expect(done.ok || simulation.hash() === before).toBe(true);
        }
      }),
      { numRuns: 5 },
    );
  });
});

describe('the power of the running motor', () => {
  it('comes from the supply and goes into copper, rotor and shaft', () => {
    const cabinet = new TestCabinet().energised().start().run(6);
    const shaftW = cabinet.read('M.torqueNm') * cabinet.read('M.speedRadps');
    const windingA = cabinet.read('M.windingUA');
    const statorW = 3 * 3 * 0.7384 * windingA * windingA;
    const slip = 1 - (cabinet.read('M.speedRadps') * 2) / (100 * Math.PI);
    const rotorW = (shaftW * slip) / (1 - slip);
    const apparentVA = 3 * cabinet.read('M.windingUV') * windingA;
    // cosφ of the equivalent circuit at this slip: 0.877.
    expect((shaftW + statorW + rotorW) / apparentVA).toBeCloseTo(0.877, 2);
  });
});
