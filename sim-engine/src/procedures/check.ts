import type { System } from '../kernel/system.ts';
import { readCommand } from '../log/parse.ts';
import { fail, type Result } from '../result.ts';
import { type Cursor, type DataProblem, parseJson, readShape } from '../shape/index.ts';
import { sortSteps } from './graph.ts';
import {
  groupOf,
  type Hazard,
  type Procedure,
  type Requirement,
  type ScriptedCommand,
  SEVERITIES,
  type Step,
} from './procedure.ts';
import { hasCommand, readPredicateOf } from './references.ts';

const MOST_STEPS = 500;
const LONGEST_TEXT = 4 * 1024 * 1024;

const listOf = <Item>(cursor: Cursor, most: number, read: (item: Cursor) => Item): readonly Item[] =>
  cursor.present ? cursor.items(most).map(read) : [];

function readHazard(cursor: Cursor, system: System | undefined): Hazard {
  cursor.object(['id', 'when', 'severity', 'message'], ['veto']);
  const veto = cursor.at('veto');
  return {
    id: cursor.at('id').text(),
    when: readPredicateOf(cursor.at('when'), system),
    severity: cursor.at('severity').choice(SEVERITIES),
    veto: veto.present && veto.flag(),
    message: cursor.at('message').text(),
  };
}

function readScripted(cursor: Cursor, system: System | undefined): ScriptedCommand {
  cursor.object(['command'], ['waitS']);
  const command = readCommand(cursor.at('command'));
  const waitS = cursor.at('waitS');
  if (system !== undefined && !hasCommand(system, command))
    cursor.at('command').complain('unknownCommand', { target: command.target, name: command.name });
  return { command, waitS: waitS.present ? waitS.number(0, 86_400) : 0 };
}

const readRequirement = (cursor: Cursor): Requirement =>
  Array.isArray(cursor.value) ? cursor.items(MOST_STEPS).map((item) => item.text()) : cursor.text();

function readStep(cursor: Cursor, system: System | undefined): Step {
  cursor.object(
    ['id', 'title', 'done'],
    ['after', 'choice', 'optional', 'early', 'precondition', 'begins', 'hazards', 'hints', 'demonstration'],
  );
  const [choice, optional, precondition, begins] = ['choice', 'optional', 'precondition', 'begins'].map((name) =>
    cursor.at(name),
  ) as [Cursor, Cursor, Cursor, Cursor];
  return {
    id: cursor.at('id').text(),
    title: cursor.at('title').text(),
    after: listOf(cursor.at('after'), MOST_STEPS, readRequirement),
    ...(choice.present ? { choice: choice.text() } : {}),
    optional: optional.present && optional.flag(),
    ...(cursor.at('early').present ? { early: cursor.at('early').choice(['ignored']) } : {}),
    ...(precondition.present ? { precondition: readPredicateOf(precondition, system) } : {}),
    ...(begins.present ? { begins: readPredicateOf(begins, system) } : {}),
    done: readPredicateOf(cursor.at('done'), system),
    hazards: listOf(cursor.at('hazards'), 100, (item) => readHazard(item, system)),
    hints: listOf(cursor.at('hints'), 100, (item) => item.text()),
    demonstration: listOf(cursor.at('demonstration'), 1000, (item) => readScripted(item, system)),
  };
}

function complainOfDoubles(cursors: readonly Cursor[]): void {
  const seen = new Set<unknown>();
  for (const cursor of cursors) {
    const id = cursor.at('id');
    if (seen.has(id.value)) id.complain('duplicateId', { id: id.value ?? null });
    seen.add(id.value);
  }
}

/** What only shows when the steps are seen together. */
function checkGraph(cursor: Cursor, items: readonly Cursor[], steps: readonly Step[]): void {
  const known = new Set(steps.map(({ id }) => id));
  for (const item of items) {
    for (const requirement of listOf(item.at('after'), MOST_STEPS, (each) => each)) {
      const group = groupOf(readRequirement(requirement));
      if (group.length === 0) requirement.complain('nothingRequired');
      for (const step of group) if (!known.has(step)) requirement.complain('unknownStep', { step });
    }
  }
  const { circle } = sortSteps(steps);
  if (circle !== undefined) cursor.complain('circle', { steps: [...circle] });
}

function readProcedure(cursor: Cursor, system: System | undefined): Procedure {
  cursor.object(['format', 'id', 'version', 'title', 'steps'], ['hazards']);
  const stepCursors = cursor.at('steps').items(MOST_STEPS);
  const steps = stepCursors.map((item) => readStep(item, system));
  if (cursor.problems.list.length === 0) checkGraph(cursor.at('steps'), stepCursors, steps);
  complainOfDoubles(stepCursors);
  const hazardCursors = [cursor, ...stepCursors].flatMap((owner) =>
    Array.isArray(owner.at('hazards').value) ? owner.at('hazards').items(100) : [],
  );
  complainOfDoubles(hazardCursors);
  return {
    format: cursor.at('format').choice([1]),
    id: cursor.at('id').text(),
    version: cursor.at('version').text(),
    title: cursor.at('title').text(),
    steps,
    hazards: listOf(cursor.at('hazards'), 100, (item) => readHazard(item, system)),
  };
}

/**
 * Reads a procedure out of JSON that nobody has checked, and fills in what may be left out. With a system, every signal, mode and
 * command that it names must be that system's.
 */
export function checkProcedure(value: unknown, system?: System): Result<Procedure, readonly DataProblem[]> {
  return readShape(value, (cursor) => readProcedure(cursor, system));
}

/** As {@link checkProcedure}, from text. */
export function parseProcedure(text: string, system?: System): Result<Procedure, readonly DataProblem[]> {
  const json = parseJson(text, LONGEST_TEXT);
  return json.ok ? checkProcedure(json.value, system) : fail(json.failure);
}
