import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../kernel/block.ts';
import { Simulation } from '../kernel/simulation.ts';
import { type Connection, systemOf } from '../kernel/system.ts';
import { cos } from '../maths/exact.ts';
import { type Schedule, scheduleBlock } from '../models/schedule.ts';
import { boxPlaceM, conveyorBlock, isSeen } from './conveyor.ts';
import { hoistPowerW, windForceN } from './crane-loads.ts';
import { couplingBlock, couplingLoad, gearBlock, springBlock } from './coupling.ts';
import { frictionMassBlock, slidingFriction } from './friction.ts';
import { inertiaBlock, massBlock } from './inertia.ts';
import { GRAVITY_MPS2, hoistPendulumBlock, shaped, swingPeriodS, zeroVibrationShaper } from './pendulum.ts';
import { boreAreaM2, cylinderBlock, orificeKgps, PUSHER, pushForceN } from './pneumatics.ts';

const steps = (...rows: readonly (readonly [number, number])[]): Schedule => ({
  timesS: rows.map(([timeS]) => timeS),
  values: rows.map(([, value]) => value),
  steps: true,
});

function simulate(
  blocks: Readonly<Record<string, Block>>,
  connections: readonly (readonly [string, string])[],
  tickS = 0.001,
): Simulation {
  return Simulation.start(
    systemOf({
      name: 'mechanics',
      version: '1',
      tickS,
      blocks: Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, { block }])),
      connections: connections.map(([from, to]): Connection => ({ from, to })),
    }),
  );
}

const read = (simulation: Simulation, name: string): number => simulation.read(name) ?? Number.NaN;
const runTo = (simulation: Simulation, timeS: number): void =>
  simulation.runTo(Math.round(timeS / simulation.system.tickS));

describe('a load on a rope', () => {
  it.each([
    [10, 6.34],
    [20, 8.97],
    [30, 10.99],
  ])('of %d m swings in %d s', (ropeM, periodS) => {
    expect(swingPeriodS(ropeM)).toBeCloseTo(periodS, 2);
    const simulation = simulate({ crane: hoistPendulumBlock({ ropeM, angleRad: 0.01 }) }, []);
    let crossings = 0;
    let before = 0.01;
    while (crossings < 2) {
      simulation.step();
      const angle = read(simulation, 'crane.angleRad');
      if (before > 0 !== angle > 0) crossings += 1;
      before = angle;
    }
    // From the turning point to the second crossing is three quarters of a period.
    expect(simulation.timeS / 0.75 / periodS).toBeCloseTo(1, 2);
  });

  const accelerated = (rows: readonly (readonly [number, number])[], seconds: number) => {
    const simulation = simulate(
      { drive: scheduleBlock(steps(...rows), 'm/s2'), crane: hoistPendulumBlock({ ropeM: 20 }) },
      [['drive.value', 'crane.trolleyMps2']],
      0.005,
    );
    let widest = 0;
    let lastSwing = 0;
    const ends = rows.at(-1)?.[0] ?? 0;
    while (simulation.timeS < seconds) {
      simulation.step();
      const angle = Math.abs(read(simulation, 'crane.angleRad'));
      widest = Math.max(widest, angle);
      if (simulation.timeS > ends) lastSwing = Math.max(lastSwing, angle);
    }
    return { widestDeg: (widest * 180) / Math.PI, lastSwingDeg: (lastSwing * 180) / Math.PI };
  };

  it('hangs back by 9.3° and 3.3 m on 20 m when the trolley accelerates by 0.8 m/s²', () => {
    const { widestDeg } = accelerated([[0, 0.8]], 9);
    expect(Math.abs(widestDeg / 9.3 - 1)).toBeLessThan(0.02);
    expect(Math.abs((20 * Math.sin((widestDeg * Math.PI) / 180)) / 3.3 - 1)).toBeLessThan(0.03);
  });

  it('hangs still after a shaped start: two half steps, half a period of 8.97 s apart', () => {
    const impulses = zeroVibrationShaper(swingPeriodS(20));
    expect(impulses[1]?.timeS).toBeCloseTo(4.49, 2);
    const pulse = (timeS: number): number => (timeS >= 0 && timeS < 4 ? 0.8 : 0);
    const rows = Array.from(
      { length: 2000 },
      (_, index) => [index * 0.005, shaped(impulses, pulse, index * 0.005)] as const,
    );
    const plain = rows.map(([timeS]) => [timeS, pulse(timeS)] as const);
    expect(accelerated(rows, 30).lastSwingDeg).toBeLessThan(0.15);
    expect(accelerated(plain, 30).lastSwingDeg).toBeGreaterThan(5);
  });

  it('of 62 t takes 1.01 MW at 1.5 m/s, and a 40 ft side 9.3 kN at 20 m/s', () => {
    expect(hoistPowerW(62_000, 1.5, 0.9) / 1e6).toBeCloseTo(1.01, 2);
    expect(windForceN(20, 12.192 * 2.591) / 1000).toBeCloseTo(9.3, 1);
  });

  it('leans by 1.8° with 30 t in a side wind of 9.3 kN', () => {
    const simulation = simulate(
      { wind: scheduleBlock(steps([0, 9300]), 'N'), crane: hoistPendulumBlock({ ropeM: 20 }) },
      [['wind.value', 'crane.windN']],
      0.005,
    );
    let sum = 0;
    const period = swingPeriodS(20);
    while (simulation.timeS < period) {
      simulation.step();
      sum += read(simulation, 'crane.angleRad') * 0.005;
    }
    expect(Math.abs(((sum / period) * 180) / Math.PI / 1.8 - 1)).toBeLessThan(0.02);
  });

  it('keeps its energy while nothing drives it', () => {
    const simulation = simulate({ crane: hoistPendulumBlock({ ropeM: 10, angleRad: 1 }) }, [], 0.005);
    const energy = (): number => {
      const rate = read(simulation, 'crane.angleRadps');
      return (100 * rate * rate) / 2 - GRAVITY_MPS2 * 10 * cos(read(simulation, 'crane.angleRad'));
    };
    const start = energy();
    runTo(simulation, 60);
    expect(Math.abs(energy() - start)).toBeLessThan(1e-4);
  });
});

describe('dry friction', () => {
  const friction = { sliding: 10, breakaway: 15, stribeckSpeed: 0.01, viscous: 2 };

  it('holds a mass exactly until the force exceeds the breakaway', () => {
    const push: Schedule = { timesS: [0, 20], values: [0, 20], steps: false };
    const simulation = simulate(
      { push: scheduleBlock(push, 'N'), mass: frictionMassBlock(2, friction) },
      [['push.value', 'mass.forceN']],
      0.01,
    );
    runTo(simulation, 14.9);
    expect(read(simulation, 'mass.positionM')).toBe(0);
    expect(read(simulation, 'mass.frictionN')).toBeCloseTo(-14.9, 9);
    runTo(simulation, 16);
    expect(read(simulation, 'mass.speedMps')).toBeGreaterThan(0.5);
  });

  it('never pushes: what is pulled to and fro loses energy, whatever pulls', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 10, maxLength: 30 }),
        (forces) => {
          const rows = forces.map((force, index) => [index * 0.013, force] as const);
          const simulation = simulate(
            { pull: scheduleBlock(steps(...rows), 'N'), mass: frictionMassBlock(2, friction) },
            [['pull.value', 'mass.forceN']],
            0.005,
          );
          for (let tick = 0; tick < 90; tick += 1) {
            simulation.step();
            const speed = read(simulation, 'mass.speedMps');
            // Just after a turn the force still sees the old motion, for one tick at most.
            expect(read(simulation, 'mass.frictionN') * speed).toBeLessThanOrEqual(1e-9);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('stops a sliding mass for good where the plain law says', () => {
    const dry = { sliding: 10, breakaway: 10, stribeckSpeed: 1, viscous: 0 };
    const simulation = simulate({ mass: frictionMassBlock(2, dry, 3) }, [], 0.01);
    runTo(simulation, 1);
    // v²/(2 a) with a = 10 N/2 kg.
    expect(read(simulation, 'mass.positionM')).toBeCloseTo(0.9, 7);
    expect(read(simulation, 'mass.speedMps')).toBe(0);
    expect(read(simulation, 'mass.sticks')).toBe(1);
  });

  it('sticks and slips when a spring drags a mass slowly, and twice alike', () => {
    const run = (): Simulation =>
      simulate(
        {
          pull: scheduleBlock({ timesS: [0, 100], values: [0, 5], steps: false }, 'm'),
          spring: springBlock({ stiffness: 50, damping: 0, backlash: 0 }),
          mass: frictionMassBlock(1, friction),
        },
        [
          ['pull.value', 'spring.positionAM'],
          ['mass.positionM', 'spring.positionBM'],
          ['spring.onBN', 'mass.forceN'],
        ],
      );
    const first = run();
    let slips = 0;
    let before = 1;
    for (let tick = 0; tick < 40_000; tick += 1) {
      first.step();
      const sticks = read(first, 'mass.sticks');
      if (before === 1 && sticks === 0) slips += 1;
      before = sticks;
    }
    expect(slips).toBeGreaterThan(3);
    const second = run();
    second.runTo(40_000);
    expect(second.hash()).toBe(first.hash());
  });

  it('is the breakaway at rest, the sliding force soon after, and more with speed', () => {
    expect(slidingFriction(friction, 0)).toBe(15);
    expect(slidingFriction(friction, 0.1)).toBeCloseTo(10.2, 3);
    expect(slidingFriction(friction, -5)).toBeCloseTo(20, 6);
  });
});

describe('shafts', () => {
  it('swing against each other at the frequency of their spring, and keep their momentum', () => {
    const simulation = simulate(
      {
        a: inertiaBlock(2, { speedRadps: 1 }),
        b: inertiaBlock(2),
        spring: couplingBlock({ stiffness: 100, damping: 0, backlash: 0 }),
      },
      [
        ['a.angleRad', 'spring.angleARad'],
        ['a.speedRadps', 'spring.speedARadps'],
        ['b.angleRad', 'spring.angleBRad'],
        ['b.speedRadps', 'spring.speedBRadps'],
        ['spring.onANm', 'a.torqueANm'],
        ['spring.onBNm', 'b.torqueANm'],
      ],
    );
    runTo(simulation, (2 * Math.PI) / 10 / 2);
    expect(read(simulation, 'b.speedRadps')).toBeCloseTo(1, 3);
    expect(read(simulation, 'a.speedRadps') + read(simulation, 'b.speedRadps')).toBeCloseTo(1, 12);
  });

  it('carry nothing through their play, and never pull a flank', () => {
    const coupling = { stiffness: 100, damping: 10, backlash: 0.02 };
    expect(couplingLoad(coupling, 0.009, 5)).toBe(0);
    expect(couplingLoad(coupling, 0.03, 0)).toBeCloseTo(2, 12);
    expect(couplingLoad(coupling, 0.011, -50)).toBe(0);
    fc.assert(
      fc.property(
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        (twist, rate) => {
          expect(couplingLoad(coupling, twist, rate) * twist).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('lose power in a gear whichever side drives, and none in an ideal one', () => {
    const power = (loadNm: number, efficiency: number): readonly [number, number] => {
      const simulation = simulate(
        {
          shaft: scheduleBlock(steps([0, 100]), 'rad/s'),
          load: scheduleBlock(steps([0, loadNm]), 'N m'),
          gear: gearBlock(20, efficiency),
        },
        [
          ['shaft.value', 'gear.inputSpeedRadps'],
          ['load.value', 'gear.loadNm'],
        ],
      );
      return [-read(simulation, 'gear.onInputNm') * 100, loadNm * read(simulation, 'gear.outputSpeedRadps')];
    };
    const [driven, out] = power(400, 0.95);
    expect(driven).toBeCloseTo(out / 0.95, 9);
    const [braked, back] = power(-400, 0.95);
    expect(braked).toBeCloseTo(back * 0.95, 9);
    const [ideal, same] = power(400, 1);
    expect(ideal).toBeCloseTo(same, 12);
  });

  it('a free mass keeps its speed', () => {
    const simulation = simulate({ mass: massBlock(3, { speedMps: 2 }) }, []);
    runTo(simulation, 5);
    expect(read(simulation, 'mass.positionM')).toBeCloseTo(10, 9);
  });
});

describe('pneumatics', () => {
  it('flows choked by C, and by the ellipse of ISO 6358 above the critical ratio', () => {
    const orifice = { conductanceM3psPa: 1e-8, criticalRatio: 0.3 };
    expect(orificeKgps(orifice, 7e5, 1e5)).toBeCloseTo(1e-8 * 7e5 * 1.185, 12);
    expect(orificeKgps(orifice, 7e5, 7e5 * 0.65)).toBeCloseTo(1e-8 * 7e5 * 1.185 * Math.sqrt(0.75), 9);
    expect(orificeKgps(orifice, 5e5, 5e5)).toBe(0);
    fc.assert(
      fc.property(
        fc.double({ min: 1e5, max: 1e6, noNaN: true }),
        fc.double({ min: 1e5, max: 1e6, noNaN: true }),
        (fromPa, toPa) => {
          const flow = orificeKgps(orifice, fromPa, toPa);
          expect(flow * (fromPa - toPa)).toBeGreaterThanOrEqual(0);
          expect(Math.abs(orificeKgps(orifice, toPa, fromPa) + flow)).toBe(0);
        },
      ),
    );
  });

  it('pushes with 482 N at Ø32 and 6 bar', () => {
    expect(pushForceN(PUSHER, 6e5)).toBeCloseTo(482.5, 0);
    expect(boreAreaM2(PUSHER)).toBeCloseTo(8.04e-4, 6);
  });

  const stroke = (supplyPa: number): { readonly outS: number; readonly backS: number } => {
    const simulation = simulate(
      {
        supply: scheduleBlock(steps([0, supplyPa]), 'Pa'),
        valve: scheduleBlock(steps([0, 1], [3, 0]), '1'),
        cylinder: cylinderBlock(PUSHER),
      },
      [
        ['supply.value', 'cylinder.supplyPa'],
        ['valve.value', 'cylinder.valve'],
      ],
      1e-4,
    );
    let outS = Infinity;
    let backS = Infinity;
    while (simulation.timeS < 6 && backS === Infinity) {
      simulation.step();
      if (outS === Infinity && read(simulation, 'cylinder.isOut') === 1) outS = simulation.timeS;
      if (simulation.timeS > 3 && read(simulation, 'cylinder.isBack') === 1) backS = simulation.timeS - 3;
    }
    return { outS, backS };
  };

  it('moves out in 0.35 s and back in 0.30 s at 6 bar, and slower at 3.5', () => {
    const usual = stroke(101_325 + 6e5);
    expect(Math.abs(usual.outS - 0.35)).toBeLessThan(0.03);
    expect(Math.abs(usual.backS - 0.3)).toBeLessThan(0.03);
    expect(stroke(101_325 + 3.5e5).outS).toBeGreaterThan(usual.outS + 0.02);
  });
});

describe('a belt', () => {
  it('carries a box past its sensors at its speed, and counts its pulses', () => {
    const simulation = simulate(
      {
        drive: scheduleBlock(steps([0, 0.25]), 'm/s'),
        belt: conveyorBlock({ lengthM: 2, accelerationMps2: 1, pulsesPerM: 200 }),
      },
      [['drive.value', 'belt.speedMps']],
      0.01,
    );
    const box = { onAtTravelM: 0, lengthM: 0.3, kind: 'metal' };
    runTo(simulation, 4.125);
    const travel = read(simulation, 'belt.travelM');
    expect(travel).toBeCloseTo(1, 2);
    expect(boxPlaceM(box, travel)).toBe(travel);
    expect(isSeen(box, travel, 0.9)).toBe(true);
    expect(isSeen(box, travel, 1.3)).toBe(false);
    expect(Math.abs(read(simulation, 'belt.pulses') - 200 * travel)).toBeLessThan(1);
  });

  it('falls behind in its pulses when its encoder slips', () => {
    const simulation = simulate(
      {
        drive: scheduleBlock(steps([0, 0.25]), 'm/s'),
        belt: conveyorBlock({ lengthM: 2, accelerationMps2: 1, pulsesPerM: 200 }),
      },
      [['drive.value', 'belt.speedMps']],
      0.01,
    );
    simulation.apply({
      target: '@faults',
      name: 'inject',
      args: { id: 'slip', target: 'belt.slip', effect: { kind: 'stuck', at: 0.05 }, trigger: { kind: 'now' } },
    });
    runTo(simulation, 8);
    expect(read(simulation, 'belt.pulses') / 200 / read(simulation, 'belt.travelM')).toBeCloseTo(0.95, 2);
  });
});
