import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type {} from './tables.ts';

type Scalar = string | number | boolean | null;

/** What a capability says it did with data of people. */
export type AuditRecord = {
  /** Such as `person.read`: capability's noun and a past participle. */
  readonly action: string;
  /** Null where the server itself acted. */
  readonly actor: { readonly personId: string; readonly displayName: string } | null;
  readonly subject?: { readonly personId: string; readonly displayName: string };
  /** The unit as whose administrator or member the actor acted: its administrators can read the entry. */
  readonly orgUnit?: { readonly id: string; readonly name: string; readonly path: string };
  /** People whose data was touched; 1 where a subject is named. */
  readonly count?: number;
  readonly requestId?: string;
  /** What changed; never a secret. */
  readonly detail?: Readonly<Record<string, Scalar>>;
};

/** Appends one line. Within a transaction it stands or falls with the change that it records. */
export async function recordAudit(db: Db, record: AuditRecord, nowMs: number): Promise<void> {
  const { action, actor, subject, orgUnit, requestId, detail } = record;
  await db
    .insertInto('auditEntry')
    .values({
      atMs: nowMs,
      actorId: actor?.personId ?? null,
      actorName: actor?.displayName ?? '',
      action,
      subjectPersonId: subject?.personId ?? null,
      subjectName: subject?.displayName ?? null,
      orgUnitId: orgUnit?.id ?? null,
      orgUnitName: orgUnit?.name ?? null,
      orgPath: orgUnit?.path ?? null,
      count: record.count ?? (subject ? 1 : 0),
      requestId: requestId ?? null,
      detail: JSON.stringify(detail ?? {}),
    })
    .execute();
}

/** The latest entry of these actions: unchanged, nothing of theirs has happened since. 0 where there is none. */
export async function latestAuditId(db: Db, actions: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('auditEntry')
    .where('action', 'in', actions)
    .select((select) => select.fn.max('id').as('id'))
    .executeTakeFirst();
  return row?.id ?? 0;
}

export type AuditFilter = {
  /** Paths of the units whose subtrees may be read. */
  readonly paths: readonly string[];
  readonly personId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
};

/** Newest first. */
export async function listAudit(db: Db, filter: AuditFilter) {
  if (filter.paths.length === 0) return [];
  let query = db.selectFrom('auditEntry').selectAll();
  query = query.where((where) =>
    where.or(filter.paths.map((path) => sql<boolean>`substr(${sql.ref('orgPath')}, 1, ${path.length}) = ${path}`)),
  );
  if (filter.personId !== undefined) query = query.where('subjectPersonId', '=', filter.personId);
  if (filter.actorId !== undefined) query = query.where('actorId', '=', filter.actorId);
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  if (filter.before !== undefined) query = query.where('id', '<', filter.before);
  return query.orderBy('id', 'desc').limit(filter.limit).execute();
}
