import { isShownToTrainees } from '@tongyan/sim-engine/view';
import { describe, expect, it } from 'vitest';

import { findFaultProcedure, findFaultRubric } from '../exercises/find-fault.ts';
import { Operator, pointsOf, scored, systemFrom } from '../exercises/testing-operator.ts';
import { MILL } from '../machine/interface.ts';
import { FAULTS } from './catalogue.ts';
import { FAULTY_PARTS } from './parts.ts';

/** What a trainee reads off an instrument; what no instrument shows is refused. */
function sees(operator: Operator, name: string): number {
  if (!isShownToTrainees(systemFrom('prepared'), `${MILL}.${name}`)) throw new Error(`nobody sees ${name}`);
  return operator.read(name);
}

/** A cut of 40 mm with T3, 6 deep and 3 wide where it runs along the edge. */
const SHORT_CUT = (yMm: number): string => `%
G21 G17 G40 G49 G80 G90 G94 G54
T3 M6
S7960 M3
G43 H3
G0 X-60 Y${yMm}
Z20 M8
Z-6
G1 X-20 F900
G0 Z50
M9
M5
M30
%
`;

/** Through the middle, at such a depth and feed. */
const SLOT = (depthMm: number, feed: number): string =>
  SHORT_CUT(0).replace('Z-6', `Z-${depthMm}`).replace('F900', `F${feed}`);

/** What was seen at most while chips came off. */
function most(operator: Operator, program: string, name: string): number {
  operator.does('loadProgram', { text: program }).does('mode', { mode: 'auto' }).does('cycleStart', null);
  let highest = 0;
  operator.until(() => {
    for (let part = 0; part < 4; part++) {
      const seen = Math.abs(sees(operator.waits(0.25), name));
      if (sees(operator, 'chipsMm3ps') > 0) highest = Math.max(highest, seen);
    }
    return operator.mode.cycle !== 'running';
  });
  return highest;
}

function touched(operator: Operator, toolNumber: number): number {
  operator.does('callTool', { toolNumber }, 12).does('touchTool', { toolNumber }, 14);
  return operator.mode.touch?.lengthMm ?? 0;
}

const ready = (operator: Operator): Operator => operator.waits(2).homes();

interface Trial {
  /** What an instrument reads that tells the fault. */
  readonly symptom: (operator: Operator) => number;
  /** Reading of a sound machine, and how far the fault takes it from there at least. */
  readonly sound: number;
  readonly beyond: number;
  readonly repair: (operator: Operator) => unknown;
}

const roughWall = (operator: Operator): number => {
  operator.runs(SHORT_CUT(42)).does('door', { open: true }).does('takeGauge', { gauge: 'roughnessTester' });
  return operator.does('measureRoughness', { surface: 'slotWall' }).read('gauge.raUm');
};

const TRIALS: Readonly<Record<string, Trial>> = {
  toolLengthWrong: {
    symptom: (operator) => touched(operator, 3) - (operator.mode.offsets.h['3'] ?? 0),
    sound: 0,
    beyond: 0.19,
    repair: (operator) => operator.does('measureOffset', { register: 'H3', valueMm: 0 }),
  },
  workOffsetShifted: {
    symptom: (operator) => {
      operator.does('callTool', { toolNumber: 9 }, 12).does('probeFace', { face: 'left' }, 15);
      // The middle of the ball stands 3 mm before the face at −50.
      return (operator.mode.probe?.machineMm ?? 0) + 3 + 50 - operator.mode.offsets.g54.x;
    },
    sound: 0,
    beyond: 0.45,
    repair: (operator) => operator.does('measureOffset', { register: 'G54X', valueMm: -50 }),
  },
  spindleGrows: {
    symptom: (operator) => {
      const before = touched(operator, 3);
      operator.does('mode', { mode: 'jog' }).does('spindle', { rpm: 5000 }, 700).does('spindle', { rpm: 0 }, 3);
      return touched(operator, 3) - before;
    },
    sound: 0,
    beyond: 0.03,
    // Run warm; the length that was measured then is the right one.
    repair: (operator) => operator.does('measureOffset', { register: 'H3', valueMm: 0 }),
  },
  backlash: {
    symptom: (operator) => operator.does('testReversal', { axis: 'x' }).mode.reversal?.playMm ?? 0,
    sound: 0,
    beyond: 0.015,
    repair: (operator) =>
      operator
        .does('setOffset', { register: 'BX', valueMm: 0.02 })
        .does('setOffset', { register: 'BY', valueMm: 0.02 }),
  },
  toolWorn: {
    symptom: (operator) => operator.does('inspectTool', { toolNumber: 3 }).mode.inspection?.wearMm ?? 0,
    sound: 0,
    beyond: 0.25,
    repair: (operator) => operator.does('replaceTool', { toolNumber: 3 }),
  },
  runout: {
    symptom: (operator) => {
      operator.runs(SLOT(6, 500).replace('X-20', 'X60').replace('X-60', 'X-70'));
      return operator.measures('insideMicrometer', 'slotWidth', 2);
    },
    sound: 10.004,
    beyond: 0.02,
    repair: (operator) => operator.does('service', { item: 'spindleTaper' }),
  },
  coolantBlocked: {
    symptom: roughWall,
    sound: 0.3,
    beyond: 0.2,
    repair: (operator) => operator.does('service', { item: 'nozzle' }),
  },
  viceWeak: {
    symptom: (operator) => sees(operator.runs(SLOT(12, 1500)), 'partShiftXMm'),
    sound: 0,
    beyond: 0.1,
    repair: (operator) => operator.does('service', { item: 'vice' }),
  },
  homeSwitchDirty: {
    symptom: (operator) => sees(operator, 'machineXMm') - sees(operator, 'scaleXMm'),
    sound: 0,
    beyond: 9,
    repair: (operator) => operator.does('service', { item: 'homeSwitch' }).homes(),
  },
  drawbarWeak: {
    symptom: (operator) => {
      const before = touched(operator, 3);
      operator.runs(SLOT(12, 1500));
      operator.does('touchTool', { toolNumber: 3 }, 14);
      return (operator.mode.touch?.lengthMm ?? 0) - before;
    },
    sound: 0,
    beyond: 0.01,
    repair: (operator) => operator.does('service', { item: 'drawbar' }),
  },
  airLow: {
    symptom: (operator) => sees(operator, 'airMPa'),
    sound: 0.6,
    beyond: 0.25,
    repair: (operator) => operator.does('service', { item: 'airFilter' }).does('reset', null),
  },
  servoSlow: {
    symptom: (operator) => most(operator, SHORT_CUT(42), 'followXMm'),
    // 15 mm/s at a gain of 50.
    sound: 0.3,
    beyond: 0.2,
    repair: (operator) => operator.does('setOffset', { register: 'KV', valueMm: 100 }),
  },
  setterDirty: {
    symptom: (operator) => touched(operator, 3) - (operator.mode.offsets.h['3'] ?? 0),
    sound: 0,
    beyond: 0.09,
    repair: (operator) => operator.does('service', { item: 'toolSetter' }),
  },
};

describe('faults of the machining centre', () => {
  it('are those of the catalogue, each in a part that can be named', () => {
    expect(Object.keys(TRIALS)).toEqual(FAULTS.map(({ id }) => id));
    expect(FAULTS.filter(({ part }) => !FAULTY_PARTS.includes(part))).toEqual([]);
  });

  it.each(FAULTS)('$id: a trainee can see it, and can put it right', (fault) => {
    const trial = TRIALS[fault.id];
    if (trial === undefined) throw new Error('no trial');
    const sound = trial.symptom(ready(new Operator()));
    expect(Math.abs(sound - trial.sound)).toBeLessThan(trial.beyond / 2);
    const faulty = ready(new Operator().has(fault));
    expect(Math.abs(trial.symptom(faulty) - trial.sound)).toBeGreaterThan(trial.beyond);
    expect(faulty.read(`condition.${fault.id}`)).toBe(1);
    // Whatever still runs or is reported: before hands go in, the machine stands.
    if (faulty.mode.cycle !== 'idle' || faulty.mode.alarms.length > 0) faulty.does('reset', null, 4);
    faulty.waits(4);
    trial.repair(faulty);
    faulty.waits(1);
    expect(faulty.read(`condition.${fault.id}`)).toBe(0);
  });

  it.each(FAULTS)('$id: naming its part earns the points of the diagnosis, another part none', ({ id, part }) => {
    const named = (answer: string): Readonly<Record<string, number | null>> => {
      const operator = new Operator().has(...FAULTS.filter((fault) => fault.id === id)).waits(2);
      operator.does('inspectTool', { toolNumber: 1 }).answers('faultyPart', answer);
      return pointsOf(scored('prepared', findFaultProcedure, findFaultRubric, operator.log()));
    };
    expect(named(part)).toMatchObject({ partNamed: 20, partNamedAtOnce: 10, lookedFirst: 15 });
    expect(named(part === 'gauge' ? 'program' : 'gauge')).toMatchObject({ partNamed: 0, partNamedAtOnce: 0 });
  });
});
