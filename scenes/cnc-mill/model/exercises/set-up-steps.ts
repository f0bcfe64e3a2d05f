import type { Predicate } from '@tongyan/sim-engine/predicates';
import type { ScriptedCommand, Step } from '@tongyan/sim-engine/procedures';

import { BLANK } from '../drawing/part.ts';
import { REFERENCE_PROGRAM } from '../programs/reference.ts';
import { all, does, given, mode, not, signal, step, within } from './predicates.ts';

/** Lengths and datums count as right within this, mm. */
export const OFFSET_MM = 0.01;
/** The vice stands true within this over 100 mm. */
export const VICE_MM_PER_100 = 0.02;
/** What the vice of this size is tightened with, and what it takes at least. */
const CLAMPING_NM = 110;
export const LEAST_CLAMPING_NM = 80;

/** Tools that the part needs; 9 is the edge finder. */
export const CUTTING_TOOLS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const ALL_TOOLS = [...CUTTING_TOOLS, 9] as const;

export const LENGTHS_RIGHT: Predicate = all(
  within('h1ErrorMm', -OFFSET_MM, OFFSET_MM),
  within('h2ErrorMm', -OFFSET_MM, OFFSET_MM),
  within('h3ErrorMm', -OFFSET_MM, OFFSET_MM),
  within('h4ErrorMm', -OFFSET_MM, OFFSET_MM),
  within('h5ErrorMm', -OFFSET_MM, OFFSET_MM),
  within('h6ErrorMm', -OFFSET_MM, OFFSET_MM),
  within('h7ErrorMm', -OFFSET_MM, OFFSET_MM),
  within('h8ErrorMm', -OFFSET_MM, OFFSET_MM),
);

export const DATUM_RIGHT: Predicate = all(
  within('g54ErrorXMm', -OFFSET_MM, OFFSET_MM),
  within('g54ErrorYMm', -OFFSET_MM, OFFSET_MM),
  within('g54ErrorZMm', -OFFSET_MM, OFFSET_MM),
);

const DRESSED: Predicate = mode('wearing', {
  glasses: true,
  shoes: true,
  overall: true,
  cap: true,
  gloves: false,
});

const measureLength = (toolNumber: number): ScriptedCommand[] => [
  does('callTool', { toolNumber }, 2),
  does('touchTool', { toolNumber }, 12),
  does('measureOffset', { register: `H${toolNumber}`, valueMm: 0 }, 12),
];

const [LEFT, FRONT] = [BLANK.minMm[0], BLANK.minMm[1]];
const TOP = BLANK.maxMm[2];

/** From the cloakroom to a machine that is ready for a program. */
export const SET_UP_STEPS: readonly Step[] = [
  step('dress', [], DRESSED, [
    does('wear', { item: 'overall', on: true }),
    does('wear', { item: 'shoes', on: true }),
    does('wear', { item: 'cap', on: true }),
    does('wear', { item: 'glasses', on: true }),
  ]),
  step('air', [], within('airMPa', 0.5, 0.7), [does('air', { open: true })]),
  step('powerOn', ['dress', 'air'], signal('ready', '==', 1), [
    does('mainSwitch', { on: true }),
    does('controlOn', null),
    does('emergencyStop', { pressed: false }, 6),
    does('reset', null),
  ]),
  step('reference', ['powerOn'], signal('homedAll', '==', 1), [
    does('mode', { mode: 'reference' }),
    does('home', { axis: 'all' }),
  ]),
  step(
    'vice',
    ['reference'],
    all(within('viceErrorMmPer100', -VICE_MM_PER_100, VICE_MM_PER_100), not(mode('vice.indicatorMmPer100', null))),
    [does('door', { open: true }, 3), does('indicateVice', null, 2), does('tapTrue', null, 3)],
  ),
  step('clamp', ['vice'], all(mode('blank', 'clamped'), signal('viceTorqueNm', '>=', LEAST_CLAMPING_NM)), [
    does('loadBlank', null, 12),
    does('clampVice', { torqueNm: CLAMPING_NM }, 2),
  ]),
  step(
    'fitTools',
    ['powerOn'],
    all(...ALL_TOOLS.map((tool) => mode(`tools.${tool}.fitted`, true))),
    ALL_TOOLS.map((toolNumber) => does('fitTool', { toolNumber })),
  ),
  step('lengths', ['reference', 'fitTools'], LENGTHS_RIGHT, [
    does('door', { open: false }, 2),
    ...CUTTING_TOOLS.flatMap((toolNumber) => measureLength(toolNumber)),
  ]),
  step('datum', ['clamp', 'fitTools'], DATUM_RIGHT, [
    ...measureLength(9),
    does('probeFace', { face: 'left' }, 2),
    does('measureOffset', { register: 'G54X', valueMm: LEFT }, 14),
    does('probeFace', { face: 'front' }, 2),
    does('measureOffset', { register: 'G54Y', valueMm: FRONT }, 14),
    does('probeFace', { face: 'top' }, 2),
    does('measureOffset', { register: 'G54Z', valueMm: TOP }, 14),
  ]),
  step('program', ['powerOn'], signal('programChecked', '==', 1), [
    does('loadProgram', { text: REFERENCE_PROGRAM }),
    does('setOffset', { register: 'D2', valueMm: 16 }),
    does('setOffset', { register: 'D3', valueMm: 10 }),
    does('checkProgram', null),
  ]),
  step('dryRun', ['program', 'datum', 'lengths'], signal('programDryRun', '==', 1), [
    does('mode', { mode: 'auto' }),
    does('dryRun', { on: true }),
    does('cycleStart', null),
    // It stops at both M0 of the program.
    does('cycleStart', null, 150),
    does('cycleStart', null, 100),
  ]),
];

/** A dry run before anything was cut. */
export const DRY_RUN_FIRST: Predicate = all(signal('programDryRun', '==', 1), signal('removedCm3', '<', 0.001));

export const CHECKED_FIRST: Predicate = all(signal('programChecked', '==', 1), signal('removedCm3', '<', 0.001));

/** Started in earnest. */
export const EARNEST_START = given('cycleStart');
export const IN_EARNEST: Predicate = all(mode('operation', 'auto'), mode('dryRun', false));
