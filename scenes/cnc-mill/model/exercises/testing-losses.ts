/**
 * Runs by whoever makes mistakes, scored: prints the points by run and aspect as JSON. A process of its own, because a test runner's
 * transformed modules cut metal several times as slowly.
 */
import { FAULTS } from '../faults/catalogue.ts';
import { RAPID_INTO_STOCK } from '../programs/faulty.ts';
import { REFERENCE_PROGRAM } from '../programs/reference.ts';
import { TEST_CUT_2 } from '../programs/test-cut.ts';
import { findFaultProcedure, findFaultRubric } from './find-fault.ts';
import { makePartProcedure, makePartRubric } from './make-part.ts';
import { setUpProcedure, setUpRubric } from './set-up.ts';
import { Operator, pointsOf, scored } from './testing-operator.ts';
import type { Start } from '../system.ts';

/** Points by aspect, and the vetoes that struck. */
export interface Loss {
  readonly points: Readonly<Record<string, number | null>>;
  readonly vetoes: readonly string[];
}

function judge(start: Start, exercise: 'set-up' | 'make-part' | 'find-fault', operator: Operator): Loss {
  const [procedure, rubric] = {
    'set-up': [setUpProcedure, setUpRubric] as const,
    'make-part': [makePartProcedure, makePartRubric] as const,
    'find-fault': [findFaultProcedure, findFaultRubric] as const,
  }[exercise];
  const result = scored(start, procedure, rubric, operator.log());
  return { points: pointsOf(result), vetoes: result.vetoes.map(({ id }) => id) };
}

const powered = (operator: Operator): Operator =>
  operator
    .does('air', { open: true })
    .does('mainSwitch', { on: true })
    .does('controlOn', null, 5)
    .does('emergencyStop', { pressed: false })
    .does('reset', null);

/** Nothing is done as it should be: no cap, a crooked vice, a loose blank, guessed registers, an unchecked program. */
function sloppySetUp(): Operator {
  const operator = powered(new Operator('morning').does('wear', { item: 'gloves', on: true })).homes();
  operator.does('door', { open: true }).does('loadBlank', null).does('clampVice', { torqueNm: 40 });
  for (const toolNumber of [1, 2, 3, 4, 5, 6, 7, 8]) {
    operator.does('fitTool', { toolNumber }).does('setOffset', { register: `H${toolNumber}`, valueMm: 100.02 });
  }
  operator
    .does('setOffset', { register: 'G54X', valueMm: -400 })
    .does('setOffset', { register: 'G54Y', valueMm: -250 });
  return operator.does('loadProgram', { text: REFERENCE_PROGRAM });
}

/** Gloves on, and clamped before the vice was looked at, which then cannot be trued. */
function wrongOrder(): Operator {
  const operator = new Operator('morning');
  for (const item of ['gloves', 'glasses', 'shoes', 'overall', 'cap'] as const)
    operator.does('wear', { item, on: true });
  powered(operator).homes().does('door', { open: true }).does('loadBlank', null).does('clampVice', { torqueNm: 110 });
  return operator.does('indicateVice', null).does('loadProgram', { text: REFERENCE_PROGRAM });
}

/** Registers a twentieth off, no dry run, no single block, and a contour half a millimetre too small. */
function wrongSizes(): Operator {
  const operator = new Operator().homes();
  operator.does('setOffset', { register: 'H3', valueMm: operator.mode.offsets.h['3'] ?? 0 });
  operator.does('setOffset', { register: 'H1', valueMm: (operator.mode.offsets.h['1'] ?? 0) + 0.05 });
  operator.does('setOffset', { register: 'G54Y', valueMm: operator.mode.offsets.g54.y + 0.05 });
  return operator.runs(TEST_CUT_2).does('door', { open: true }).does('handIn', null);
}

const DRILLED = `%
G21 G17 G40 G49 G80 G90 G94 G54
T5 M6
S3670 M3
G43 H5
G0 X-35 Y-25
Z20 M8
G99 G83 X-35 Y-25 Z-28 R3 Q7 F550
X35.05
Y25.05
X-35
G80
G0 Z50 M9
M5
G53 G0 Z0
M30
%
`;

/** Drilled and never reamed, off their places, and no thread. */
const wrongHoles = (): Operator =>
  new Operator().homes().runs(DRILLED).does('door', { open: true }).does('handIn', null);

const HEAVY = `%
G21 G17 G40 G49 G80 G90 G94 G54
T2 M6
S4970 M3
G43 H2
G0 X-70 Y0
Z20 M8
Z-13
G1 X70 F1650
G0 Z50 M9
M5
G53 G0 Z0
M30
%
`;

/** A slot of its whole depth at once. */
const tooMuch = (): Operator => new Operator().homes().runs(HEAVY);

/** With gloves, at rapid into the blank. */
const crash = (): Operator => new Operator().homes().does('wear', { item: 'gloves', on: true }).runs(RAPID_INTO_STOCK);

/** Guesses at once, wrongly; cuts without glasses, and crashes. */
function guesses(): Operator {
  const operator = new Operator().has(...FAULTS.slice(0, 1)).waits(2);
  operator.does('wear', { item: 'glasses', on: false }).answers('faultyPart', 'vice').homes();
  return operator.runs(RAPID_INTO_STOCK);
}

/** Looks, names the wrong part, then the right one; repairs, and proves nothing. */
function secondThought(): Operator {
  const operator = new Operator()
    .has(...FAULTS.slice(0, 1))
    .waits(2)
    .homes();
  operator.does('callTool', { toolNumber: 3 }, 12).does('touchTool', { toolNumber: 3 }, 12);
  operator.answers('faultyPart', 'toolSetter').answers('faultyPart', 'toolLength');
  return operator.does('measureOffset', { register: 'H3', valueMm: 0 }, 2);
}

const RUNS: Readonly<Record<string, () => Loss>> = {
  sloppySetUp: () => judge('morning', 'set-up', sloppySetUp()),
  wrongOrder: () => judge('morning', 'make-part', wrongOrder()),
  wrongSizes: () => judge('prepared', 'make-part', wrongSizes()),
  wrongHoles: () => judge('prepared', 'make-part', wrongHoles()),
  tooMuch: () => judge('prepared', 'make-part', tooMuch()),
  crash: () => judge('prepared', 'make-part', crash()),
  guesses: () => judge('prepared', 'find-fault', guesses()),
  secondThought: () => judge('prepared', 'find-fault', secondThought()),
};

process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(RUNS).map(([name, run]) => [name, run()]))));
