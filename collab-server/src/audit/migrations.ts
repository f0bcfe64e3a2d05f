import { type Kysely, sql } from 'kysely';
import { columnTypes, type Dialect, type Migrations } from '../platform/database/index.ts';

export const auditMigrations: Migrations = {
  '0021-audit-by-action': () => ({
    async up(db: Kysely<unknown>) {
      await db.schema.createIndex('auditEntryByAction').on('auditEntry').columns(['action', 'id']).execute();
    },
  }),
  '0020-audit': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer, sequence } = columnTypes(dialect);
      await db.schema
        .createTable('auditEntry')
        .addColumn('id', sequence, (c) => c.primaryKey())
        .addColumn('atMs', integer, (c) => c.notNull())
        .addColumn('actorId', 'text')
        .addColumn('actorName', 'text', (c) => c.notNull())
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('subjectPersonId', 'text')
        .addColumn('subjectName', 'text')
        .addColumn('orgUnitId', 'text')
        .addColumn('orgUnitName', 'text')
        .addColumn('orgPath', 'text')
        .addColumn('count', 'integer', (c) => c.notNull())
        .addColumn('requestId', 'text')
        .addColumn('detail', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('auditEntryByPath').on('auditEntry').column('orgPath').execute();
      await db.schema.createIndex('auditEntryBySubject').on('auditEntry').column('subjectPersonId').execute();
      await forbidChanges(db, dialect);
    },
  }),
};

/** The database itself keeps the log append-only: a mistake in the code cannot rewrite it. */
async function forbidChanges(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') {
    await sql`create function "refuseAuditChange"() returns trigger language plpgsql as
      $$ begin raise exception 'the audit log is append-only'; end $$`.execute(db);
    await sql`create trigger "auditEntryIsAppendOnly" before update or delete or truncate on "auditEntry"
      for each statement execute function "refuseAuditChange"()`.execute(db);
    return;
  }
  for (const change of ['update', 'delete'] as const) {
    await sql`create trigger ${sql.ref(`auditEntryRefuses_${change}`)} before ${sql.raw(change)} on "auditEntry"
      begin select raise(abort, 'the audit log is append-only'); end`.execute(db);
  }
}
