import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../platform/database/index.ts';

export const communityMigrations: Migrations = {
  '0100-communities': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('community')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('purpose', 'text', (c) => c.notNull())
        .addColumn('subject', 'text')
        .addColumn('stage', 'text')
        .addColumn('homeOrgUnitId', 'text', (c) => c.notNull().references('orgUnit.id'))
        .addColumn('documentRight', 'text', (c) => c.notNull())
        .addColumn('createdBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .addColumn('lastActivityAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema.createIndex('communityByActivity').on('community').columns(['lastActivityAtMs', 'id']).execute();
      await db.schema
        .createTable('communityMember')
        .addColumn('communityId', 'text', (c) => c.notNull().references('community.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('joinedAtMs', integer, (c) => c.notNull())
        .addColumn('addedBy', 'text', (c) => c.notNull().references('person.id'))
        .addPrimaryKeyConstraint('communityMemberKey', ['communityId', 'personId'])
        .execute();
      await db.schema.createIndex('communityMemberByPerson').on('communityMember').column('personId').execute();
      await db.schema
        .createTable('communityEvent')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('communityId', 'text', (c) => c.notNull().references('community.id'))
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('atMs', integer, (c) => c.notNull())
        .addColumn('actorId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('personId', 'text', (c) => c.references('person.id'))
        .addColumn('documentId', 'text')
        .execute();
      await db.schema
        .createIndex('communityEventByTime')
        .on('communityEvent')
        .columns(['communityId', 'atMs'])
        .execute();
    },
  }),
};
