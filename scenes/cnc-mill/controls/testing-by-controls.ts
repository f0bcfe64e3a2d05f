/**
 * Does the whole of an exercise by the list of controls alone: `node testing-by-controls.ts <exercise>`. Prints a JSON result. A process
 * of its own, because a test runner's transformed modules cut metal several times as slowly.
 */
import type { Command, Json } from '@tongyan/sim-engine/kernel';
import { type TraineeView, traineeViewOf } from '@tongyan/sim-engine/view';

import type { ControlAction } from '../../session/index.ts';
import { EXERCISES } from '../model/exercises/index.ts';
import { demonstrated, scored, systemFrom, TRAINEE } from '../model/exercises/testing-operator.ts';
import { CONTROLS } from './index.ts';

const fields = (args: Json): Readonly<Record<string, Json>> => (args ?? {}) as Readonly<Record<string, Json>>;

/** The commands that an action can give now, as far as they may be the wanted one. */
export function commandsOf(action: ControlAction, view: TraineeView, wanted: Command): readonly Command[] {
  const values = Object.values(fields(wanted.args));
  switch (action.kind) {
    case 'do':
      return action.offered?.(view) === false ? [] : [action.command(view)];
    case 'hold':
      return [action.press, action.release];
    case 'choose':
      return action.choices(view).map(({ id }) => action.command(id, view));
    case 'number':
      return values
        .filter((value) => typeof value === 'number')
        .filter((value) => value >= action.minimum && value <= action.maximum)
        .map((value) => action.command(value, view));
    case 'text':
      return values.filter((value) => typeof value === 'string').map((value) => action.command(value, view));
    case 'join':
      return [];
  }
}

const textOf = ({ target, name, args }: Command): string => {
  const sorted = Object.entries(fields(args)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([target, name, args === null ? null : sorted]);
};

/** The same command as the list of controls gives it. */
function findInControls(view: TraineeView, wanted: Command): Command | undefined {
  const text = textOf(wanted);
  for (const { controls } of CONTROLS)
    for (const { actions } of controls(view))
      for (const action of actions) {
        const found = commandsOf(action, view, wanted).find((command) => textOf(command) === text);
        if (found !== undefined) return found;
      }
  return undefined;
}

/** What came of an exercise by the list alone. */
export interface ByControls {
  readonly refused: readonly string[];
  readonly complete: boolean;
  /** Null where the log was not scored. */
  readonly awarded: number | null;
}

function run(id: string): ByControls {
  const exercise = EXERCISES.find((candidate) => candidate.id === id);
  if (exercise === undefined) throw new Error(`no exercise ${id}`);
  const { procedure, rubric, faults } = exercise;
  const start = id === 'find-fault' ? 'prepared' : 'morning';
  const viewOf = traineeViewOf(systemFrom(start));
  const { log, refused, complete } = demonstrated(start, procedure, {
    faults: faults.slice(0, 1),
    actor: TRAINEE,
    found: (command, simulation) => findInControls(viewOf(simulation), command),
  });
  // What the others score is told by their demonstrations, whose commands these are.
  const awarded = id === 'set-up' ? scored(start, procedure, rubric, log).awarded : null;
  return { refused, complete, awarded };
}

const [, script = '', exercise] = process.argv;
if (exercise !== undefined && script.endsWith('testing-by-controls.ts'))
  process.stdout.write(JSON.stringify(run(exercise)));
