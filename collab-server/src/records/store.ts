import { type ExpressionBuilder, sql } from 'kysely';
import type { Db, Tables } from '../platform/database/index.ts';
import type { AttemptTold } from './port.ts';
import type { Made } from './statement.ts';
import type {} from './tables.ts';
import type { Verb } from './verbs.ts';

/**
 * Keeps statements, and lays each into the queue of every store that takes statements of its part of the tree.
 *
 * @returns how many were new
 */
export async function insertStatements(
  tx: Db,
  told: AttemptTold,
  orgPath: string | null,
  made: readonly Made[],
  nowMs: number,
): Promise<number> {
  const kept: number[] = [];
  // One by one: the order of their numbers is the order in which they are told.
  for (const { id, verb, revision, timestampMs, scaled, voids, body } of made) {
    const row = await tx
      .insertInto('statement')
      .values({
        id,
        attemptId: told.attemptId,
        personId: told.personId,
        verb,
        revision,
        sceneId: told.sceneId,
        exerciseId: told.exerciseId,
        assignmentId: told.assignmentId,
        classGroupId: told.classGroupId,
        orgPath,
        scaled,
        voids,
        timestampMs,
        storedAtMs: nowMs,
        json: JSON.stringify(body),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('seq')
      .executeTakeFirst();
    if (row) kept.push(row.seq);
  }
  if (orgPath !== null && kept.length > 0) await queue(tx, orgPath, kept);
  return kept.length;
}

async function queue(tx: Db, orgPath: string, seqs: readonly number[]): Promise<void> {
  const targets = await tx.selectFrom('lrsTarget').select(['id', 'orgPath']).execute();
  const rows = targets
    .filter((target) => orgPath.startsWith(target.orgPath))
    .flatMap(({ id }) => seqs.map((seq) => ({ targetId: id, seq, state: 'queued' as const, reason: null })));
  if (rows.length > 0) await tx.insertInto('lrsDelivery').values(rows).execute();
}

/** Statements of an attempt that tell its outcome and hold still. */
export async function standingOutcome(tx: Db, attemptId: string) {
  return tx
    .selectFrom('statement')
    .where('attemptId', '=', attemptId)
    .where('verb', 'in', ['passed', 'failed', 'terminated'])
    .where(notVoided)
    .select(['id', 'verb', 'revision'])
    .orderBy('seq')
    .execute();
}

function notVoided(eb: ExpressionBuilder<Tables, 'statement'>) {
  return eb.not(
    eb.exists(
      eb
        .selectFrom('statement as voiding')
        .whereRef('voiding.voids', '=', 'statement.id')
        .select(sql`1`.as('one')),
    ),
  );
}

/** Also that a score was given anew tells of it. */
const TELL_OUTCOME: readonly Verb[] = ['passed', 'failed', 'terminated', 'voided'];

/** Which statements are asked for. */
export type StatementFilter = {
  /** Of this person, or of these classes; a filter always has one of the two. */
  readonly of: { readonly personId: string } | { readonly classGroupIds: readonly string[] };
  readonly personId?: string | undefined;
  readonly verb?: Verb | undefined;
  readonly sceneId?: string | undefined;
  readonly exerciseId?: string | undefined;
  readonly attemptId?: string | undefined;
  readonly sinceMs?: number | undefined;
  readonly untilMs?: number | undefined;
  /** Voided statements and those that void them. */
  readonly withVoided: boolean;
  /** Attempts of which no outcome is told. */
  readonly untold: readonly string[];
};

function selectFiltered(db: Db, filter: StatementFilter) {
  const { of, personId, verb, sceneId, exerciseId, attemptId, sinceMs, untilMs, withVoided, untold } = filter;
  let query = db.selectFrom('statement');
  query =
    'personId' in of
      ? query.where('statement.personId', '=', of.personId)
      : query.where('statement.classGroupId', 'in', of.classGroupIds.length > 0 ? [...of.classGroupIds] : ['']);
  if (personId !== undefined) query = query.where('statement.personId', '=', personId);
  if (verb !== undefined) query = query.where('statement.verb', '=', verb);
  if (sceneId !== undefined) query = query.where('statement.sceneId', '=', sceneId);
  if (exerciseId !== undefined) query = query.where('statement.exerciseId', '=', exerciseId);
  if (attemptId !== undefined) query = query.where('statement.attemptId', '=', attemptId);
  if (sinceMs !== undefined) query = query.where('statement.timestampMs', '>=', sinceMs);
  if (untilMs !== undefined) query = query.where('statement.timestampMs', '<', untilMs);
  if (untold.length > 0)
    query = query.where((eb) =>
      eb.not(eb.and([eb('statement.attemptId', 'in', [...untold]), eb('statement.verb', 'in', TELL_OUTCOME)])),
    );
  return withVoided ? query : query.where('statement.verb', '!=', 'voided').where(notVoided);
}

/** Last stored first; `before` is the number of the last one of the page before. */
export function listStatements(db: Db, filter: StatementFilter, before: number | undefined, limit: number) {
  return selectFiltered(db, filter)
    .innerJoin('person', 'person.id', 'statement.personId')
    .leftJoin('classGroup', 'classGroup.id', 'statement.classGroupId')
    .leftJoin('statement as voiding', 'voiding.voids', 'statement.id')
    .$if(before !== undefined, (query) => query.where('statement.seq', '<', before ?? 0))
    .selectAll('statement')
    .select(['person.displayName', 'classGroup.title as classTitle', 'voiding.id as voidedBy'])
    .orderBy('statement.seq', 'desc')
    .limit(limit)
    .execute();
}

/** How many statements there are, and of how many people. */
export async function countStatements(db: Db, filter: StatementFilter) {
  return selectFiltered(db, filter)
    .select((eb) => [
      eb.fn.countAll<number>().as('statements'),
      sql<number>`count(distinct "statement"."personId")`.as('people'),
    ])
    .executeTakeFirstOrThrow();
}

/** A part of an export, in the order in which statements were stored. */
export function exportPart(db: Db, filter: StatementFilter, after: number, limit: number) {
  return selectFiltered(db, filter)
    .where('statement.seq', '>', after)
    .select(['statement.seq', 'statement.json', 'statement.storedAtMs'])
    .orderBy('statement.seq')
    .limit(limit)
    .execute();
}
