import { checkProcedure } from '@tongyan/sim-engine/procedures';
import { checkRubric, score } from '@tongyan/sim-engine/scoring';
import { describe, expect, it } from 'vitest';

import { type CabinetFaultName, FAULT_NAMES } from './faults.ts';
import { performed } from './testing-demonstration.ts';
import { demonstrated, type ExerciseName, TRAININGS } from './training.ts';

const EXERCISES = Object.keys(TRAININGS) as readonly ExerciseName[];

/** Minutes at the machine, gone through twice: for a machine that has much else to do. */
const PATIENT_MS = 300_000;

function expectWhole(exercise: ExerciseName, fault?: CabinetFaultName): void {
  const { system, procedure, rubric } = TRAININGS[exercise]();
  const { log, left } = performed(exercise, fault);
  expect(left).toEqual([]);
  const result = score(system, procedure, rubric, log);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  expect(result.value.vetoes).toEqual([]);
  expect(result.value.open).toEqual([]);
  expect(result.value.awarded).toBe(100);
}

describe.each(EXERCISES)('the exercise %s', (exercise) => {
  it('has a procedure and a rubric of 100 points that fit the cabinet, none of them for an instructor to give', () => {
    const { system, procedure, rubric } = TRAININGS[exercise]();
    expect(checkProcedure(procedure, system)).toMatchObject({ ok: true });
    expect(checkRubric(rubric, system, procedure)).toMatchObject({ ok: true });
    expect(rubric.aspects.filter(({ kind }) => kind === 'judged')).toEqual([]);
    expect(rubric.total).toBe(100);
  });

  it('is the same for every fault, but for the scripts', () => {
    const bare = (fault: CabinetFaultName) =>
      demonstrated(exercise, fault).steps.map((step) => ({ ...step, demonstration: [] }));
    for (const fault of FAULT_NAMES) expect(bare(fault), fault).toEqual(bare('fuseOfL2Open'));
  });
});

describe('a demonstration, re-executed, scores 100', () => {
  it('of wiring and running', () => expectWhole('wire-and-run'), PATIENT_MS);

  it('of the whole, with a fault after the good run', () => expectWhole('whole', 'coilOfKm2Open'), PATIENT_MS);

  it.each(FAULT_NAMES)('of finding %s', (fault) => expectWhole('find-fault', fault), PATIENT_MS);

  it('has a script for every step, which no watcher has to guess', () => {
    const { steps } = demonstrated('whole', 'coilOfKm2Open');
    expect(steps.filter(({ demonstration }) => demonstration.length === 0).map(({ id }) => id)).toEqual([]);
    const waits = steps.flatMap(({ demonstration }) => demonstration.map(({ waitS }) => waitS));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0.3);
  });
});
