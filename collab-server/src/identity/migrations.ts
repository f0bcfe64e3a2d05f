import { type Kysely, sql } from 'kysely';
import { columnTypes, type Migrations } from '../platform/database/index.ts';

export const identityMigrations: Migrations = {
  '0010-identity': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('orgUnit')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('parentId', 'text', (c) => c.references('orgUnit.id'))
        .addColumn('level', 'text', (c) => c.notNull())
        .addColumn('divisionCode', 'text', (c) => c.notNull())
        .addColumn('schoolIdentifier', 'text', (c) => c.unique())
        .addColumn('schoolType', 'text')
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('path', 'text', (c) => c.notNull().unique())
        .addColumn('sortKey', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('orgUnitByParent').on('orgUnit').column('parentId').execute();
      await db.schema
        .createTable('person')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('account', 'text', (c) => c.notNull().unique())
        .addColumn('displayName', 'text', (c) => c.notNull())
        .addColumn('passwordHash', 'text')
        .addColumn('disabled', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('sourcedId', 'text', (c) => c.unique())
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('membership')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('orgUnitId', 'text', (c) => c.notNull().references('orgUnit.id'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('subject', 'text')
        .addColumn('stage', 'text')
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .addUniqueConstraint('membershipOnce', ['personId', 'orgUnitId', 'role', 'subject', 'stage'])
        .execute();
      await db.schema.createIndex('membershipByOrgUnit').on('membership').column('orgUnitId').execute();
      await db.schema
        .createTable('session')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .addColumn('lastSeenAtMs', integer, (c) => c.notNull())
        .addColumn('expiresAtMs', integer, (c) => c.notNull())
        .addColumn('userAgent', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('sessionByPerson').on('session').column('personId').execute();
    },
  }),

  '0011-identity-administration': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema.alterTable('orgUnit').addColumn('sourcedId', 'text').execute();
      await db.schema.createIndex('orgUnitBySourcedId').unique().on('orgUnit').column('sourcedId').execute();
      // A division stands once at a level; 350128 stands at two.
      await sql`create unique index "orgUnitByDivision" on "orgUnit" ("level", "divisionCode") where "level" <> 'school'`.execute(
        db,
      );
      await db.schema.alterTable('person').addColumn('temporaryUntilMs', integer).execute();
      await db.schema.alterTable('membership').addColumn('beginsOn', 'text').execute();
      await db.schema.alterTable('membership').addColumn('endsOn', 'text').execute();
      await db.schema.alterTable('membership').addColumn('sourcedId', 'text').execute();
      await db.schema.createIndex('membershipBySourcedId').unique().on('membership').column('sourcedId').execute();
      // The constraint of the table lets nulls repeat.
      await sql`create unique index "membershipReallyOnce" on "membership"
        ("personId", "orgUnitId", "role", coalesce("subject", ''), coalesce("stage", ''))`.execute(db);
      await db.schema
        .createTable('signInThrottle')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('failures', 'integer', (c) => c.notNull())
        .addColumn('lastAtMs', integer, (c) => c.notNull())
        .addColumn('blockedUntilMs', integer, (c) => c.notNull())
        .execute();
    },
  }),

  '0012-identity-class-groups': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('classGroup')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('orgUnitId', 'text', (c) => c.notNull().references('orgUnit.id'))
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('grades', 'text', (c) => c.notNull())
        .addColumn('subject', 'text')
        .addColumn('classCode', 'text')
        .addColumn('location', 'text')
        .addColumn('courseSourcedId', 'text')
        .addColumn('termSourcedIds', 'text')
        .addColumn('endsOn', 'text')
        .addColumn('sourcedId', 'text', (c) => c.unique())
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema.createIndex('classGroupByOrgUnit').on('classGroup').column('orgUnitId').execute();
      await db.schema
        .createTable('enrolment')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('classGroupId', 'text', (c) => c.notNull().references('classGroup.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('isPrimary', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('beginsOn', 'text')
        .addColumn('endsOn', 'text')
        .addColumn('sourcedId', 'text', (c) => c.unique())
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .addUniqueConstraint('enrolmentOnce', ['classGroupId', 'personId', 'role'])
        .execute();
      await db.schema.createIndex('enrolmentByPerson').on('enrolment').column('personId').execute();
    },
  }),
};
