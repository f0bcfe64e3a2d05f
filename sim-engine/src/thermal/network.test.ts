import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../kernel/block.ts';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { at } from '../maths/at.ts';
import { compileNetwork } from './compiled-network.ts';
import type { NetworkDescription } from './network.ts';
import { networkBlock } from './network-block.ts';
import { NetworkHeat } from './network-heat.ts';
import { engineRoom } from './testing-engine-room.ts';

function blockOf(description: NetworkDescription): Block {
  const block = networkBlock('network', description);
  if (!block.ok) throw new Error(JSON.stringify(block.failure));
  return block.value;
}

/** A run with inputs held from the start or from a time on. */
function start(description: NetworkDescription, tickS: number): Simulation {
  return Simulation.start(
    systemOf({ name: 'network', version: '1', tickS, blocks: { network: { block: blockOf(description) } } }),
  );
}

const read = (simulation: Simulation, name: string): number => simulation.read(`network.${name}`) ?? Number.NaN;
const runFor = (simulation: Simulation, seconds: number): void =>
  simulation.runTo(simulation.tick + Math.round(seconds / simulation.system.tickS));
/** Holds an input or parameter, as an instructor does. */
const hold = (simulation: Simulation, name: string, value: number): void => {
  const done = simulation.apply({
    target: '@faults',
    name: 'inject',
    args: { id: name, target: `network.${name}`, effect: { kind: 'stuck', at: value }, trigger: { kind: 'now' } },
  });
  expect(done).toMatchObject({ ok: true });
};

const WATER = { densityKgpm3: 1000, heatCapacityJpkgK: 4180, viscosityPas: () => 1e-3 };

describe('a network', () => {
  it('names what its description does not define', () => {
    const circuit = {
      fluid: WATER,
      nodes: { a: { kind: 'reservoir', pressurePa: 0 }, b: { kind: 'junction' } },
      branches: { pipe: { from: 'a', to: 'b', element: { kind: 'laminar', coefficientPerM3: 1e9 } } },
    } as const;
    const problemOf = (description: NetworkDescription): unknown => {
      const compiled = compileNetwork(description);
      return compiled.ok ? undefined : compiled.failure;
    };
    expect(problemOf({ circuits: { c: circuit } })).toBeUndefined();
    const lost = { between: ['c.a', 'c.z'], conductanceWpK: 1 } as const;
    expect(problemOf({ circuits: { c: circuit }, links: { lost } })).toEqual({ code: 'unknownNode', name: 'c.z' });
    const wrongEnd = { ...circuit, branches: { pipe: { ...circuit.branches.pipe, to: 'x' } } };
    expect(problemOf({ circuits: { c: wrongEnd } })).toEqual({ code: 'unknownNode', name: 'c.x' });
    const closed = { ...circuit, nodes: { ...circuit.nodes, a: { kind: 'junction' } } } as const;
    expect(problemOf({ circuits: { c: closed } })).toEqual({ code: 'floatingCircuit', name: 'c' });
    const follows = { thermostat: 't', way: 'cooler' } as const;
    const steered = { ...circuit, branches: { pipe: { ...circuit.branches.pipe, follows } } };
    expect(problemOf({ circuits: { c: steered } })).toEqual({ code: 'unknownThermostat', name: 't' });
    const wax = { node: 'c.b', opensC: 80, fullyOpenC: 70, lagS: 1 };
    expect(problemOf({ circuits: { c: circuit }, thermostats: { wax } })).toEqual({
      code: 'invalidNumber',
      name: 'wax',
    });
    const heats = { fire: { into: 'c.b' } };
    expect(problemOf({ circuits: { c: circuit }, heats })).toEqual({ code: 'heatNeedsCapacity', name: 'fire' });
  });

  it('mixes two streams by their flows', () => {
    const simulation = start(
      {
        circuits: {
          tap: {
            fluid: WATER,
            nodes: {
              hot: { kind: 'reservoir', pressurePa: 1e5, tempC: 60 },
              cold: { kind: 'reservoir', pressurePa: 1e5, tempC: 10 },
              spout: { kind: 'junction' },
              air: { kind: 'reservoir', pressurePa: 0 },
            },
            branches: {
              hot: { from: 'hot', to: 'spout', element: { kind: 'displacement', flowM3ps: 1e-4 } },
              cold: { from: 'cold', to: 'spout', element: { kind: 'displacement', flowM3ps: 3e-4 } },
              out: { from: 'spout', to: 'air', element: { kind: 'resistance', coefficientPaS2pM6: 1e10 } },
            },
          },
        },
      },
      1,
    );
    expect(read(simulation, 'tap.spout.tempC')).toBeCloseTo((60 + 3 * 10) / 4, 9);
    expect(read(simulation, 'tap.out.flowKgps')).toBeCloseTo(0.4, 12);
  });

  it('drains one tank into another until their levels are equal, and keeps the water', () => {
    const tank = (startLevelM: number, startC: number) =>
      ({ kind: 'tank', areaM2: 2, startLevelM, startC, pressurePa: 1e5 }) as const;
    const simulation = start(
      {
        circuits: {
          tanks: {
            fluid: WATER,
            nodes: { a: tank(3, 50), b: tank(1, 10) },
            branches: {
              pipe: {
                from: 'a',
                to: 'b',
                element: { kind: 'pipe', lengthM: 5, diameterM: 0.1, roughnessM: 1e-4, minorLosses: 2 },
              },
            },
          },
        },
      },
      0.1,
    );
    const stored = read(simulation, 'storedJ');
    runFor(simulation, 300);
    expect(read(simulation, 'tanks.a.levelM')).toBeCloseTo(2, 4);
    expect(read(simulation, 'tanks.a.levelM') + read(simulation, 'tanks.b.levelM')).toBeCloseTo(4, 9);
    expect(read(simulation, 'tanks.b.tempC')).toBeCloseTo((10 + 50) / 2, 3);
    expect(Math.abs(read(simulation, 'storedJ') / stored - 1)).toBeLessThan(1e-6);
  });

  it('turns round with its flow: heat always arrives downstream', () => {
    const simulation = start(
      {
        circuits: {
          pipe: {
            fluid: WATER,
            nodes: {
              left: { kind: 'reservoir', pressurePa: 2e5, tempC: 80 },
              middle: { kind: 'junction', heatCapacityJpK: 1e4, startC: 20 },
              right: { kind: 'reservoir', pressurePa: 1e5, tempC: 15 },
            },
            branches: {
              a: { from: 'left', to: 'middle', element: { kind: 'resistance', coefficientPaS2pM6: 1e10 } },
              b: { from: 'middle', to: 'right', element: { kind: 'resistance', coefficientPaS2pM6: 1e10 } },
            },
          },
        },
      },
      0.1,
    );
    runFor(simulation, 60);
    expect(read(simulation, 'pipe.middle.tempC')).toBeCloseTo(80, 6);
    hold(simulation, 'pipe.left.pressurePa', 0);
    runFor(simulation, 60);
    expect(read(simulation, 'pipe.a.flowKgps')).toBeLessThan(0);
    expect(read(simulation, 'pipe.middle.tempC')).toBeCloseTo(15, 6);
  });
});

describe('an engine room', () => {
  const settled = start(engineRoom, 2);
  runFor(settled, 2400);
  const snapshot = settled.snapshot();
  const running = (): Simulation => {
    const resumed = Simulation.resume(settled.system, snapshot);
    if (!resumed.ok) throw new Error(resumed.failure.code);
    return resumed.value;
  };

  it('stands at full load where it should: HT 80/72, LT 38, oil below 65 °C, oil pressure above 3 bar', () => {
    const simulation = running();
    expect(Math.abs(read(simulation, 'ht.engineOut.tempC') - 80)).toBeLessThan(1);
    expect(Math.abs(read(simulation, 'ht.engineIn.tempC') - 72)).toBeLessThan(1);
    expect(Math.abs(read(simulation, 'lt.cold.tempC') - 38)).toBeLessThan(1);
    expect(read(simulation, 'oil.engineIn.tempC')).toBeGreaterThan(55);
    expect(read(simulation, 'oil.engineIn.tempC')).toBeLessThan(65);
    expect(read(simulation, 'oil.engineIn.pressurePa')).toBeGreaterThan(3e5);
    expect(Math.abs((3.6 * read(simulation, 'ht.pump.flowKgps')) / 0.975 / 21.6 - 1)).toBeLessThan(0.03);
  });

  it('heats by 0.069 K/s without its HT flow at 75 % load: from 80 to 95 °C in 219 s', () => {
    const simulation = start(engineRoom, 2);
    hold(simulation, 'jackets.heatW', 0.75 * 201e3);
    runFor(simulation, 1200);
    hold(simulation, 'ht.pump.speed', 0);
    hold(simulation, 'room.tempC', 80);
    while (read(simulation, 'ht.engineOut.tempC') < 80) simulation.step();
    const startS = simulation.timeS;
    const startC = read(simulation, 'ht.engineOut.tempC');
    while (read(simulation, 'ht.engineOut.tempC') < 95) simulation.step();
    const tookS = simulation.timeS - startS;
    const rateKps = (read(simulation, 'ht.engineOut.tempC') - startC) / tookS;
    expect(Math.abs(rateKps / 0.069 - 1)).toBeLessThan(0.02);
    expect(Math.abs(15 / rateKps / 219 - 1)).toBeLessThan(0.02);
  });

  it('gets hotter everywhere behind a clogged sea strainer, and shows less sea water', () => {
    const simulation = running();
    const before = ['ht.engineOut.tempC', 'lt.cold.tempC', 'oil.engineIn.tempC', 'sea.pump.flowKgps'].map((name) =>
      read(simulation, name),
    );
    hold(simulation, 'sea.strainer.blockage', 80);
    runFor(simulation, 2400);
    expect(read(simulation, 'ht.engineOut.tempC')).toBeGreaterThan((before[0] ?? 0) + 1);
    expect(read(simulation, 'lt.cold.tempC')).toBeGreaterThan((before[1] ?? 0) + 5);
    expect(read(simulation, 'oil.engineIn.tempC')).toBeGreaterThan((before[2] ?? 0) + 1);
    expect(read(simulation, 'sea.pump.flowKgps')).toBeLessThan(0.6 * (before[3] ?? 0));
  });

  it('overheats with the thermostat stuck hot, and stays cold with it stuck cold', () => {
    const stuck = (position: number): number => {
      const simulation = running();
      hold(simulation, 'htThermostat.hold', 1);
      hold(simulation, 'htThermostat.heldAt', position);
      runFor(simulation, 1200);
      return read(simulation, 'ht.engineOut.tempC');
    };
    expect(stuck(0.1)).toBeGreaterThan(95);
    expect(stuck(1)).toBeLessThan(70);
  });

  it('loses oil pressure with a worn pump, more when the oil is hot', () => {
    const pressure = (wear: number, heatW: number): number => {
      const simulation = start(engineRoom, 2);
      hold(simulation, 'oil.pump.wear', wear);
      hold(simulation, 'bearings.heatW', heatW);
      runFor(simulation, 1200);
      return read(simulation, 'oil.engineIn.pressurePa');
    };
    expect(pressure(0.4, 91e3)).toBeLessThan(2.5e5);
    expect(pressure(0.4, 91e3)).toBeLessThan(pressure(0.4, 40e3));
  });

  it('goes on from a snapshot as if it had never been taken', () => {
    const simulation = start(engineRoom, 2);
    runFor(simulation, 2400);
    hold(simulation, 'sea.strainer.blockage', 10);
    const resumed = running();
    hold(resumed, 'sea.strainer.blockage', 10);
    runFor(simulation, 200);
    runFor(resumed, 200);
    expect(resumed.hash()).toBe(simulation.hash());
  });

  it('conserves energy at every moment, whatever runs, is shut, worn or clogged', () => {
    const compiled = compileNetwork(engineRoom);
    if (!compiled.ok) throw new Error(compiled.failure.name);
    const heat = new NetworkHeat(compiled.value);
    const states = heat.states.states;
    const inputs = heat.ports.inputs;
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const any = fc.tuple(
      fc.array(share, { minLength: inputs.length, maxLength: inputs.length }),
      fc.array(share, { minLength: states.length, maxLength: states.length }),
    );
    fc.assert(
      fc.property(any, ([inputShares, stateShares]) => {
        const u = Float64Array.from(inputs, ({ name, value }, index) => inputAt(name, value, inputShares[index] ?? 0));
        const x = Float64Array.from(states, ({ unit }, index) => (unit === '1' ? 1 : 120) * (stateShares[index] ?? 0));
        const rates = new Float64Array(states.length);
        heat.refresh(u, x);
        heat.derivatives(u, x, rates);
        const ahead = Float64Array.from(x, (value, index) => value + at(rates, index));
        for (const rate of rates) expect(Number.isFinite(rate)).toBe(true);
        const gainedW = heat.storedJ(ahead) - heat.storedJ(x);
        const suppliedW = heat.suppliedW(u);
        const scale = Math.abs(suppliedW) + heat.exchangedW.reduce((sum, watts) => sum + Math.abs(watts), 1e5);
        expect(Math.abs(gainedW - suppliedW) / scale).toBeLessThan(1e-6);
        heat.exchangedW.forEach((watts, index) => {
          const exchanger = compiled.value.exchangers[index];
          const inlet = (branch: number | undefined): number => {
            const ends = compiled.value.branches[branch ?? -1];
            if (branch === undefined || ends === undefined) throw new RangeError('no branch');
            return at(heat.tempsC, at(heat.massFlowsKgps, branch) < 0 ? ends.to : ends.from);
          };
          // Heat goes from the hotter inlet to the colder one, never back.
          expect(watts * (inlet(exchanger?.hotBranch) - inlet(exchanger?.coldBranch))).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 200 },
    );
  });
});

/** Some value in the range that an input of this name may take. */
function inputAt(name: string, usual: number, share: number): number {
  if (name.endsWith('.wear')) return 0.9 * share;
  if (name.endsWith('.blockage')) return 100 * share;
  if (name.endsWith('.foulingKpW')) return 1e-3 * share;
  if (name.endsWith('.tempC')) return 60 * share;
  if (name.endsWith('.heatW')) return 3e5 * share;
  if (name.endsWith('.pressurePa')) return usual * (0.8 + 0.4 * share);
  return share < 0.2 ? 0 : share;
}
