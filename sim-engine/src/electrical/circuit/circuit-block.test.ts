import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json } from '../../kernel/json.ts';
import { Simulation } from '../../kernel/simulation.ts';
import { systemOf } from '../../kernel/system.ts';
import { contactor } from '../parts/contactor.ts';
import { clampMeter, METER_FUNCTION, multimeter, person } from '../parts/instruments.ts';
import { motor } from '../parts/motor.ts';
import { pushButton } from '../parts/push-button.ts';
import { bar, impedance } from '../parts/simple.ts';
import { supply } from '../parts/supply.ts';
import { timer } from '../parts/timer.ts';
import { TestCircuit } from '../testing-circuit.ts';
import { circuitBlock } from './circuit-block.ts';
import { modeOf } from './mode.ts';
import { definePart } from './part.ts';
import type { CircuitDescription } from './plan.ts';

const WINDINGS = {
  statorOhm: 2.2,
  rotorOhm: 2.2,
  statorLeakageH: 0.009,
  rotorLeakageH: 0.009,
  magnetisingH: 0.37,
  polePairs: 2,
};
const machine = motor({ windings: WINDINGS, inertiaKgm2: 0.05, fanNmps2: 0.0005, frictionNm: 0.1 });

const BENCH: CircuitDescription = {
  frequencyHz: 50,
  earth: 'G:PE',
  parts: {
    G: supply({ lineV: 400, prospectiveA: 1000 }),
    K: contactor({ coilV: 230 }),
    S: pushButton({ latching: true }),
    R: impedance({ ohm: 100 }),
    X: bar(['1', '2', '3']),
    P: multimeter(),
    C: clampMeter(),
    H: person(),
  },
};

const bench = (...wires: readonly (readonly [string, string])[]): TestCircuit => new TestCircuit(BENCH, wires);

describe('commands of a circuit', () => {
  it.each<[string, Json, string]>([
    ['wire', { from: 'G:L1', to: 'Z:1' }, 'unknownTerminal'],
    ['wire', { from: 'G:L1', to: 'P:a' }, 'unknownTerminal'],
    ['wire', { from: 'G:L1', to: 'G:L1' }, 'sameTerminal'],
    ['wire', { from: 'G:L1', to: 'R:1', attributes: { deep: {} } }, 'malformedArguments'],
    ['wire', null, 'malformedArguments'],
    ['unwire', { id: 'w1' }, 'noSuchWire'],
    ['mark', { id: 'w1', attributes: {} }, 'noSuchWire'],
    ['mark', { id: 'w1' }, 'malformedArguments'],
    ['probe', { lead: 'R:1', terminal: 'G:L1' }, 'unknownLead'],
    ['probe', { lead: 'P:a', terminal: 'P:b' }, 'unknownTerminal'],
    ['clamp', { part: 'P', terminal: 'G:L1' }, 'unknownPart'],
    ['clamp', { part: 'C', terminal: 'P:a' }, 'unknownTerminal'],
    ['turnOn', { part: 'K' }, 'unknownPart'],
    ['turnOn', [], 'unknownPart'],
    ['melt', {}, 'unknownCommand'],
    ['replace', { part: 'P' }, 'unknownPart'],
    ['replace', { part: 'Z' }, 'unknownPart'],
    ['wire', { id: 'w'.repeat(41), from: 'G:L1', to: 'R:1' }, 'malformedArguments'],
    ['wire', { from: 'G:L1', to: 'R:1', attributes: { mark: 'm'.repeat(41) } }, 'malformedArguments'],
  ])('%s %o is refused as %s', (name, args, code) => {
    expect(bench().do(name, args)).toBe(code);
  });

  it('takes any JSON without an exception', () => {
    const names = ['wire', 'unwire', 'mark', 'probe', 'clamp', 'turnOn', 'hold', 'turn', 'set', 'replace'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 2 }), (name, args) => {
        const circuit = bench();
        circuit.do(name, args as Json);
        circuit.do(name, { part: args as Json, from: args as Json, to: 'R:1', terminal: args as Json, lead: 'P:a' });
        circuit.run(0.002);
        expect(circuit.simulation.outputs().every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('numbers wires that have no id, and leaves ids that are taken', () => {
    const circuit = bench();
    circuit.do('wire', { id: 'w1', from: 'G:L1', to: 'R:1' });
    circuit.do('wire', { from: 'G:N', to: 'R:2' });
    const { wires } = modeOf({ mode: circuit.simulation.mode('circuit') as object | null });
    expect(wires.map(({ id }) => id)).toEqual(['w1', 'w2']);
    expect(circuit.run(0.002).read('R.volts')).toBeCloseTo(230.6, 0);
    circuit.do('unwire', { from: 'R:1', to: 'G:L1' });
    expect(circuit.run(0.002).read('R.volts')).toBeLessThan(1e-3);
  });
});

describe('replacing a part', () => {
  const codeIn = (circuit: TestCircuit): readonly string[] => circuit.eventCodes;

  it('says so for one tick, in which a fault on the old part ends', () => {
    const circuit = bench(['G:L1', 'K:A1'], ['G:N', 'K:A2']);
    const place = Object.keys(BENCH.parts).indexOf('K') + 1;
    const until = { kind: 'signal', signal: 'circuit.renewedPart', is: '==', than: place };
    const fault = {
      id: 'coil',
      target: 'circuit.K.coilBroken',
      effect: { kind: 'open' },
      trigger: { kind: 'now' },
      until,
    };
    expect(circuit.simulation.apply({ target: '@faults', name: 'inject', args: fault }).ok).toBe(true);
    expect(circuit.run(0.1).read('K.closed')).toBe(0);
    expect(circuit.do('replace', { part: 'R' })).toBeUndefined();
    expect(circuit.run(0.1).read('K.closed')).toBe(0);
    expect(circuit.do('replace', { part: 'K' })).toBeUndefined();
    expect(circuit.do('replace', { part: 'R' })).toBe('oneAtATime');
    expect(circuit.run(0.001).read('renewedPart')).toBe(place);
    expect(circuit.run(0.001).read('renewedPart')).toBe(0);
    expect(circuit.run(0.1).read('K.closed')).toBe(1);
  });

  it('is live work where its terminals are live, but not for what is taken out with its carrier', () => {
    const dead = bench();
    dead.do('replace', { part: 'K' });
    expect(codeIn(dead)).toEqual([]);
    const live = bench(['G:L1', 'K:A1'], ['G:N', 'K:A2']).run(0.1);
    live.do('replace', { part: 'K' });
    expect(codeIn(live)).toEqual(['workedLive']);
    const own = bench();
    own.do('replace', { part: 'G' });
    expect(codeIn(own)).toEqual([]);
  });

  it('makes states new, and leaves a dial as it was', () => {
    const parts = { ...BENCH.parts, T: timer({ delay: 'on', coilV: 230, dialS: 1, highestS: 30 }) };
    const circuit = new TestCircuit({ ...BENCH, parts }, [
      ['G:L1', 'T:A1'],
      ['G:N', 'T:A2'],
    ]);
    circuit.do('set', { part: 'T', value: 2 });
    circuit.run(1.5);
    expect(circuit.read('T.elapsedS')).toBeCloseTo(1.5, 1);
    circuit.do('replace', { part: 'T' });
    expect(circuit.read('T.elapsedS')).toBe(0);
    expect(circuit.read('T.dialS')).toBe(2);
  });

  it('waits for a motor that turns', () => {
    const delta = (['U1 L1', 'V1 L2', 'W1 L3', 'W2 L1', 'U2 L2', 'V2 L3'] as const).map((pair) => {
      const [winding, line] = pair.split(' ');
      return [`M:${winding}`, `G:${line}`] as const;
    });
    const circuit = new TestCircuit({ ...BENCH, parts: { ...BENCH.parts, M: machine } }, delta).run(1);
    expect(circuit.do('replace', { part: 'M' })).toBe('motorTurns');
  });
});

describe('a circuit', () => {
  it('keeps the last 64 events', () => {
    const circuit = bench(['G:L1', 'R:1'], ['G:N', 'R:2']);
    for (let count = 0; count < 210; count += 1) {
      circuit.do('unwire', { from: 'G:L1', to: 'R:1' });
      circuit.do('wire', { from: 'G:L1', to: 'R:1' });
      circuit.run(0.001);
    }
    expect(circuit.eventCodes).toHaveLength(64);
  });

  it('joins what a bar joins, and what wires join to it', () => {
    const circuit = bench(['G:L2', 'X:1'], ['X:3', 'R:1'], ['R:2', 'G:N']);
    expect(circuit.run(0.002).read('R.amperes')).toBeCloseTo(2.306, 2);
  });

  it('does not see what instruments measure with: volts with a lead on nothing are a capacitance less', () => {
    const circuit = bench();
    circuit.do('turn', { part: 'P', function: METER_FUNCTION.voltsAc });
    circuit.do('probe', { lead: 'P:a', terminal: 'G:L1' });
    // Through 10 MΩ and the 1 GΩ leak of a lead that hangs in the air.
    expect(circuit.run(0.002).read('P.reading')).toBeLessThan(3);
    circuit.do('probe', { lead: 'P:b', terminal: 'G:L2' });
    expect(circuit.run(0.002).read('P.reading')).toBeCloseTo(400, 1);
  });

  it('shocks whoever touches a live terminal with feet on earth, once a touch', () => {
    const circuit = bench();
    circuit.do('probe', { lead: 'H:feet', terminal: 'G:PE' });
    circuit.do('probe', { lead: 'H:hand', terminal: 'G:L3' });
    expect(circuit.run(0.01).read('H.bodyA')).toBeCloseTo(0.231, 3);
    circuit.do('probe', { lead: 'H:hand', terminal: 'R:1' });
    circuit.run(0.01);
    expect(circuit.eventCodes).toEqual(['electricShock']);
  });

  it('runs two motors on one supply, which its impedance lets feel each other', () => {
    const description: CircuitDescription = {
      frequencyHz: 50,
      earth: 'G:PE',
      parts: { G: supply({ lineV: 400, prospectiveA: 300 }), M: machine, N: machine, S: contactor({ coilV: 230 }) },
    };
    const delta = (name: string, lines: readonly [string, string, string]) =>
      [
        [lines[0], `${name}:U1`],
        [lines[1], `${name}:V1`],
        [lines[2], `${name}:W1`],
        [`${name}:U1`, `${name}:W2`],
        [`${name}:V1`, `${name}:U2`],
        [`${name}:W1`, `${name}:V2`],
      ] as const;
    const circuit = new TestCircuit(description, [
      ...delta('M', ['G:L1', 'G:L2', 'G:L3']),
      ['G:L1', 'S:1'],
      ['G:L2', 'S:3'],
      ['G:L3', 'S:5'],
      ...delta('N', ['S:2', 'S:4', 'S:6']),
    ]).run(2);
    const speed = circuit.read('M.speedRadps');
    expect(speed).toBeGreaterThan(150);
    expect(circuit.read('N.speedRadps')).toBe(0);
    circuit.do('hold', { part: 'S' });
    circuit.run(0.05);
    // The other's inrush pulls the voltage down by more than a tenth.
    expect(circuit.read('M.windingUV')).toBeLessThan(360);
    circuit.run(3);
    expect(circuit.read('N.speedRadps')).toBeCloseTo(circuit.read('M.speedRadps'), 1);
  });

  it('is refused by name where its description does not fit', () => {
    expect(() => circuitBlock({ ...BENCH, earth: 'G:earth' }, { type: 'x' })).toThrow('G:earth');
    const twice = definePart({
      kind: 'twice',
      terminals: ['1', '2'],
      states: { volts: { unit: 'V', value: 0 } },
      probes: { volts: { of: 'voltage', between: ['1', '2'] } },
    });
    const parts = { G: supply({ lineV: 400, prospectiveA: 0 }), T: twice };
    expect(() => circuitBlock({ frequencyHz: 50, earth: 'G:PE', parts }, { type: 'x' })).toThrow('volts');
  });

  it('lets two runs of one block stand side by side', () => {
    const block = circuitBlock(BENCH, { type: 'bench' });
    const system = systemOf({ name: 'b', version: '1.0.0', tickS: 0.001, blocks: { circuit: { block } } });
    const [first, second] = [Simulation.start(system), Simulation.start(system)];
    first.apply({ target: 'circuit', name: 'wire', args: { from: 'G:L1', to: 'R:1' } });
    first.apply({ target: 'circuit', name: 'wire', args: { from: 'G:N', to: 'R:2' } });
    for (let tick = 0; tick < 5; tick += 1) {
      first.step();
      second.step();
    }
    expect(first.read('circuit.R.amperes')).toBeGreaterThan(2);
    expect(second.read('circuit.R.amperes')).toBe(0);
  });
});
