import { type Json, FAULTS } from '@tongyan/sim-engine/kernel';
import { Recorder, type TrainingLog } from '@tongyan/sim-engine/log';
import { demonstrate, freshDemonstration, ProcedureMonitor } from '@tongyan/sim-engine/procedures';

import type { CabinetFaultName } from './faults.ts';
import { injectionOf } from './injection.ts';
import { demonstrated, type ExerciseName, TRAININGS } from './training.ts';

const SYSTEM = { id: 'system', role: 'system' } as const;

export interface Demonstrated {
  readonly log: TrainingLog;
  /** Steps that were left when it came to its end. */
  readonly left: readonly string[];
}

/** Performs an exercise by its scripts, with the fault of the catalogue that is to be shown. */
export function performed(exercise: ExerciseName, fault?: CabinetFaultName): Demonstrated {
  const { system } = TRAININGS[exercise]();
  const procedure = demonstrated(exercise, fault ?? 'fuseOfL2Open');
  const monitor = new ProcedureMonitor(procedure);
  const started = Recorder.start(system, { seed: 1 }, { observers: [monitor], checkpointEvery: 30_000 });
  if (!started.ok) throw new Error(started.failure.code);
  const recorder = started.value;
  const give = (target: string, name: string, args: Json): void => {
    const done = recorder.command(SYSTEM, { target, name, args });
    if (!done.ok) throw new Error(`${name} ${JSON.stringify(args)} was refused: ${JSON.stringify(done.failure)}`);
  };
  if (fault !== undefined) give(FAULTS, 'inject', injectionOf(fault, exercise === 'whole' ? 'afterGoodRun' : 'atOnce'));
  let state = freshDemonstration;
  const { tickS } = system;
  // Ten times a second is enough for a script, and a long wait for a machine that does not come is the end.
  for (let idle = 0; idle < 300_000; idle += 100) {
    const monitored = monitor.state();
    if (monitored.completeTick >= 0) break;
    const next = demonstrate(procedure, monitored, state, { tick: recorder.tick, tickS });
    if (next.commands.length > 0) idle = 0;
    state = next.state;
    for (const { target, name, args } of next.commands) give(target, name, args);
    recorder.runTo(recorder.tick + 100);
  }
  const { steps } = monitor.state();
  const left = procedure.steps.flatMap(({ id, optional }, index) =>
    optional || steps[index]?.state === 'done' ? [] : [`${id} ${steps[index]?.state}`],
  );
  return { log: recorder.log(), left };
}
