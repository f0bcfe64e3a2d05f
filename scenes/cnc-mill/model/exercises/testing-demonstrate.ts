/**
 * Runs the demonstrations of exercises and scores their logs: `node testing-demonstrate.ts <exercise> [seed]`. Prints a JSON result. A
 * process of its own, because a test runner's transformed modules cut metal several times as slowly.
 */
import { FAULTS } from '../faults/catalogue.ts';
import { EXERCISES } from './index.ts';
import { demonstrated, scored } from './testing-operator.ts';

/** What a demonstration came to. */
export interface DemonstrationResult {
  readonly refused: readonly string[];
  readonly complete: boolean;
  readonly seconds: number;
  readonly awarded: number | null;
  readonly vetoes: number;
  readonly logBytes: number;
}

function run(id: string, seed: number): DemonstrationResult {
  const exercise = EXERCISES.find((candidate) => candidate.id === id);
  if (exercise === undefined) throw new Error(`no exercise ${id}`);
  const start = id === 'find-fault' ? 'prepared' : 'morning';
  const faults = exercise.faults.length > 0 ? FAULTS.slice(0, 1) : [];
  const { log, refused, complete } = demonstrated(start, exercise.procedure, { seed, faults });
  const { awarded, vetoes } = scored(start, exercise.procedure, exercise.rubric, log);
  const seconds = log.end.tick * exercise.system.tickS;
  return { refused, complete, seconds, awarded, vetoes: vetoes.length, logBytes: JSON.stringify(log).length };
}

const [, , exercise = 'make-part', seed = '1'] = process.argv;
process.stdout.write(JSON.stringify(run(exercise, Number(seed))));
