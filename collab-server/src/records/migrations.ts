import { type Kysely, sql } from 'kysely';
import { columnTypes, type Dialect, type Migrations } from '../platform/database/index.ts';

export const recordsMigrations: Migrations = {
  '0300-records': (dialect) => ({
    async up(db: Kysely<unknown>) {
      await createStatements(db, dialect);
      await createTargets(db, dialect);
      await createCredentials(db, dialect);
    },
  }),
  // What is kept already is sealed at the start: migrations have no key.
  '0310-sealed-secrets': () => ({
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('lrsTarget')
        .addColumn('sealed', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    },
  }),
};

async function createStatements(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { integer, sequence } = columnTypes(dialect);
  await db.schema
    .createTable('statement')
    .addColumn('seq', sequence, (c) => c.primaryKey())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('attemptId', 'text', (c) => c.notNull())
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('verb', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('sceneId', 'text', (c) => c.notNull())
    .addColumn('exerciseId', 'text', (c) => c.notNull())
    .addColumn('assignmentId', 'text')
    .addColumn('classGroupId', 'text')
    .addColumn('orgPath', 'text')
    .addColumn('scaled', 'double precision')
    .addColumn('voids', 'text', (c) => c.unique())
    .addColumn('timestampMs', integer, (c) => c.notNull())
    .addColumn('storedAtMs', integer, (c) => c.notNull())
    .addColumn('json', 'text', (c) => c.notNull())
    .execute();
  const index = (name: string, ...columns: readonly string[]) =>
    db.schema
      .createIndex(name)
      .on('statement')
      .columns([...columns, 'seq'])
      .execute();
  await index('statementByPerson', 'personId');
  await index('statementByClassGroup', 'classGroupId');
  await index('statementByAttempt', 'attemptId');
  await index('statementByPath', 'orgPath');
  await forbidChanges(db, dialect);
}

/** The database itself keeps statements as they were made. */
async function forbidChanges(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') {
    await sql`create function "refuseStatementChange"() returns trigger language plpgsql as
      $$ begin raise exception 'statements are never changed'; end $$`.execute(db);
    await sql`create trigger "statementIsAppendOnly" before update or delete or truncate on "statement"
      for each statement execute function "refuseStatementChange"()`.execute(db);
    return;
  }
  for (const change of ['update', 'delete'] as const) {
    await sql`create trigger ${sql.ref(`statementRefuses_${change}`)} before ${sql.raw(change)} on "statement"
      begin select raise(abort, 'statements are never changed'); end`.execute(db);
  }
}

async function createTargets(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { integer } = columnTypes(dialect);
  await db.schema
    .createTable('lrsTarget')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('orgUnitId', 'text', (c) => c.notNull().references('orgUnit.id'))
    .addColumn('orgPath', 'text', (c) => c.notNull())
    .addColumn('endpoint', 'text', (c) => c.notNull())
    .addColumn('username', 'text', (c) => c.notNull())
    .addColumn('secret', 'text', (c) => c.notNull())
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('createdBy', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('createdAtMs', integer, (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('nextAttemptAtMs', integer, (c) => c.notNull())
    .addColumn('lastSuccessAtMs', integer)
    .addColumn('lastErrorAtMs', integer)
    .addColumn('lastError', 'text')
    .addColumn('delivered', integer, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('lrsDelivery')
    .addColumn('targetId', 'text', (c) => c.notNull().references('lrsTarget.id').onDelete('cascade'))
    .addColumn('seq', integer, (c) => c.notNull().references('statement.seq'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('lrsDeliveryKey', ['targetId', 'seq'])
    .execute();
}

async function createCredentials(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { integer } = columnTypes(dialect);
  await db.schema
    .createTable('credential')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('attemptId', 'text', (c) => c.notNull().unique())
    .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('classGroupId', 'text')
    .addColumn('orgPath', 'text')
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('nameShown', 'text', (c) => c.notNull())
    .addColumn('scoreShown', 'integer', (c) => c.notNull())
    .addColumn('issuedAtMs', integer, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('endedAtMs', integer)
    .addColumn('endedBy', 'text')
    .addColumn('endReason', 'text')
    .execute();
  await db.schema.createIndex('credentialByPerson').on('credential').columns(['personId', 'issuedAtMs']).execute();
}
