import type { System } from '../kernel/system.ts';
import { hazardsOf, type Procedure } from '../procedures/procedure.ts';
import { readPredicateOf } from '../procedures/references.ts';
import { fail, type Result } from '../result.ts';
import { type Cursor, type DataProblem, parseJson, readShape } from '../shape/index.ts';
import { readCriterion, type Subject } from './check-criterion.ts';
import { sumOfPoints } from './points.ts';
import type { Aspect, Reference, Rubric, Veto } from './rubric.ts';

const MOST_ASPECTS = 500;
const LONGEST_TEXT = 4 * 1024 * 1024;

function readReference(cursor: Cursor): { readonly reference?: Reference } {
  if (!cursor.present) return {};
  cursor.object(['code', 'text']);
  return { reference: { code: cursor.at('code').text(), text: cursor.at('text').text(1000) } };
}

function readAspect(cursor: Cursor, subject: Subject): Aspect {
  const kind = cursor.at('kind').choice(['measured', 'judged']);
  const own = kind === 'measured' ? ['criterion'] : [];
  cursor.object(['id', 'title', 'kind', 'points', ...own], ['line', 'reference']);
  const id = cursor.at('id').text();
  const points = cursor.at('points').number(0, 1e6);
  if (Math.abs(points * 100 - Math.round(points * 100)) > 1e-6)
    cursor.at('points').complain('tooFine', { finest: 0.01 });
  const line = cursor.at('line');
  const common = {
    id,
    title: cursor.at('title').text(),
    points,
    line: line.present ? line.text() : id,
    ...readReference(cursor.at('reference')),
  };
  if (kind === 'judged') return { ...common, kind };
  return { ...common, kind, criterion: readCriterion(cursor.at('criterion'), subject) };
}

function readCause(cursor: Cursor, { system, hazards }: Subject): Veto['on'] {
  if (!cursor.at('hazard').present) {
    cursor.object(['when']);
    return { when: readPredicateOf(cursor.at('when'), system) };
  }
  const hazard = cursor.object(['hazard']).at('hazard').text();
  if (hazards !== undefined && !hazards.includes(hazard))
    cursor.at('hazard').complain('unknownHazard', { name: hazard });
  return { hazard };
}

function readVeto(cursor: Cursor, subject: Subject, lines: readonly string[]): Veto {
  cursor.object(['id', 'on', 'zeroes'], ['reference']);
  const zeroes = cursor.at('zeroes');
  const named = (item: Cursor): string => {
    const line = item.text();
    if (!lines.includes(line)) item.complain('unknownLine', { line });
    return line;
  };
  return {
    id: cursor.at('id').text(),
    on: readCause(cursor.at('on'), subject),
    zeroes: zeroes.value === 'score' ? 'score' : zeroes.items(MOST_ASPECTS).map(named),
    ...readReference(cursor.at('reference')),
  };
}

function complainOfDoubles(items: readonly Cursor[]): void {
  const seen = new Set<unknown>();
  for (const item of items) {
    const id = item.at('id');
    if (seen.has(id.value)) id.complain('duplicateId', { id: id.value ?? null });
    seen.add(id.value);
  }
}

/** Safety vetoes of the procedure that cost nothing: a rubric must not pass over one in silence. */
function complainOfForgotten(cursor: Cursor, vetoes: readonly Veto[], procedure: Procedure): void {
  const scored = vetoes.flatMap(({ on }) => ('hazard' in on ? [on.hazard] : []));
  for (const { id, veto } of hazardsOf(procedure))
    if (veto && !scored.includes(id)) cursor.complain('vetoNotScored', { hazard: id });
}

function readRubric(cursor: Cursor, system: System | undefined, procedure: Procedure | undefined): Rubric {
  cursor.object(['format', 'id', 'version', 'title', 'procedure', 'aspects'], ['total', 'vetoes']);
  const subject: Subject = {
    system,
    steps: procedure?.steps.map(({ id }) => id),
    hazards: procedure === undefined ? undefined : hazardsOf(procedure).map(({ id }) => id),
  };
  const aspectCursors = cursor.at('aspects').items(MOST_ASPECTS);
  const aspects = aspectCursors.map((item) => readAspect(item, subject));
  const lines = aspects.map(({ line }) => line);
  const vetoCursors = cursor.at('vetoes').present ? cursor.at('vetoes').items(100) : [];
  const vetoes = vetoCursors.map((item) => readVeto(item, subject, lines));
  complainOfDoubles(aspectCursors);
  complainOfDoubles(vetoCursors);
  const total = cursor.at('total').present ? cursor.at('total').number(0, 1e6) : 100;
  const sum = sumOfPoints(aspects.map(({ points }) => points));
  if (sum !== sumOfPoints([total])) cursor.at('aspects').complain('pointsDoNotSum', { sum, total });
  const procedureId = cursor.at('procedure').text();
  if (procedure !== undefined) {
    if (procedure.id !== procedureId) cursor.at('procedure').complain('otherProcedure', { given: procedure.id });
    complainOfForgotten(cursor.at('vetoes'), vetoes, procedure);
  }
  return {
    format: cursor.at('format').choice([1]),
    id: cursor.at('id').text(),
    version: cursor.at('version').text(),
    title: cursor.at('title').text(),
    procedure: procedureId,
    total,
    aspects,
    vetoes,
  };
}

/**
 * Reads a rubric out of JSON that nobody has checked, and fills in what may be left out. With a system and a procedure, all that it
 * names must be theirs, and every safety veto of the procedure must cost something.
 */
export function checkRubric(
  value: unknown,
  system?: System,
  procedure?: Procedure,
): Result<Rubric, readonly DataProblem[]> {
  return readShape(value, (cursor) => readRubric(cursor, system, procedure));
}

/** As {@link checkRubric}, from text. */
export function parseRubric(
  text: string,
  system?: System,
  procedure?: Procedure,
): Result<Rubric, readonly DataProblem[]> {
  const json = parseJson(text, LONGEST_TEXT);
  return json.ok ? checkRubric(json.value, system, procedure) : fail(json.failure);
}
