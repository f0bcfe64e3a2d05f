import type { Json } from '../kernel/json.ts';
import type { Recorder } from '../log/index.ts';
import { recordTank, valueOf } from '../log/testing.ts';
import { command, instructor, trainee } from '../testing/tank/actions.ts';
import { tankProcedure } from '../testing/tank/procedure.ts';
import { tankSystem } from '../testing/tank/system.ts';
import { checkProcedure } from './check.ts';
import { ProcedureMonitor } from './monitor.ts';
import type { MonitorEvent } from './monitor-state.ts';
import type { Procedure } from './procedure.ts';

export const batch: Procedure = valueOf(checkProcedure(tankProcedure, tankSystem));

/** A tank with somebody at it, whose steps are followed. */
export class Followed {
  readonly monitor: ProcedureMonitor;
  readonly recorder: Recorder;

  constructor(procedure: Procedure = batch) {
    this.monitor = new ProcedureMonitor(procedure);
    this.recorder = recordTank(1, { observers: [this.monitor] });
  }

  /** Gives a command that must be accepted, and lets one tick pass. */
  does(target: string, name: string, args: Json = null): this {
    valueOf(this.recorder.command(target === '@procedure' ? instructor : trainee, command(target, name, args)));
    this.recorder.step();
    return this;
  }

  waits(seconds: number): this {
    this.recorder.runTo(this.recorder.tick + Math.round(seconds * 10));
    return this;
  }

  /** Waits until a signal lies at or above a value. */
  until(signal: string, value: number): this {
    while ((this.recorder.simulation.read(signal) ?? 0) < value) this.recorder.step();
    return this.waits(0.1);
  }

  states(): Record<string, string> {
    const { steps } = this.monitor.state();
    return Object.fromEntries(this.monitor.procedure.steps.map(({ id }, index) => [id, steps[index]?.state ?? '']));
  }

  events(kind: MonitorEvent['kind']): readonly MonitorEvent[] {
    return this.monitor.state().events.filter((event) => event.kind === kind);
  }
}

/** The batch as it should be, up to the heating. */
export const filled = (): Followed =>
  new Followed()
    .waits(0.1)
    .does('valve', 'set', 0)
    .does('pump', 'start')
    .until('tank.levelM', 0.8)
    .does('pump', 'stop');

export const heated = (): Followed => filled().does('heater', 'set', 20_000).until('tank.tempC', 24).waits(2);
