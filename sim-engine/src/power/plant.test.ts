import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation } from '../kernel/simulation.ts';
import { systemOf } from '../kernel/system.ts';
import { sin } from '../maths/exact.ts';
import { type Schedule, scheduleBlock } from '../models/schedule.ts';
import { MEDIUM_SPEED_SET, ratedCurrentA, SHIP_BUS } from './generator-set.ts';
import { plantBlock, type PlantBlockOptions } from './plant-block.ts';
import { closesInPhase, closingCurrent, closingLeadDeg, isInWindow, USUAL_WINDOW, wrapDeg } from './synchronising.ts';

const TICK_S = 0.01;
type Source = { readonly port: string; readonly unit: string; readonly rows: readonly (readonly [number, number])[] };

/** A plant whose inputs step by rows [s, value]. */
function startPlant(
  sets: readonly string[],
  options: PlantBlockOptions,
  sources: readonly Source[] = [],
  initial: Readonly<Record<string, number>> = {},
): Simulation {
  const block = plantBlock(
    'plant',
    { bus: SHIP_BUS, breakerClosingS: 0.25, sets: Object.fromEntries(sets.map((name) => [name, MEDIUM_SPEED_SET])) },
    options,
  );
  const schedule = (rows: Source['rows']): Schedule => ({
    timesS: rows.map(([timeS]) => timeS),
    values: rows.map(([, value]) => value),
    steps: true,
  });
  return Simulation.start(
    systemOf({
      name: 'plant',
      version: '1',
      tickS: TICK_S,
      subSteps: 2,
      blocks: {
        plant: { block, initial },
        ...Object.fromEntries(
          sources.map(({ rows, unit }, index) => [`source${index}`, { block: scheduleBlock(schedule(rows), unit) }]),
        ),
      },
      connections: sources.map(({ port }, index) => ({ from: `source${index}.value`, to: `plant.${port}` })),
    }),
  );
}

const read = (simulation: Simulation, name: string): number => simulation.read(`plant.${name}`) ?? Number.NaN;
const runFor = (simulation: Simulation, seconds: number): void =>
  simulation.runTo(simulation.tick + Math.round(seconds / TICK_S));

interface Response {
  readonly peak: number;
  readonly settledS: number;
}

/** The farthest that the speed goes from rated, and when it stays within 1 % of its end; shares of rated. */
function stepResponse(fromKw: number, toKw: number): Response {
  const rows = [
    [0, fromKw],
    [1, toKw],
  ] as const;
  const simulation = startPlant(['a'], { onBus: ['a'], startLoad: { powerKw: fromKw, reactiveKvar: 0 } }, [
    { port: 'loadKw', unit: 'kW', rows },
  ]);
  const speeds: number[] = [];
  for (let tick = 0; tick < 2500; tick += 1) {
    simulation.step();
    speeds.push(read(simulation, 'a.speedRpm') / 900);
  }
  const last = speeds.at(-1) ?? 1;
  let peak = 0;
  let settledS = 0;
  speeds.forEach((speed, index) => {
    if (Math.abs(speed - 1) > Math.abs(peak)) peak = speed - 1;
    if (Math.abs(speed - last) > 0.01) settledS = (index + 1) * TICK_S - 1;
  });
  return { peak, settledS };
}

const within = (value: number, expected: number, share: number): boolean => Math.abs(value / expected - 1) <= share;

describe('one set', () => {
  it('gives 1230 A at full load', () => {
    expect(ratedCurrentA(MEDIUM_SPEED_SET, SHIP_BUS)).toBeCloseTo(1230, 0);
  });

  it('overshoots by 9.9 % when full load goes', () => {
    expect(within(stepResponse(750, 0).peak, 0.099, 0.02)).toBe(true);
  });

  it('sags by 3.9 % when half load comes, and is within 1 % of its end after 0.95 s', () => {
    const { peak, settledS } = stepResponse(0, 375);
    expect(within(peak, -0.039, 0.02)).toBe(true);
    expect(within(settledS, 0.95, 0.02)).toBe(true);
  });

  it('carries half load 2 % below its no-load speed: droop 4 %', () => {
    const simulation = startPlant(['a'], { onBus: ['a'] }, [{ port: 'loadKw', unit: 'kW', rows: [[0, 375]] }]);
    runFor(simulation, 30);
    expect(read(simulation, 'bus.frequencyHz')).toBeCloseTo(60 * (1 - 0.02), 3);
    expect(read(simulation, 'a.powerKw')).toBeCloseTo(375, 1);
  });

  it('hunts with five times the governor’s gain', () => {
    const block = (gain: number): number => {
      const simulation = startPlant(['a'], { onBus: ['a'] }, [{ port: 'loadKw', unit: 'kW', rows: [[0, 375]] }]);
      const injected = simulation.apply({
        target: '@faults',
        name: 'inject',
        args: {
          id: 'gain',
          target: 'plant.a.governorGain',
          effect: { kind: 'scale', factor: gain },
          trigger: { kind: 'now' },
        },
      });
      expect(injected).toMatchObject({ ok: true });
      runFor(simulation, 20);
      let lowest = Infinity;
      let highest = -Infinity;
      for (let tick = 0; tick < 500; tick += 1) {
        simulation.step();
        lowest = Math.min(lowest, read(simulation, 'a.speedRpm'));
        highest = Math.max(highest, read(simulation, 'a.speedRpm'));
      }
      return highest - lowest;
    };
    expect(block(1)).toBeLessThan(0.5);
    expect(block(5)).toBeGreaterThan(20);
  });

  it('runs up by its start filling, is excited near rated speed, and stops when told to', () => {
    const simulation = startPlant(['a'], {});
    expect(simulation.apply({ target: 'plant', name: 'start', args: 'a' }).ok).toBe(true);
    runFor(simulation, 30);
    expect(read(simulation, 'a.speedRpm')).toBeCloseTo(900, 0);
    expect(read(simulation, 'a.voltageV')).toBeCloseTo(440, 0);
    expect(read(simulation, 'bus.voltageV')).toBe(0);
    simulation.apply({ target: 'plant', name: 'stop', args: 'a' });
    runFor(simulation, 200);
    expect(Math.abs(read(simulation, 'a.speedRpm'))).toBeLessThan(5);
  });

  it('trips at 115 % speed, shuts its fuel and stays so until it is reset', () => {
    const simulation = startPlant(['a'], { idle: ['a'] }, [{ port: 'a.speedSetHz', unit: 'Hz', rows: [[0, 75]] }]);
    runFor(simulation, 20);
    expect(read(simulation, 'a.trip')).toBe(1);
    expect(simulation.apply({ target: 'plant', name: 'start', args: 'a' })).toMatchObject({ ok: false });
    simulation.apply({ target: 'plant', name: 'resetTrip', args: 'a' });
    expect(read(simulation, 'a.trip')).toBe(0);
  });

  it('asks for the preferential trip after 5 s above 110 %', () => {
    const simulation = startPlant(['a'], { onBus: ['a'], startLoad: { powerKw: 600, reactiveKvar: 0 } }, [
      {
        port: 'loadKw',
        unit: 'kW',
        rows: [
          [0, 600],
          [1, 830],
        ],
      },
    ]);
    runFor(simulation, 5.8);
    expect(read(simulation, 'a.preferentialTrip')).toBe(0);
    runFor(simulation, 0.5);
    expect(read(simulation, 'a.preferentialTrip')).toBe(1);
  });

  it('loses its voltage under load with a failed regulator', () => {
    const loads: readonly Source[] = [
      {
        port: 'loadKw',
        unit: 'kW',
        rows: [
          [0, 100],
          [1, 500],
        ],
      },
      {
        port: 'loadKvar',
        unit: 'kvar',
        rows: [
          [0, 0],
          [1, 350],
        ],
      },
    ];
    const voltage = (regulator: number): number => {
      const simulation = startPlant(['a'], { onBus: ['a'], startLoad: { powerKw: 100, reactiveKvar: 0 } }, loads);
      simulation.apply({
        target: '@faults',
        name: 'inject',
        args: {
          id: 'avr',
          target: 'plant.a.regulator',
          effect: { kind: 'stuck', at: regulator },
          trigger: { kind: 'now' },
        },
      });
      runFor(simulation, 4);
      return read(simulation, 'bus.voltageV');
    };
    expect(voltage(1)).toBeGreaterThan(430);
    expect(voltage(0)).toBeLessThan(425);
  });
});

describe('sets on one bus', () => {
  it('bring a dead bus back: the first closes onto it and takes the load', () => {
    const simulation = startPlant(['a', 'b'], { idle: ['a', 'b'] }, [
      { port: 'loadKw', unit: 'kW', rows: [[0, 150]] },
      { port: 'loadKvar', unit: 'kvar', rows: [[0, 60]] },
    ]);
    expect(read(simulation, 'bus.voltageV')).toBe(0);
    expect(read(simulation, 'a.powerKw')).toBe(0);
    simulation.apply({ target: 'plant', name: 'closeBreaker', args: 'a' });
    runFor(simulation, 10);
    expect(read(simulation, 'a.powerKw')).toBeCloseTo(150, 1);
    expect(read(simulation, 'a.reactiveKvar')).toBeCloseTo(60, 0);
    expect(read(simulation, 'bus.voltageV')).toBeGreaterThan(430);
    simulation.apply({ target: 'plant', name: 'openBreaker', args: 'a' });
    runFor(simulation, 1);
    expect(read(simulation, 'bus.voltageV')).toBe(0);
  });

  it('refuse what is no set', () => {
    const simulation = startPlant(['a'], {});
    expect(simulation.apply({ target: 'plant', name: 'start', args: 'z' })).toMatchObject({ ok: false });
    expect(simulation.apply({ target: 'plant', name: 'closeBreaker', args: 3 })).toMatchObject({ ok: false });
  });

  it('move 37.5 kW to the one whose setpoint rises by 0.24 Hz, and the bus by 0.12 Hz', () => {
    const base = 60 * 1.02;
    const simulation = startPlant(['a', 'b'], { onBus: ['a', 'b'], startLoad: { powerKw: 750, reactiveKvar: 300 } }, [
      {
        port: 'a.speedSetHz',
        unit: 'Hz',
        rows: [
          [0, base],
          [5, base + 0.24],
        ],
      },
    ]);
    runFor(simulation, 4);
    expect(read(simulation, 'a.powerKw')).toBeCloseTo(375, 1);
    const before = read(simulation, 'bus.frequencyHz');
    runFor(simulation, 60);
    expect(within(read(simulation, 'a.powerKw') - 375, 37.5, 0.02)).toBe(true);
    expect(within(375 - read(simulation, 'b.powerKw'), 37.5, 0.02)).toBe(true);
    expect(within(read(simulation, 'bus.frequencyHz') - before, 0.12, 0.02)).toBe(true);
  });

  it('share the reactive load by their voltage droop', () => {
    const simulation = startPlant(['a', 'b'], { onBus: ['a', 'b'] }, [
      { port: 'loadKw', unit: 'kW', rows: [[0, 600]] },
      { port: 'loadKvar', unit: 'kvar', rows: [[0, 450]] },
    ]);
    runFor(simulation, 40);
    expect(read(simulation, 'a.reactiveKvar')).toBeCloseTo(225, 0);
    expect(read(simulation, 'bus.voltageV') / 440).toBeCloseTo(1 - (0.03 * 225) / 937.5, 3);
  });

  it.each([
    [15, 0.87],
    [60, 3.3],
    [180, 6.7],
  ])('closed %d° apart draw %d of the rated current', (angleDeg, expected) => {
    const angleRad = (angleDeg * Math.PI) / 180;
    const simulation = startPlant(['a', 'b'], { onBus: ['a', 'b'] }, [], { 'b.angleRad': angleRad });
    const perUnit = read(simulation, 'b.currentA') / ratedCurrentA(MEDIUM_SPEED_SET, SHIP_BUS);
    expect(within(perUnit, expected, 0.02)).toBe(true);
    expect(closingCurrent(angleDeg, 0.3, sin)).toBeCloseTo(perUnit, 6);
  });

  it('turn by 9° while a breaker of 250 ms closes at a slip of 0.1 Hz', () => {
    expect(closingLeadDeg(0.1, 0.25)).toBeCloseTo(9, 12);
    const simulation = startPlant(
      ['a', 'b'],
      { onBus: ['a'], idle: ['b'], startLoad: { powerKw: 0, reactiveKvar: 0 } },
      [{ port: 'b.speedSetHz', unit: 'Hz', rows: [[0, 60.1]] }],
    );
    runFor(simulation, 30);
    const sync = () => ({
      slipHz: read(simulation, 'b.frequencyHz') - read(simulation, 'bus.frequencyHz'),
      voltageDifference: (read(simulation, 'b.voltageV') - read(simulation, 'bus.voltageV')) / 440,
      angleDeg: read(simulation, 'b.phaseDeg'),
    });
    while (!closesInPhase(sync(), 0.25, 0.2)) simulation.step();
    expect(isInWindow(USUAL_WINDOW, sync())).toBe(true);
    // Ordered 9° early, it closes in phase: hardly any current flows.
    expect(Math.abs(read(simulation, 'b.phaseDeg') + 9)).toBeLessThan(0.5);
    simulation.apply({ target: 'plant', name: 'closeBreaker', args: 'b' });
    runFor(simulation, 0.24);
    expect(read(simulation, 'b.closed')).toBe(0);
    expect(Math.abs(read(simulation, 'b.phaseDeg'))).toBeLessThan(1);
    runFor(simulation, 0.02);
    expect(read(simulation, 'b.closed')).toBe(1);
    expect(read(simulation, 'b.currentA')).toBeLessThan(0.1 * ratedCurrentA(MEDIUM_SPEED_SET, SHIP_BUS));
  });

  it('motor one whose fuel is cut, and trip it after 5 s below −10 %', () => {
    const simulation = startPlant(['a', 'b'], { onBus: ['a', 'b'], startLoad: { powerKw: 300, reactiveKvar: 0 } });
    simulation.apply({ target: 'plant', name: 'stop', args: 'b' });
    runFor(simulation, 5);
    expect(read(simulation, 'b.powerKw')).toBeLessThan(-75);
    expect(read(simulation, 'b.trip')).toBe(0);
    runFor(simulation, 2);
    expect(read(simulation, 'b.trip')).toBe(2);
    expect(read(simulation, 'b.closed')).toBe(0);
    expect(read(simulation, 'a.powerKw')).toBeCloseTo(300, 0);
  });

  it('go on from a snapshot as if it had never been taken, and equal runs hash alike', () => {
    const run = (): Simulation =>
      startPlant(['a', 'b'], { onBus: ['a', 'b'], startLoad: { powerKw: 700, reactiveKvar: 100 } }, [
        {
          port: 'loadKw',
          unit: 'kW',
          rows: [
            [0, 700],
            [1, 1100],
          ],
        },
      ]);
    const first = run();
    first.runTo(120);
    const second = run();
    expect(second.restore(first.snapshot()).ok).toBe(true);
    first.runTo(300);
    second.runTo(300);
    expect(second.hash()).toBe(first.hash());
  });

  it('conserve power on the bus, whatever the load and the settings', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 1500, noNaN: true }),
        fc.double({ min: -300, max: 900, noNaN: true }),
        fc.double({ min: 59, max: 63, noNaN: true }),
        (powerKw, reactiveKvar, setpoint) => {
          const simulation = startPlant(['a', 'b', 'c'], { onBus: ['a', 'b', 'c'] }, [
            { port: 'loadKw', unit: 'kW', rows: [[0, powerKw]] },
            { port: 'loadKvar', unit: 'kvar', rows: [[0, reactiveKvar]] },
            { port: 'c.speedSetHz', unit: 'Hz', rows: [[0, setpoint]] },
          ]);
          for (let check = 0; check < 10; check += 1) {
            runFor(simulation, 0.3);
            const voltage = read(simulation, 'bus.voltageV') / 440;
            if (voltage < 0.75) continue;
            const sum = ['a', 'b', 'c'].reduce((total, set) => total + read(simulation, `${set}.powerKw`), 0);
            expect(Math.abs(sum - powerKw)).toBeLessThan(0.01);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('the synchronising check', () => {
  it('lets close a set that is slightly fast, in phase and of equal voltage, and no other', () => {
    const good = { slipHz: 0.1, voltageDifference: 0.01, angleDeg: 724 };
    expect(isInWindow(USUAL_WINDOW, good)).toBe(true);
    expect(isInWindow(USUAL_WINDOW, { ...good, slipHz: -0.05 })).toBe(false);
    expect(isInWindow(USUAL_WINDOW, { ...good, slipHz: 0.25 })).toBe(false);
    expect(isInWindow(USUAL_WINDOW, { ...good, voltageDifference: -0.06 })).toBe(false);
    expect(isInWindow(USUAL_WINDOW, { ...good, angleDeg: 15 })).toBe(false);
    expect(wrapDeg(350)).toBe(-10);
  });

  it('has breakers that take time to close', () => {
    const none = { bus: SHIP_BUS, breakerClosingS: 0, sets: { DG1: MEDIUM_SPEED_SET } };
    expect(() => plantBlock('plant', none)).toThrow(RangeError);
  });
});
