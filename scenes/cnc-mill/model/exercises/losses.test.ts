import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { findFaultRubric } from './find-fault.ts';
import { makePartRubric } from './make-part.ts';
import { setUpRubric } from './set-up.ts';
import type { Loss } from './testing-losses.ts';

const SCRIPT = join(import.meta.dirname, 'testing-losses.ts');

/** Which run loses which aspect; that each can be earned is shown by the demonstrations, which earn all. */
const MAKE_PART: Readonly<Record<string, string>> = {
  dressed: 'wrongOrder',
  startedUp: 'wrongOrder',
  inOrder: 'wrongOrder',
  recorded: 'wrongSizes',
  tidied: 'wrongSizes',
  lengths: 'wrongSizes',
  datum: 'wrongSizes',
  programChecked: 'wrongOrder',
  dryRunDone: 'wrongSizes',
  singleBlock: 'wrongSizes',
  sizeLength: 'wrongSizes',
  sizeWidth: 'wrongSizes',
  sizeHeight: 'wrongSizes',
  sizePocketDiameter: 'wrongSizes',
  sizePocketDepth: 'wrongSizes',
  sizeSlotWidth: 'wrongSizes',
  sizeSlotDepth: 'wrongSizes',
  sizeBores: 'wrongHoles',
  sizePitchX: 'wrongHoles',
  sizePitchY: 'wrongHoles',
  sizeThread: 'wrongHoles',
  roughness: 'wrongSizes',
  edges: 'wrongSizes',
  power: 'tooMuch',
  noCrash: 'crash',
  inTime: 'wrongHoles',
};

const FIND_FAULT: Readonly<Record<string, string>> = {
  protected: 'guesses',
  inOrder: 'guesses',
  testCutMade: 'secondThought',
  lookedFirst: 'guesses',
  partNamed: 'guesses',
  partNamedAtOnce: 'secondThought',
  repaired: 'guesses',
  proved: 'secondThought',
  noCrash: 'guesses',
  inTime: 'secondThought',
};

let losses: Readonly<Record<string, Loss>> = {};

beforeAll(() => {
  losses = JSON.parse(execFileSync(process.execPath, [SCRIPT], { encoding: 'utf8' })) as typeof losses;
});

const pointsIn = (run: string | undefined, aspect: string): number | null | undefined =>
  losses[run ?? '']?.points[aspect];

describe('points are lost', () => {
  it.each(setUpRubric.aspects)('set-up: $id', ({ id, points }) => {
    expect(pointsIn('sloppySetUp', id)).toBeLessThan(points);
  });

  it.each(makePartRubric.aspects)('make-part: $id', ({ id, points }) => {
    expect(pointsIn(MAKE_PART[id], id)).toBeLessThan(points);
  });

  it.each(findFaultRubric.aspects)('find-fault: $id', ({ id, points }) => {
    expect(pointsIn(FIND_FAULT[id], id)).toBeLessThan(points);
  });

  it('and only for what was wrong', () => {
    expect(losses['wrongSizes']?.points).toMatchObject({ dressed: 3, programChecked: 3, power: 3, noCrash: 2 });
    expect(losses['wrongHoles']?.points).toMatchObject({ lengths: 6, datum: 4, dressed: 3 });
    expect(losses['tooMuch']?.points).toMatchObject({ noCrash: 2, power: 0 });
    expect(losses['secondThought']?.points).toMatchObject({ lookedFirst: 15, partNamed: 20, repaired: 15 });
    expect(losses['wrongSizes']?.vetoes).toEqual([]);
  });

  it('of whole lines by a safety error: gloves at the spindle, a crash', () => {
    expect(losses['crash']?.vetoes).toEqual(['gloves', 'collision']);
    expect(losses['crash']?.points).toMatchObject({ dressed: 0, startedUp: 0, inOrder: 0, noCrash: 0, power: 0 });
  });
});
