import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** A statement that waits for a store. */
export type Waiting = { readonly seq: number; readonly id: string; readonly json: string };

/** The first that wait, in the order in which they were stored. */
export function firstWaiting(db: Db, targetId: string, limit: number): Promise<Waiting[]> {
  return db
    .selectFrom('lrsDelivery')
    .innerJoin('statement', 'statement.seq', 'lrsDelivery.seq')
    .where('lrsDelivery.targetId', '=', targetId)
    .where('lrsDelivery.state', '=', 'queued')
    .select(['statement.seq', 'statement.id', 'statement.json'])
    .orderBy('lrsDelivery.seq')
    .limit(limit)
    .execute();
}

/** The store has them. */
export async function markDelivered(db: Db, targetId: string, seqs: readonly number[], nowMs: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('lrsDelivery')
      .where('targetId', '=', targetId)
      .where('seq', 'in', [...seqs])
      .execute();
    await tx
      .updateTable('lrsTarget')
      .set((eb) => ({
        delivered: eb('delivered', '+', seqs.length),
        failures: 0,
        nextAttemptAtMs: 0,
        lastSuccessAtMs: nowMs,
        lastError: null,
      }))
      .where('id', '=', targetId)
      .execute();
  });
}

export async function park(db: Db, targetId: string, seq: number, reason: string): Promise<void> {
  await db
    .updateTable('lrsDelivery')
    .set({ state: 'parked', reason })
    .where('targetId', '=', targetId)
    .where('seq', '=', seq)
    .execute();
}

export async function postpone(
  db: Db,
  targetId: string,
  failure: {
    readonly failures: number;
    readonly reason: string;
    readonly nowMs: number;
    readonly nextAttemptAtMs: number;
  },
): Promise<void> {
  const { failures, reason, nowMs, nextAttemptAtMs } = failure;
  await db
    .updateTable('lrsTarget')
    .set({ failures, nextAttemptAtMs, lastError: reason, lastErrorAtMs: nowMs })
    .where('id', '=', targetId)
    .execute();
}

/** Stores that are sent to, that something waits for, and whose time has come. */
export function dueTargets(db: Db, nowMs: number) {
  return db
    .selectFrom('lrsTarget')
    .where('enabled', '=', 1)
    .where('nextAttemptAtMs', '<=', nowMs)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('lrsDelivery')
          .whereRef('lrsDelivery.targetId', '=', 'lrsTarget.id')
          .where('lrsDelivery.state', '=', 'queued')
          .select(sql`1`.as('one')),
      ),
    )
    .select('id')
    .execute();
}

export function findTarget(db: Db, targetId: string) {
  return db.selectFrom('lrsTarget').where('id', '=', targetId).selectAll().executeTakeFirst();
}
