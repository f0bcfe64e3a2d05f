import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import { FAULTS, type Json } from '@tongyan/sim-engine/kernel';
import { Recorder, type TrainingLog } from '@tongyan/sim-engine/log';

import type { CabinetFaultName } from './faults.ts';
import { injectionOf } from './injection.ts';
import { type ExerciseName, TRAININGS } from './training.ts';
import { type DrawnWire, TORQUE_NM, TRAINEE_WIRING, WIRE_COLOURS } from './wiring.ts';

type Pair = readonly [from: string, to: string];

const DEAD: readonly Pair[] = [
  ['QF:2', 'QF:4'],
  ['QF:2', 'QF:6'],
  ['QF:4', 'QF:6'],
  ['QF:2', 'PE:1'],
  ['QF:4', 'PE:1'],
  ['QF:6', 'PE:1'],
];

/** Somebody at the cabinet, whose every move is recorded. */
export class Trainee {
  readonly recorder: Recorder;
  readonly actor = { id: 'trainee-1', role: 'trainee' } as const;

  constructor(exercise: ExerciseName = 'wire-and-run', fault?: CabinetFaultName) {
    const recorder = Recorder.start(TRAININGS[exercise]().system, { seed: 1 }, { checkpointEvery: 30_000 });
    if (!recorder.ok) throw new Error(recorder.failure.code);
    this.recorder = recorder.value;
    if (fault === undefined) return;
    const args = injectionOf(fault, exercise === 'whole' ? 'afterGoodRun' : 'atOnce');
    const done = this.recorder.command({ id: 'system', role: 'system' }, { target: FAULTS, name: 'inject', args });
    if (!done.ok) throw new Error(`${fault} was refused: ${JSON.stringify(done.failure)}`);
  }

  does(name: string, args: Json, thenS = 0.05): this {
    const done = this.recorder.command(this.actor, { target: 'cabinet', name, args });
    if (!done.ok) throw new Error(`${name} ${JSON.stringify(args)} was refused: ${JSON.stringify(done.failure)}`);
    return this.waits(thenS);
  }

  /** The same with each of several parts. */
  doesWith(name: string, ...parts: readonly string[]): this {
    for (const part of parts) this.does(name, { part });
    return this;
  }

  waits(seconds: number): this {
    this.recorder.runTo(this.recorder.tick + Math.round(seconds * 1000));
    return this;
  }

  read(quantity: string): number {
    return this.recorder.simulation.read(`cabinet.${quantity}`) ?? Number.NaN;
  }

  locksOut(): this {
    return this.doesWith('turnOff', 'QF').doesWith('lock', 'QF').doesWith('tag', 'QF');
  }

  /** Reads pairs in turn; the leads stay on the last one. */
  reads(instrument: string, meterFunction: number, ...pairs: readonly Pair[]): this {
    this.does('turn', { part: instrument, function: meterFunction });
    for (const [a, b] of pairs)
      this.does('probe', { lead: `${instrument}:a`, terminal: a }).does(
        'probe',
        { lead: `${instrument}:b`, terminal: b },
        0.3,
      );
    return this;
  }

  putsAway(instrument: string): this {
    for (const lead of ['a', 'b']) this.does('probe', { lead: `${instrument}:${lead}`, terminal: null });
    return this.does('turn', { part: instrument, function: METER_FUNCTION.off });
  }

  provesDead(): this {
    const { voltsAc } = METER_FUNCTION;
    return this.reads('meter', voltsAc, ['QF:1', 'QF:3'], ...DEAD, ['QF:1', 'QF:3']).putsAway('meter');
  }

  wires(
    drawing: readonly DrawnWire[] = TRAINEE_WIRING,
    attributes: Readonly<Record<string, string | number>> = {},
  ): this {
    for (const { from, to, mark, circuit } of drawing) {
      const tidy = { mark, circuit, colour: WIRE_COLOURS[circuit], torqueNm: TORQUE_NM };
      this.does('wire', { from, to, attributes: { ...tidy, ...attributes } });
    }
    return this;
  }

  testsDead(): this {
    const { ohms, insulation } = METER_FUNCTION;
    this.reads('meter', ohms, ['M:PE', 'supply:PE']);
    this.reads('insulationTester', insulation, ['M:U1', 'M:PE'], ['M:V1', 'M:PE'], ['M:W1', 'M:PE']);
    this.putsAway('insulationTester');
    for (const other of ['KM3', 'KM2'])
      this.doesWith('hold', 'KM1', other).reads('meter', ohms, ['QF:2', 'QF:4']).doesWith('letGo', 'KM1', other);
    this.doesWith('pull', 'FU2').reads('meter', ohms, ['FU2:2', 'TC:4']);
    return this.presses('SB2', 0.3, 0.05).putsAway('meter').doesWith('insert', 'FU2');
  }

  sets(relayA = 8.2, timerS = 3): this {
    return this.does('set', { part: 'FR', value: relayA }).does('set', { part: 'KT', value: timerS });
  }

  energises(): this {
    this.doesWith('untag', 'QF').doesWith('unlock', 'QF').does('announce', {});
    return this.does('turnOn', { part: 'QF' }, 0.5);
  }

  presses(button: string, heldS = 0.2, thenS = 0.5): this {
    return this.does('press', { part: button }, heldS).does('release', { part: button }, thenS);
  }

  starts(thenS = 6): this {
    return this.presses('SB2', 0.2, thenS);
  }

  /** Each line in star and in delta: a start for each, because the run-up takes most of the time in star. */
  clampsLines(...lines: readonly string[]): this {
    for (const [index, line] of lines.entries()) {
      if (index > 0) this.presses('SB1', 0.2, 0.5);
      this.does('clamp', { part: 'clamp', terminal: line }).starts(4.5);
    }
    return this.does('clamp', { part: 'clamp', terminal: null });
  }

  stops(): this {
    return this.presses('SB1', 0.2, 1).doesWith('turnOff', 'QF');
  }

  locksAgain(): this {
    return this.doesWith('lock', 'QF').doesWith('tag', 'QF');
  }

  answers(part: string): this {
    const answer = { target: '@session', name: 'answer', args: { question: 'faultyPart', answer: part } };
    const done = this.recorder.command(this.actor, answer);
    if (!done.ok) throw new Error(`the answer was refused: ${JSON.stringify(done.failure)}`);
    return this.waits(0.05);
  }

  log(): TrainingLog {
    return this.recorder.log();
  }
}

const LINES = ['QF:2', 'QF:4', 'QF:6'];

/** Wired, tested and run as it should be, and stopped. */
export const goodRun = (exercise: ExerciseName = 'wire-and-run', fault?: CabinetFaultName): Trainee =>
  new Trainee(exercise, fault)
    .locksOut()
    .provesDead()
    .wires()
    .testsDead()
    .sets()
    .energises()
    .clampsLines(...LINES)
    .stops();

/** The whole first exercise as it should be. */
export const goodTraining = (): Trainee => goodRun().locksAgain();
