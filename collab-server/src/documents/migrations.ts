import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../platform/database/index.ts';

export const documentMigrations: Migrations = {
  '0200-documents': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('document')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('template', 'text')
        .addColumn('communityId', 'text', (c) => c.references('community.id'))
        .addColumn('communityRight', 'text', (c) => c.notNull())
        .addColumn('createdBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .addColumn('lastEditedAtMs', integer, (c) => c.notNull())
        .addColumn('lastEditedBy', 'text', (c) => c.references('person.id'))
        .addColumn('archivedAtMs', integer)
        .addColumn('logSequence', integer, (c) => c.notNull().defaultTo(0))
        .addColumn('schemaVersion', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema
        .createIndex('documentByCommunity')
        .on('document')
        .columns(['communityId', 'lastEditedAtMs'])
        .execute();
      await db.schema
        .createTable('documentMember')
        .addColumn('documentId', 'text', (c) => c.notNull().references('document.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('right', 'text', (c) => c.notNull())
        .addColumn('grantedAtMs', integer, (c) => c.notNull())
        .addColumn('grantedBy', 'text', (c) => c.notNull().references('person.id'))
        .addPrimaryKeyConstraint('documentMemberKey', ['documentId', 'personId'])
        .execute();
      await db.schema.createIndex('documentMemberByPerson').on('documentMember').column('personId').execute();
      await db.schema
        .createTable('documentVisit')
        .addColumn('documentId', 'text', (c) => c.notNull().references('document.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('openedAtMs', integer, (c) => c.notNull())
        .addColumn('lastAtMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('documentVisitKey', ['documentId', 'personId'])
        .execute();
      await db.schema
        .createIndex('documentVisitByPerson')
        .on('documentVisit')
        .columns(['personId', 'lastAtMs'])
        .execute();
      await db.schema
        .createTable('blobUse')
        .addColumn('documentId', 'text', (c) => c.notNull().references('document.id'))
        .addColumn('sha256', 'text', (c) => c.notNull())
        .addColumn('mime', 'text', (c) => c.notNull())
        .addColumn('sizeBytes', integer, (c) => c.notNull())
        .addColumn('fileName', 'text')
        .addColumn('addedBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('addedAtMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('blobUseKey', ['documentId', 'sha256'])
        .execute();
      await db.schema.createIndex('blobUseByHash').on('blobUse').column('sha256').execute();
    },
  }),
};
