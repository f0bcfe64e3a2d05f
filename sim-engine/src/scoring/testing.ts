import type { Json } from '../kernel/json.ts';
import type { Recorder, TrainingLog } from '../log/index.ts';
import { recordTank, valueOf } from '../log/testing.ts';
import { checkProcedure, type Procedure } from '../procedures/index.ts';
import { command, trainee } from '../testing/tank/actions.ts';
import { tankProcedure } from '../testing/tank/procedure.ts';
import { tankReserved, tankSystem } from '../testing/tank/system.ts';
import { checkRubric } from './check.ts';
import type { AspectResult } from './result.ts';
import { score } from './score.ts';

export const batch: Procedure = valueOf(checkProcedure(tankProcedure, tankSystem));

export const options = { reserved: tankReserved };

/** The whole batch, as it should be: 30 s of filling and heating. */
export function wholeBatch(): Recorder {
  const recorder = recordTank();
  const until = (signal: string, value: number): void => {
    while ((recorder.simulation.read(signal) ?? 0) < value) recorder.step();
  };
  const does = (target: string, name: string, args: Json = null): void => {
    valueOf(recorder.command(trainee, command(target, name, args)));
    recorder.step();
  };
  recorder.runTo(5);
  does('valve', 'set', 0);
  does('pump', 'start');
  until('tank.levelM', 0.82);
  does('pump', 'stop');
  does('heater', 'set', 20_000);
  until('tank.tempC', 25);
  does('heater', 'set', 0);
  recorder.runTo(recorder.tick + 25);
  does('valve', 'set', 1);
  recorder.runTo(recorder.tick + 40);
  does('@session', 'note', { text: 'batch 1' });
  return recorder;
}

/** Scores one criterion, worth 10 points. */
export function scoreOne(criterion: Json, log: TrainingLog): AspectResult {
  const rubric = {
    format: 1,
    id: 'one',
    version: '1.0.0',
    title: 'one',
    procedure: 'tank-batch',
    total: 10,
    vetoes: [{ id: 'K1', on: { hazard: 'dryHeating' }, zeroes: [] }],
    aspects: [{ id: 'it', title: 'it', kind: 'measured', points: 10, criterion }],
  };
  const result = valueOf(score(tankSystem, batch, valueOf(checkRubric(rubric, tankSystem, batch)), log, options));
  const [aspect] = result.aspects;
  if (aspect === undefined) throw new Error('one aspect was scored');
  return aspect;
}

/** Somebody's commands at given ticks, and the log that ends at `endTick`. */
export function logOf(
  endTick: number,
  ...commands: readonly (readonly [tick: number, target: string, name: string, args?: Json])[]
): TrainingLog {
  const recorder = recordTank();
  for (const [tick, target, name, args = null] of commands) {
    recorder.runTo(tick);
    valueOf(recorder.command(trainee, command(target, name, args)));
  }
  recorder.runTo(endTick);
  return recorder.log();
}
