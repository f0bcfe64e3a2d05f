import { type Selectable, sql } from 'kysely';
import type { Db, Tables } from '../../platform/database/index.ts';
import type { LrsTarget } from '../contract-lrs.ts';

export type TargetRow = Selectable<Tables['lrsTarget']>;

/** Stores of these units and of those below them, as administrators see them. */
export async function describeTargets(db: Db, where: { readonly paths: readonly string[] } | { readonly id: string }) {
  const rows = await db
    .selectFrom('lrsTarget')
    .innerJoin('orgUnit', 'orgUnit.id', 'lrsTarget.orgUnitId')
    .selectAll('lrsTarget')
    .select((eb) => [
      'orgUnit.name as orgUnitName',
      ...(['queued', 'parked'] as const).map((state) =>
        eb
          .selectFrom('lrsDelivery')
          .whereRef('lrsDelivery.targetId', '=', 'lrsTarget.id')
          .where('lrsDelivery.state', '=', state)
          .select((each) => each.fn.countAll<number>().as('count'))
          .$asScalar()
          .$notNull()
          .as(state),
      ),
    ])
    .$if('id' in where, (query) => query.where('lrsTarget.id', '=', 'id' in where ? where.id : ''))
    .orderBy('lrsTarget.createdAtMs')
    .orderBy('lrsTarget.id')
    .execute();
  const shown =
    'id' in where ? rows : rows.filter(({ orgPath }) => where.paths.some((path) => orgPath.startsWith(path)));
  return shown.map(describe);
}

function describe(row: TargetRow & { orgUnitName: string; queued: number; parked: number }): LrsTarget {
  const {
    orgUnitId,
    orgUnitName,
    enabled,
    orgPath: _path,
    secret: _secret,
    sealed: _sealed,
    createdBy: _by,
    ...rest
  } = row;
  return { ...rest, orgUnit: { orgUnitId, name: orgUnitName }, enabled: enabled === 1 };
}

/** Keeps a store; with `withEarlier`, what there is already waits for it too. */
export async function insertTarget(
  tx: Db,
  target: Pick<
    TargetRow,
    | 'id'
    | 'name'
    | 'orgUnitId'
    | 'orgPath'
    | 'endpoint'
    | 'username'
    | 'secret'
    | 'sealed'
    | 'createdBy'
    | 'createdAtMs'
  >,
  withEarlier: boolean,
): Promise<void> {
  await tx
    .insertInto('lrsTarget')
    .values({
      ...target,
      enabled: 1,
      failures: 0,
      nextAttemptAtMs: 0,
      lastSuccessAtMs: null,
      lastErrorAtMs: null,
      lastError: null,
      delivered: 0,
    })
    .execute();
  if (!withEarlier) return;
  const { id, orgPath } = target;
  await tx
    .insertInto('lrsDelivery')
    .columns(['targetId', 'seq', 'state', 'reason'])
    .expression(
      tx
        .selectFrom('statement')
        .where(sql<boolean>`substr("statement"."orgPath", 1, ${orgPath.length}) = ${orgPath}`)
        .select([
          sql<string>`${id}`.as('targetId'),
          'seq',
          sql<'queued'>`'queued'`.as('state'),
          sql<null>`null`.as('reason'),
        ]),
    )
    .execute();
}

export async function updateTarget(db: Db, targetId: string, change: Partial<TargetRow>): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable('lrsTarget').set(change).where('id', '=', targetId).execute();
}

export async function deleteTarget(tx: Db, targetId: string): Promise<void> {
  await tx.deleteFrom('lrsDelivery').where('targetId', '=', targetId).execute();
  await tx.deleteFrom('lrsTarget').where('id', '=', targetId).execute();
}

/** What was parked waits again. */
export async function unpark(db: Db, targetId: string): Promise<void> {
  await db
    .updateTable('lrsDelivery')
    .set({ state: 'queued', reason: null })
    .where('targetId', '=', targetId)
    .where('state', '=', 'parked')
    .execute();
}

export function listParked(db: Db, targetId: string, limit: number) {
  return db
    .selectFrom('lrsDelivery')
    .innerJoin('statement', 'statement.seq', 'lrsDelivery.seq')
    .where('lrsDelivery.targetId', '=', targetId)
    .where('lrsDelivery.state', '=', 'parked')
    .select([
      'statement.id as statementId',
      'statement.verb',
      'statement.timestampMs',
      sql<string>`coalesce("lrsDelivery"."reason", '')`.as('reason'),
    ])
    .orderBy('lrsDelivery.seq')
    .limit(limit)
    .execute();
}
