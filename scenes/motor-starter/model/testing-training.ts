import { METER_FUNCTION } from '@tongyan/sim-engine/electrical';
import type { Json } from '@tongyan/sim-engine/kernel';
import { Recorder, type TrainingLog } from '@tongyan/sim-engine/log';

import { training } from './training.ts';
import { CONTROL_WIRING, type DrawnWire, POWER_WIRING, PROTECTIVE_WIRING } from './wiring.ts';

const COLOURS: Readonly<Record<string, string>> = { power: 'black', control: 'red', protective: 'green-yellow' };

/** Somebody at the cabinet, whose every move is recorded. */
export class Trainee {
  readonly recorder: Recorder;
  readonly actor = { id: 'trainee-1', role: 'trainee' } as const;

  constructor() {
    const recorder = Recorder.start(training().system, { seed: 1 }, { checkpointEvery: 5000 });
    if (!recorder.ok) throw new Error(recorder.failure.code);
    this.recorder = recorder.value;
  }

  does(name: string, args: Json, thenS = 0.05): this {
    const done = this.recorder.command(this.actor, { target: 'cabinet', name, args });
    if (!done.ok) throw new Error(`${name} ${JSON.stringify(args)} was refused: ${JSON.stringify(done.failure)}`);
    return this.waits(thenS);
  }

  waits(seconds: number): this {
    this.recorder.runTo(this.recorder.tick + Math.round(seconds * 1000));
    return this;
  }

  locksOut(): this {
    return this.does('turnOff', { part: 'QF' }).does('lock', { part: 'QF' }).does('tag', { part: 'QF' });
  }

  measures(instrument: string, meterFunction: number, ...places: readonly (readonly [string, string])[]): this {
    this.does('turn', { part: instrument, function: meterFunction });
    for (const [a, b] of places)
      this.does('probe', { lead: `${instrument}:a`, terminal: a }).does(
        'probe',
        { lead: `${instrument}:b`, terminal: b },
        0.3,
      );
    this.does('probe', { lead: `${instrument}:a`, terminal: null });
    this.does('probe', { lead: `${instrument}:b`, terminal: null });
    return this.does('turn', { part: instrument, function: METER_FUNCTION.off });
  }

  provesDead(): this {
    return this.measures('meter', METER_FUNCTION.voltsAc, ['QF:1', 'QF:3']).measures(
      'meter',
      METER_FUNCTION.voltsAc,
      ['QF:2', 'QF:4'],
      ['QF:2', 'QF:6'],
      ['QF:4', 'QF:6'],
      ['QF:2', 'PE:1'],
      ['QF:4', 'PE:1'],
      ['QF:6', 'PE:1'],
    );
  }

  wires(drawing: readonly DrawnWire[] = [...POWER_WIRING, ...PROTECTIVE_WIRING, ...CONTROL_WIRING]): this {
    for (const { from, to, mark, circuit } of drawing) {
      const attributes = { mark, circuit, colour: COLOURS[circuit] ?? '', torqueNm: 1 };
      this.does('wire', { from, to, attributes });
    }
    return this;
  }

  testsDead(): this {
    this.measures('meter', METER_FUNCTION.ohms, ['M:PE', 'supply:PE']);
    this.measures('insulationTester', METER_FUNCTION.insulation, ['M:U1', 'M:PE'], ['M:V1', 'M:PE'], ['M:W1', 'M:PE']);
    for (const other of ['KM3', 'KM2']) {
      this.does('hold', { part: 'KM1' }).does('hold', { part: other });
      this.measures('meter', METER_FUNCTION.ohms, ['QF:2', 'QF:4']);
      this.does('letGo', { part: 'KM1' }).does('letGo', { part: other });
    }
    return this;
  }

  sets(relayA = 8.2, timerS = 3): this {
    return this.does('set', { part: 'FR', value: relayA }).does('set', { part: 'KT', value: timerS });
  }

  energises(): this {
    return this.does('untag', { part: 'QF' }).does('unlock', { part: 'QF' }).does('turnOn', { part: 'QF' }, 0.5);
  }

  starts(thenS = 6): this {
    return this.does('press', { part: 'SB2' }, 0.2).does('release', { part: 'SB2' }, thenS);
  }

  stops(): this {
    this.does('press', { part: 'SB1' }, 0.2).does('release', { part: 'SB1' }, 1);
    return this.does('turnOff', { part: 'QF' });
  }

  log(): TrainingLog {
    return this.recorder.log();
  }
}

/** The whole exercise as it should be. */
export function goodTraining(): Trainee {
  return new Trainee().locksOut().provesDead().wires().testsDead().sets().energises().starts().stops();
}
