import type { Predicate } from '@tongyan/sim-engine/predicates';
import type { Procedure, ScriptedCommand, Step } from '@tongyan/sim-engine/procedures';
import type { Criterion, Rubric } from '@tongyan/sim-engine/scoring';

import { SIZE_IDS, type SizeId, limitsOf, ROUGHNESS } from '../drawing/sizes.ts';
import type { GaugeId } from '../gauges/catalogue.ts';
import {
  all,
  answered,
  answers,
  atEnd,
  does,
  doneWithin,
  ends,
  ever,
  given,
  HAZARDS,
  measured,
  mode,
  once,
  signal,
  step,
  stepsDone,
  WHOLE,
  within,
} from './predicates.ts';
import { recordQuestion } from './record.ts';
import {
  CHECKED_FIRST,
  DATUM_RIGHT,
  DRY_RUN_FIRST,
  EARNEST_START,
  IN_EARNEST,
  LENGTHS_RIGHT,
  SET_UP_STEPS,
} from './set-up-steps.ts';

/** Corrected after the semi-finish: what T3 cuts larger by its run-out and leaves by its bending, and the middle of the limits. */
const CORRECTED_D3_MM = 9.982;

/** A cut in single block at a quarter of the rapid speed: the first approach to the part. */
const CAREFUL: Predicate = all(signal('cuttingSingleBlock', '==', 1), signal('rapidOverridePercent', '<=', 25));

/** With which gauge which size is measured, and at which place. */
const CHECKS: readonly (readonly [GaugeId, readonly (readonly [SizeId, number])[]])[] = [
  [
    'micrometer75',
    [
      ['length', 1],
      ['length', 3],
    ],
  ],
  [
    'micrometer50',
    [
      ['width', 1],
      ['width', 3],
    ],
  ],
  [
    'depthMicrometer',
    [
      ['height', 1],
      ['pocketDepth', 1],
      ['slotDepth', 1],
    ],
  ],
  ['boreGauge', [['pocketDiameter', 1]]],
  ['insideMicrometer', [['slotWidth', 1]]],
  [
    'plug8',
    [
      ['bores', 1],
      ['bores', 2],
      ['bores', 3],
      ['bores', 4],
    ],
  ],
  [
    'pinMicrometer',
    [
      ['pitchX', 1],
      ['pitchY', 1],
    ],
  ],
  ['threadPlug', [['threadDepth', 1]]],
];

const HAVE_ZERO: readonly GaugeId[] = [
  'pinMicrometer',
  'micrometer50',
  'micrometer75',
  'depthMicrometer',
  'boreGauge',
  'insideMicrometer',
];

function checking(gauge: GaugeId, sizes: readonly (readonly [SizeId, number])[], zero: boolean): ScriptedCommand[] {
  return [
    does('takeGauge', { gauge }),
    ...(zero ? [does('zeroGauge', null)] : []),
    ...sizes.map(([size, place]) => does('measure', { size, place }, 2)),
  ];
}

const RECORDED: Readonly<Record<SizeId, number>> = {
  length: 89.985,
  width: 69.985,
  height: 25,
  pocketDiameter: 40.015,
  pocketDepth: 10,
  slotWidth: 12.02,
  slotDepth: 6,
  bores: 8,
  pitchX: 70,
  pitchY: 50,
  threadDepth: 16.25,
};

const start = (times: number, waitS: number): ScriptedCommand[] =>
  Array.from({ length: times }, () => does('cycleStart', null, waitS));

/** What nobody cuts without. Whoever leaves a later step out, such as the dry run, loses that step and not all that come after. */
const SET_UP = ['lengths', 'datum'];

/** Cut, but not finished. */
const HALF_MADE: Predicate = all(signal('removedCm3', '>', 20), signal('programFinished', '==', 0));

const MACHINING_STEPS: readonly Step[] = [
  step('firstCut', ['dryRun'], CAREFUL, [
    does('dryRun', { on: false }, 2),
    does('singleBlock', { on: true }),
    does('rapidOverride', { percent: 25 }),
    ...start(1, 2),
    ...start(11, 8),
  ]),
  step(
    'measureSemiFinished',
    SET_UP,
    all(
      once(all(given('measure', { size: 'length' }), HALF_MADE)),
      once(all(given('measure', { size: 'pocketDiameter' }), HALF_MADE)),
    ),
    [
      does('singleBlock', { on: false }),
      does('rapidOverride', { percent: 100 }),
      does('door', { open: true }, 200),
      does('cleanPart', null, 2),
      ...checking('micrometer75', [['length', 1]], true),
      ...checking('boreGauge', [['pocketDiameter', 1]], true),
      does('putBackGauge', null),
    ],
    { early: 'ignored' },
  ),
  step(
    'correct',
    ['measureSemiFinished'],
    given('setOffset', { register: 'D3' }),
    [does('setOffset', { register: 'D3', valueMm: CORRECTED_D3_MM })],
    { early: 'ignored' },
  ),
  step('finish', SET_UP, signal('programFinished', '==', 1), [
    does('door', { open: false }, 2),
    does('cycleStart', null, 2),
    does('cycleStart', null, 160),
  ]),
  step('deburr', ['finish'], signal('inspection.edgesBroken', '==', 1), [
    does('door', { open: true }, 3),
    does('deburr', null),
  ]),
  step(
    'inspect',
    ['finish'],
    all(...SIZE_IDS.map((size) => once(given('measure', { size }))), once(given('measureRoughness'))),
    [
      does('cleanPart', null),
      ...CHECKS.flatMap(([gauge, sizes]) => checking(gauge, sizes, HAVE_ZERO.includes(gauge))),
      does('takeGauge', { gauge: 'roughnessTester' }),
      does('measureRoughness', { surface: 'contour' }, 2),
      does('measureRoughness', { surface: 'top' }, 2),
      does('putBackGauge', null),
    ],
    { early: 'ignored' },
  ),
  step(
    'record',
    ['finish'],
    all(...SIZE_IDS.map((size) => once(answered(recordQuestion(size))))),
    SIZE_IDS.map((size) => answers(recordQuestion(size), RECORDED[size])),
  ),
  step('handIn', ['finish'], signal('inspection.handedIn', '==', 1), [does('handIn', null)]),
  step('tidy', ['finish'], mode('cleaned', { table: true, vice: true, floor: true }), [
    does('clean', { item: 'vice' }),
    does('clean', { item: 'table' }),
    does('clean', { item: 'floor' }),
  ]),
];

export const makePartProcedure: Procedure = {
  format: 1,
  id: 'make-part',
  version: '1.0.0',
  title: 'procedure.makePart',
  steps: [...SET_UP_STEPS, ...MACHINING_STEPS],
  hazards: HAZARDS,
};

/** All or nothing, by the drawing's limits; where the feature is worst. */
function inLimits(size: SizeId): Criterion {
  const { lowMm, highMm } = limitsOf(size);
  // Limits are sums of decimals: a nanometre is no question of the part.
  return ends(`inspection.${size}`, lowMm - 1e-6, highMm + 1e-6);
}

/** Enough was cut for load and crashes to mean something, cm³. */
const WORKED: Predicate = signal('removedCm3', '>', 20);

/** Handed in with every feature on it, good or not. */
const FINISHED: Predicate = all(
  signal('inspection.handedIn', '==', 1),
  signal('inspection.length', '>', 0),
  signal('inspection.pocketDiameter', '>', 0),
  signal('inspection.slotWidth', '>', 0),
  signal('inspection.bores', '>', 0),
  signal('inspection.threadDepth', '>', 0),
);

const MOST_S = 90 * 60;

export const makePartRubric: Rubric = {
  format: 1,
  id: 'make-part',
  version: '1.0.0',
  title: 'rubric.makePart',
  procedure: makePartProcedure.id,
  total: 100,
  aspects: [
    measured('dressed', 'safety', 3, stepsDone('dress')),
    measured('startedUp', 'safety', 4, stepsDone('air', 'powerOn', 'reference', 'vice', 'clamp')),
    measured('inOrder', 'safety', 4, stepsDone(...makePartProcedure.steps.map(({ id }) => id))),
    measured('recorded', 'safety', 2, stepsDone('inspect', 'record')),
    measured('tidied', 'safety', 2, stepsDone('tidy')),
    measured('lengths', 'offsets', 6, {
      kind: 'atCommand',
      command: EARNEST_START,
      which: 'any',
      when: all(IN_EARNEST, LENGTHS_RIGHT),
      window: WHOLE,
    }),
    measured('datum', 'offsets', 4, {
      kind: 'atCommand',
      command: EARNEST_START,
      which: 'any',
      when: all(IN_EARNEST, DATUM_RIGHT),
      window: WHOLE,
    }),
    measured('programChecked', 'program', 3, ever(CHECKED_FIRST)),
    measured('dryRunDone', 'program', 4, ever(DRY_RUN_FIRST)),
    measured('singleBlock', 'program', 3, ever(CAREFUL)),
    measured('sizeLength', 'sizes', 8, inLimits('length')),
    measured('sizeWidth', 'sizes', 8, inLimits('width')),
    measured('sizeHeight', 'sizes', 4, inLimits('height')),
    measured('sizePocketDiameter', 'sizes', 5, inLimits('pocketDiameter')),
    measured('sizePocketDepth', 'sizes', 3, inLimits('pocketDepth')),
    measured('sizeSlotWidth', 'sizes', 3, inLimits('slotWidth')),
    measured('sizeSlotDepth', 'sizes', 1, inLimits('slotDepth')),
    measured('sizeBores', 'sizes', 8, inLimits('bores')),
    measured('sizePitchX', 'sizes', 2, inLimits('pitchX')),
    measured('sizePitchY', 'sizes', 2, inLimits('pitchY')),
    measured('sizeThread', 'sizes', 4, inLimits('threadDepth')),
    measured(
      'roughness',
      'surface',
      3,
      atEnd(
        all(
          within('inspection.wallRaUm', 0.01, ROUGHNESS.finishedUm),
          within('inspection.topRaUm', 0.01, ROUGHNESS.otherUm),
        ),
      ),
    ),
    measured('edges', 'surface', 2, atEnd(all(signal('inspection.edgesBroken', '==', 1), WORKED))),
    measured('power', 'load', 3, atEnd(all(signal('peakPowerShare', '<=', 1), WORKED))),
    measured(
      'noCrash',
      'load',
      2,
      atEnd(all(signal('collisions', '==', 0), signal('stalls', '==', 0), signal('toolsBroken', '==', 0), WORKED)),
    ),
    measured('inTime', 'time', 7, doneWithin(FINISHED, MOST_S)),
  ],
  vetoes: [
    { id: 'gloves', on: { hazard: 'gloves' }, zeroes: ['safety'] },
    { id: 'collision', on: { hazard: 'collision' }, zeroes: ['safety', 'load'] },
    { id: 'overload', on: { hazard: 'overload' }, zeroes: ['load'] },
  ],
};
