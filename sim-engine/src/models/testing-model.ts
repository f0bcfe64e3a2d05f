import { expect } from 'vitest';
import type { ModelDefinition, ModelRun } from './model.ts';
import { valuesFor } from './values.ts';

/** Starts a model as the command line does: what is given, and the defaults for the rest. */
export function startModel(
  model: ModelDefinition,
  given: Readonly<Record<string, unknown>>,
  everyS: number = model.everyS,
): ModelRun {
  const values = valuesFor(model.parameters, given);
  if (!values.ok) throw new Error(JSON.stringify(values.failure));
  const run = model.start(values.value, everyS);
  if (!run.ok) throw new Error(JSON.stringify(run.failure));
  return run.value;
}

/** The outputs by name at `axis`. */
export function readModel(model: ModelDefinition, run: ModelRun, axis: number): Readonly<Record<string, number>> {
  const into = new Float64Array(model.outputs.length);
  run.advanceTo(axis);
  run.read(into);
  return Object.fromEntries(model.outputs.map(({ name }, index) => [name, into[index] ?? Number.NaN]));
}

export type Rows = readonly Readonly<Record<string, number>>[];

/** Runs along the rows of a reference and compares every column that has a tolerance. */
export function expectFollows(
  model: ModelDefinition,
  run: ModelRun,
  rows: Rows,
  tolerances: Readonly<Record<string, number>>,
): void {
  const axis = model.axis ?? 't_s';
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows) {
    const found = readModel(model, run, row[axis] ?? Number.NaN);
    for (const [column, tolerance] of Object.entries(tolerances)) {
      const difference = Math.abs((found[column] ?? Number.NaN) - (row[column] ?? Number.NaN));
      // A message for each of thousands of comparisons costs more than the run; only what fails gets one.
      if (!(difference <= tolerance)) expect.fail(`${column} at ${row[axis]}: off by ${difference}`);
    }
  }
}
