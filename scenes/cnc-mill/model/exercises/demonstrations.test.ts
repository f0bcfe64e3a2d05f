import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { checkProcedure } from '@tongyan/sim-engine/procedures';
import { checkRubric } from '@tongyan/sim-engine/scoring';
import { describe, expect, it } from 'vitest';

import { EXERCISES } from './index.ts';
import type { DemonstrationResult } from './testing-demonstrate.ts';

const SCRIPT = join(import.meta.dirname, 'testing-demonstrate.ts');

function demonstrate(id: string, seed: number): DemonstrationResult {
  const printed = execFileSync(process.execPath, [SCRIPT, id, String(seed)], { encoding: 'utf8' });
  return JSON.parse(printed) as DemonstrationResult;
}

const WHOLE = { refused: [], complete: true, awarded: 100, vetoes: 0 };

describe('the exercises at the machining centre', () => {
  it.each(EXERCISES)('$id: procedure and rubric fit the machine, and every step shows itself', (exercise) => {
    const { system, procedure, rubric } = exercise;
    expect(checkProcedure(procedure, system)).toMatchObject({ ok: true });
    expect(checkRubric(rubric, system, procedure)).toMatchObject({ ok: true });
    expect(procedure.steps.filter(({ demonstration }) => demonstration.length === 0)).toEqual([]);
    expect(procedure.steps.filter(({ hints }) => hints.length !== 2)).toEqual([]);
    expect(rubric.aspects.filter(({ kind }) => kind === 'judged')).toEqual([]);
  });

  it.each([
    // Another day than the tests of the controls have: other lengths, another place of the vice and of the blank.
    ['set-up', 77],
    ['find-fault', 1],
  ])('%s, day %d: the demonstration is carried out whole and scores 100', (id, seed) => {
    expect(demonstrate(id, seed)).toMatchObject(WHOLE);
  });

  it('make-part: the demonstration cuts a part that scores 100, in less than half an hour and 60 KB', () => {
    const { seconds, logBytes, ...result } = demonstrate('make-part', 1);
    expect(result).toEqual(WHOLE);
    expect(seconds).toBeLessThan(30 * 60);
    expect(logBytes).toBeLessThan(60_000);
  });
});
