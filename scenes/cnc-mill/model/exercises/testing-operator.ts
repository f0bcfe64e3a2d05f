import type { Command, Json } from '@tongyan/sim-engine/kernel';
import { type Actor, type ReadOnlyRun, Recorder, type TrainingLog } from '@tongyan/sim-engine/log';
import { demonstrate, freshDemonstration, type Procedure, ProcedureMonitor } from '@tongyan/sim-engine/procedures';
import { type Rubric, score, type ScoreResult } from '@tongyan/sim-engine/scoring';
import type { System } from '@tongyan/sim-engine/kernel';

import type { BenchCommands, BenchMode } from '../bench/interface.ts';
import { injectionOf, type MillFault } from '../faults/catalogue.ts';
import { MILL, type MillCommands, type MillMode } from '../machine/interface.ts';
import { cncMillSystem, type Start } from '../system.ts';

export const TRAINEE: Actor = { id: 'trainee-1', role: 'trainee' };
const SYSTEM: Actor = { id: 'system', role: 'system' };

type Commands = MillCommands & BenchCommands;

const systems = new Map<Start, System>();

/** One for each start: systems are constant. */
export function systemFrom(start: Start): System {
  const system = systems.get(start) ?? cncMillSystem(start);
  systems.set(start, system);
  return system;
}

function recorded(start: Start, seed: number): Recorder {
  const recorder = Recorder.start(systemFrom(start), { seed });
  if (!recorder.ok) throw new Error(recorder.failure.code);
  return recorder.value;
}

/** Somebody at the machine, whose commands are recorded. */
export class Operator {
  readonly recorder: Recorder;
  readonly #tickS: number;

  constructor(start: Start = 'prepared', seed = 1) {
    this.recorder = recorded(start, seed);
    this.#tickS = systemFrom(start).tickS;
  }

  get mode(): MillMode & { readonly bench: BenchMode } {
    return this.recorder.simulation.mode(MILL) as unknown as MillMode & { readonly bench: BenchMode };
  }

  read(name: string): number {
    const value = this.recorder.simulation.read(`${MILL}.${name}`);
    if (value === undefined) throw new Error(`no output ${name}`);
    return value;
  }

  /** What a command is refused with; undefined where it is carried out. */
  tries(command: Command, actor: Actor = TRAINEE): string | undefined {
    const done = this.recorder.command(actor, command);
    return done.ok ? undefined : done.failure.code;
  }

  refusal<Name extends keyof Commands>(name: Name, args: Commands[Name]): string | undefined {
    return this.tries({ target: MILL, name, args });
  }

  does<Name extends keyof Commands>(name: Name, args: Commands[Name], thenS = 0.1): this {
    const refusal = this.refusal(name, args);
    if (refusal !== undefined) throw new Error(`${name} ${JSON.stringify(args)} was refused: ${refusal}`);
    return this.waits(thenS);
  }

  answers(question: string, answer: string | number): this {
    const refusal = this.tries({ target: '@session', name: 'answer', args: { question, answer } });
    if (refusal !== undefined) throw new Error(refusal);
    return this.waits(0.1);
  }

  has(...faults: readonly MillFault[]): this {
    for (const fault of faults) {
      const args: Json = injectionOf(fault);
      const refusal = this.tries({ target: '@faults', name: 'inject', args }, SYSTEM);
      if (refusal !== undefined) throw new Error(refusal);
    }
    return this;
  }

  waits(seconds: number): this {
    this.recorder.runTo(this.recorder.tick + Math.round(seconds / this.#tickS));
    return this;
  }

  /** @throws Error where it does not come about in time */
  until(what: (operator: this) => boolean, mostS = 600): this {
    for (let waited = 0; waited < mostS; waited++) {
      if (what(this)) return this;
      this.waits(1);
    }
    throw new Error('it did not come about');
  }

  /** Until the machine stands: at the end, at a stop, or by an alarm. */
  stands(mostS = 900): this {
    return this.waits(0.2).until(({ mode }) => mode.cycle !== 'running' && mode.motion !== 'home', mostS);
  }

  homes(): this {
    return this.does('mode', { mode: 'reference' })
      .does('home', { axis: 'all' })
      .until(({ mode }) => mode.motion === 'none');
  }

  runs(text: string): this {
    return this.does('loadProgram', { text })
      .does('checkProgram', null)
      .does('mode', { mode: 'auto' })
      .does('cycleStart', null)
      .stands();
  }

  measures(gauge: BenchCommands['takeGauge']['gauge'], size: BenchCommands['measure']['size'], place = 1): number {
    if (this.mode.door === 'closed') this.does('door', { open: true });
    this.does('cleanPart', null).does('takeGauge', { gauge });
    if (this.refusal('zeroGauge', null) === undefined) this.waits(0.1);
    return this.does('measure', { size, place }).read('gauge.readingMm');
  }

  log(): TrainingLog {
    return this.recorder.log();
  }
}

export function scored(start: Start, procedure: Procedure, rubric: Rubric, log: TrainingLog): ScoreResult {
  const result = score(systemFrom(start), procedure, rubric, log);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** Points by aspect. */
export const pointsOf = ({ aspects }: ScoreResult): Readonly<Record<string, number | null>> =>
  Object.fromEntries(aspects.map(({ id, awarded }) => [id, awarded]));

/** How often a demonstration is asked what it does, s. */
const ASKED_EVERY_S = 0.1;

export interface Demonstration {
  readonly log: TrainingLog;
  /** Commands that the machine refused. */
  readonly refused: readonly string[];
  readonly complete: boolean;
}

export interface DemonstrationOptions {
  readonly seed?: number;
  readonly faults?: readonly MillFault[];
  readonly mostS?: number;
  readonly actor?: Actor;
  /** The same command as it was found elsewhere, such as in a list of controls; undefined where it was not. */
  readonly found?: (command: Command, run: ReadOnlyRun) => Command | undefined;
}

/** The twin does the whole procedure itself. */
export function demonstrated(
  start: Start,
  procedure: Procedure,
  { seed = 1, faults = [], mostS = 2400, actor = SYSTEM, found = (command) => command }: DemonstrationOptions = {},
): Demonstration {
  const system = systemFrom(start);
  const monitor = new ProcedureMonitor(procedure);
  const begun = Recorder.start(system, { seed }, { observers: [monitor] });
  if (!begun.ok) throw new Error(begun.failure.code);
  const recorder = begun.value;
  for (const fault of faults) recorder.command(SYSTEM, { target: '@faults', name: 'inject', args: injectionOf(fault) });
  const refused: string[] = [];
  const stride = Math.round(ASKED_EVERY_S / system.tickS);
  let state = freshDemonstration;
  while (recorder.tick * system.tickS < mostS && monitor.state().completeTick < 0) {
    recorder.runTo(recorder.tick + stride);
    const due = demonstrate(procedure, monitor.state(), state, { tick: recorder.tick, tickS: system.tickS });
    state = due.state;
    for (const command of due.commands) {
      const given = found(command, recorder.simulation);
      const done = given === undefined ? undefined : recorder.command(actor, given);
      const problem = done === undefined ? 'not found' : done.ok ? undefined : done.failure.code;
      if (problem !== undefined) refused.push(`${command.name} ${JSON.stringify(command.args)}: ${problem}`);
    }
  }
  return { log: recorder.log(), refused, complete: monitor.state().completeTick >= 0 };
}
