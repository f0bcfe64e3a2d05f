import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Json, Simulation, type Snapshot } from '@tongyan/sim-engine/kernel';
import { Recorder, replay, verify } from '@tongyan/sim-engine/log';

import { BULK } from './bulk-codec.ts';
import {
  AXIS_NAMES,
  CLEANABLES,
  MILL,
  OPERATIONS,
  PROBE_FACES,
  SERVICE_ITEMS,
  TOOL_NUMBERS,
  WEARABLES,
} from './interface.ts';
import { millSystem } from './system.ts';
import { Operator } from './testing-mill.ts';

const SYSTEM = millSystem();

/** As it comes through a file or a wire. */
const carried = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot)) as Snapshot;

function resumed(snapshot: Snapshot): Simulation {
  const run = Simulation.resume(SYSTEM, carried(snapshot));
  if (!run.ok) throw new Error(run.failure.code);
  return run.value;
}

const PROGRAM = `G21 G17 G90 G54 G64 P0.005
T2 M6
G0 G43 H2 Z50
S5000 M3 M8
G0 X-65 Y-20
Z-3
G1 X-20 F1500
G2 X20 I20
G1 X40 Y20 Z-4
G0 Z50
T5 M6
G0 G43 H5 Z50
S3500 M3
G83 X0 Y25 Z-12 R2 Q4 F500
G80 G0 Z50
M30
`;

describe('the machining centre, stopped anywhere', () => {
  it('goes on from its snapshot to the same state', () => {
    const operator = Operator.at({}, 11).prepared().loaded(PROGRAM).do('cycleStart', null);
    // In rapids, in the cut, in an arc, while a tool is changed, while a hole is drilled.
    for (const seconds of [0.4, 3, 9.2, 10.1, 11.3, 12.7, 14, 17, 19.5, 22]) {
      const target = operator.run.tick + Math.round(seconds / 0.004);
      const other = resumed(operator.run.snapshot());
      operator.run.runTo(target);
      other.runTo(target);
      expect(other.hash()).toBe(operator.run.hash());
    }
    operator.untilDone();
    expect(operator.mode.alarms).toEqual([]);
  });

  it('goes on from its snapshot while it jogs, homes and probes', () => {
    const operator = Operator.at({}, 5).startUp().do('home', { axis: 'all' }).wait(2);
    const other = resumed(operator.run.snapshot());
    other.runTo(operator.run.tick + 3000);
    expect(other.hash()).toBe(operator.wait(12).run.hash());
  });

  it('is hashed quickly enough that a checkpoint is not felt', () => {
    const operator = Operator.at({}, 11).prepared().loaded(PROGRAM).do('cycleStart', null).untilDone();
    const text = JSON.stringify(operator.run.snapshot());
    // What is hashed: the time follows from the length.
    expect(text.length).toBeLessThan(400_000);
  });

  it.each([
    ['no object', 3],
    ['nothing', null],
    [
      'a field without bytes',
      (whole: Record<string, Json>) => ({ ...whole, milling: { ...(whole['milling'] as object), field: '!' } }),
    ],
    [
      'a field of another size',
      (whole: Record<string, Json>) => ({ ...whole, milling: { ...(whole['milling'] as object), field: 'AAAA' } }),
    ],
    [
      'a grid without end',
      (whole: Record<string, Json>) => ({
        ...whole,
        milling: {
          ...(whole['milling'] as object),
          grid: { columns: 1e9, rows: 1e9, cellMm: 1, originMm: [0, 0], floorNm: 0 },
        },
      }),
    ],
    ['no program', (whole: Record<string, Json>) => ({ ...whole, program: 7 })],
    ['no state', (whole: Record<string, Json>) => ({ ...whole, milling: null })],
  ])('refuses a bulk with %s', (_what, change) => {
    const whole = BULK.encode(Operator.at().bulk) as Record<string, Json>;
    expect(BULK.decode(typeof change === 'function' ? (change(whole) as unknown as Json) : change)).toBeUndefined();
    expect(BULK.decode(whole)).toBeDefined();
  });
});

describe('a log of the machining centre', () => {
  it('replays to the same hashes and is believed', () => {
    const recorder = Recorder.start(SYSTEM, { seed: 3 }, { checkpointEvery: 2500 });
    if (!recorder.ok) throw new Error(recorder.failure.code);
    const training = recorder.value;
    const give = (name: string, args: Json): void => {
      const done = training.command({ id: 'student', role: 'trainee' }, { target: MILL, name, args });
      if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.failure)}`);
    };
    const wait = (seconds: number): void => {
      training.runTo(training.tick + Math.round(seconds / 0.004));
    };
    give('air', { open: true });
    give('mainSwitch', { on: true });
    give('controlOn', null);
    wait(5);
    give('emergencyStop', { pressed: false });
    give('reset', null);
    give('home', { axis: 'all' });
    wait(15);
    give('fitTool', { toolNumber: 2 });
    give('door', { open: true });
    give('loadBlank', null);
    give('clampVice', { torqueNm: 60 });
    give('door', { open: false });
    give('callTool', { toolNumber: 2 });
    wait(4);
    give('touchTool', { toolNumber: 2 });
    wait(15);
    give('setOffset', { register: 'H2', valueMm: 112 });
    give('setOffset', { register: 'G54X', valueMm: -400 });
    give('setOffset', { register: 'G54Y', valueMm: -250 });
    give('setOffset', { register: 'G54Z', valueMm: -490 });
    give('loadProgram', { text: PROGRAM.replace('T5 M6', '(T5 M6)').replace('H5', 'H2') });
    give('mode', { mode: 'auto' });
    give('cycleStart', null);
    wait(30);
    const log = training.log();
    const replayed = replay(SYSTEM, log);
    const { tick, stateHash } = log.end;
    expect(replayed.ok ? replayed.value.end : replayed.failure).toEqual({ tick, stateHash });
    expect(verify(SYSTEM, JSON.parse(JSON.stringify(log))).ok).toBe(true);
  });
});

const axis = fc.constantFrom(...AXIS_NAMES);
const toolNumber = fc.constantFrom(...TOOL_NUMBERS);
const flag = fc.boolean();
const command: fc.Arbitrary<{ readonly name: string; readonly args: Json }> = fc.oneof(
  fc.record({ name: fc.constant('jog'), args: fc.record({ axis, direction: fc.constantFrom(-1, 0, 1) }) }),
  fc.record({
    name: fc.constant('handle'),
    args: fc.record({ axis, stepMm: fc.constantFrom(0.001, 0.01, 0.1), clicks: fc.integer({ min: -1000, max: 1000 }) }),
  }),
  fc.record({ name: fc.constant('mode'), args: fc.record({ mode: fc.constantFrom(...OPERATIONS) }) }),
  fc.record({
    name: fc.constantFrom('callTool', 'touchTool', 'fitTool', 'replaceTool', 'inspectTool'),
    args: fc.record({ toolNumber }),
  }),
  fc.record({ name: fc.constant('probeFace'), args: fc.record({ face: fc.constantFrom(...PROBE_FACES) }) }),
  fc.record({ name: fc.constant('home'), args: fc.record({ axis: fc.constantFrom('all', 'x', 'z') }) }),
  fc.record({ name: fc.constant('spindle'), args: fc.record({ rpm: fc.constantFrom(0, 500, -500, 6000) }) }),
  fc.record({ name: fc.constantFrom('door', 'air'), args: fc.record({ open: flag }) }),
  fc.record({
    name: fc.constantFrom('singleBlock', 'dryRun', 'optionalStop', 'coolant'),
    args: fc.record({ on: flag }),
  }),
  fc.record({ name: fc.constant('wear'), args: fc.record({ item: fc.constantFrom(...WEARABLES), on: flag }) }),
  fc.record({ name: fc.constant('emergencyStop'), args: fc.record({ pressed: flag }) }),
  fc.record({ name: fc.constant('clean'), args: fc.record({ item: fc.constantFrom(...CLEANABLES) }) }),
  fc.record({ name: fc.constant('service'), args: fc.record({ item: fc.constantFrom(...SERVICE_ITEMS) }) }),
  fc.record({ name: fc.constant('feedOverride'), args: fc.record({ percent: fc.integer({ min: 0, max: 150 }) }) }),
  fc.record({ name: fc.constant('rapidOverride'), args: fc.record({ percent: fc.constantFrom(0, 25, 50, 100) }) }),
  fc.record({ name: fc.constant('clampVice'), args: fc.record({ torqueNm: fc.integer({ min: 1, max: 120 }) }) }),
  fc.record({
    name: fc.constant('setOffset'),
    args: fc.record({
      register: fc.constantFrom('G54X', 'G54Z', 'H2', 'D2', 'BX', 'KV'),
      valueMm: fc.double({ min: -600, max: 600, noNaN: true }),
    }),
  }),
  fc.record({
    name: fc.constant('mdi'),
    args: fc.record({
      text: fc.constantFrom(
        'T2 M6',
        'G0 X0 Y0',
        'G43 H2 G0 Z30',
        'S3000 M3',
        'G1 X20 F800',
        'G91 G0 Z-20',
        'M5',
        'G1 X',
        'G2 X5 I9',
      ),
    }),
  }),
  fc.record({
    name: fc.constant('loadProgram'),
    args: fc.record({ text: fc.constantFrom(PROGRAM, 'G0 X0\nM30\n', 'no program', '') }),
  }),
  fc.record({
    name: fc.constantFrom(
      'cycleStart',
      'feedHold',
      'reset',
      'loadBlank',
      'unloadBlank',
      'unclampVice',
      'deburr',
      'checkProgram',
      'controlOn',
      'beginProgram',
      'endProgram',
      'indicateVice',
    ),
    args: fc.constant(null),
  }),
);
const deed = fc.record({
  command,
  ticks: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1500 })),
});

describe('whatever an operator does', () => {
  it('the machine never throws, holds numbers, and goes on from its snapshot as it was', () => {
    const start = Operator.at({}, 21).prepared().loaded(PROGRAM).run.snapshot();
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 40 }), fc.nat(39), (deeds, cut) => {
        const run = resumed(start);
        let other: Simulation | undefined;
        for (const [index, { command: given, ticks }] of deeds.entries()) {
          if (index === cut) other = resumed(run.snapshot());
          for (const each of [run, other]) {
            each?.apply({ target: MILL, ...given });
            each?.runTo(each.tick + ticks);
          }
        }
        expect(run.outputs().every((value) => Number.isFinite(value))).toBe(true);
        expect((other ?? run).hash()).toBe(run.hash());
      }),
      { numRuns: 300, seed: 987 },
    );
  });
});
