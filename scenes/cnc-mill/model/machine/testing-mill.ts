import { type Refusal, Simulation } from '@tongyan/sim-engine/kernel';

import type { MillBulk } from './bulk.ts';
import { MILL, type MillCommandName, type MillCommands, type MillMode, type MillOutput } from './interface.ts';
import { millSystem, type MillSystemOptions, TICK_S } from './system.ts';

/** Tools in the order in which the test's part needs them. */
const NEEDED = [9, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Somebody at the machine: gives commands, waits, reads. */
export class Operator {
  readonly run: Simulation;

  constructor(run: Simulation) {
    this.run = run;
  }

  static at(options: MillSystemOptions = {}, seed = 1): Operator {
    return new Operator(Simulation.start(millSystem(options), seed));
  }

  get mode(): MillMode {
    return this.run.modeInPlace(MILL) as unknown as MillMode;
  }

  get bulk(): MillBulk {
    return this.run.bulk(MILL) as MillBulk;
  }

  read(output: MillOutput): number {
    return this.run.read(`${MILL}.${output}`) ?? Number.NaN;
  }

  /** @returns the refusal, where it was refused */
  give<Name extends MillCommandName>(name: Name, args: MillCommands[Name]): Refusal | undefined {
    const done = this.run.apply({ target: MILL, name, args });
    return done.ok ? undefined : done.failure;
  }

  /** As `give`, for what must not be refused. */
  do<Name extends MillCommandName>(name: Name, args: MillCommands[Name]): this {
    const refused = this.give(name, args);
    if (refused !== undefined) throw new Error(`${name} ${JSON.stringify(args)}: ${JSON.stringify(refused)}`);
    return this;
  }

  wait(seconds: number): this {
    this.run.runTo(this.run.tick + Math.round(seconds / TICK_S));
    return this;
  }

  /** Until no job is under way, or the operator is waited for, or so long. */
  untilDone(mostS = 600): this {
    const end = this.run.tick + Math.round(mostS / TICK_S);
    while (this.run.tick < end && this.bulk.job !== null && this.mode.cycle !== 'waiting') this.run.step();
    return this;
  }

  startUp(): this {
    this.do('wear', { item: 'shoes', on: true }).do('wear', { item: 'glasses', on: true });
    this.do('air', { open: true }).do('mainSwitch', { on: true }).do('controlOn', null).wait(5);
    this.do('emergencyStop', { pressed: false }).do('reset', null);
    return this;
  }

  homed(): this {
    return this.startUp().do('mode', { mode: 'reference' }).do('home', { axis: 'all' }).untilDone();
  }

  clamped(torqueNm = 60): this {
    this.homed().do('door', { open: true });
    this.do('tapVice', { mmPer100: this.mode.hidden.viceErrorMmPer100 });
    return this.do('loadBlank', null).do('clampVice', { torqueNm }).do('door', { open: false });
  }

  fitted(): this {
    for (const toolNumber of NEEDED) this.do('fitTool', { toolNumber });
    return this;
  }

  touched(tools: readonly number[] = NEEDED): this {
    for (const toolNumber of tools) {
      this.do('callTool', { toolNumber }).untilDone().do('touchTool', { toolNumber }).untilDone();
      this.do('setOffset', { register: `H${toolNumber}`, valueMm: this.mode.touch?.lengthMm ?? 0 });
    }
    return this;
  }

  /** G54 in the middle of the blank, on its top. */
  probed(): this {
    this.do('callTool', { toolNumber: 9 }).untilDone();
    const at = (face: 'left' | 'right' | 'front' | 'back' | 'top'): number => {
      this.do('probeFace', { face }).untilDone();
      return this.mode.probe?.machineMm ?? Number.NaN;
    };
    this.do('setOffset', { register: 'G54X', valueMm: (at('left') + at('right')) / 2 });
    this.do('setOffset', { register: 'G54Y', valueMm: (at('front') + at('back')) / 2 });
    return this.do('setOffset', { register: 'G54Z', valueMm: at('top') - (this.mode.offsets.h['9'] ?? 0) });
  }

  /** Everything that comes before a program. */
  prepared(): this {
    this.clamped().fitted().touched().probed();
    this.do('setOffset', { register: 'D2', valueMm: 16 }).do('setOffset', { register: 'D3', valueMm: 10 });
    return this;
  }

  loaded(program: string): this {
    return this.do('loadProgram', { text: program }).do('mode', { mode: 'auto' });
  }
}

/** A part about its middle, zero on the blank's top: a face, a contour, a pocket, a slot, reamed holes, a thread. */
export const PART_PROGRAM = `G21 G17 G40 G49 G80 G90 G54 G64 P0.005
(face)
T1 M6
G0 G43 H1 Z50
S5000 M3 M8
G0 X-80 Y-18
G0 Z-0.5
G1 X80 F2000
Y18
X-80
G0 Z50
(contour, roughed and finished)
T2 M6
G0 G43 H2 Z50
S5000 M3 M8
G0 X-65 Y-55
Z-5
G1 G41 D2 X-45 Y-50 F1200
Y35
X45
Y-35
X-60
G40 G1 X-65 Y-55
G0 Z50
T3 M6
G0 G43 H3 Z50
S6000 M3 M8
(pocket)
G0 X0 Y0
Z2
G2 X0 Y0 Z-5 I7 P6 F600
G1 X14.9 F900
G3 I-14.9
G1 X15 F700
G3 I-15
G0 Z50
(slot)
G0 X30 Y-45
Z-5
G1 Y-10 F700
G0 Z50
(holes)
T5 M6
G0 G43 H5 Z50
S3500 M3 M8
G83 X35 Y25 Z-20 R2 Q5 F500
X-35
G80
G0 Z50
T6 M6
G0 G43 H6 Z50
S800 M3 M8
G85 X35 Y25 Z-15 R2 F200
X-35
G80
G0 Z50
T7 M6
G0 G43 H7 Z50
S3500 M3 M8
G81 X-30 Y-25 Z-22 R2 F500
G80
G0 Z50
T8 M6
G0 G43 H8 Z50
S400 M3 M8
G0 X-30 Y-25 Z5
G33.1 Z-16 K1.25
G0 Z50
M30
`;
