import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../../platform/database/index.ts';

export const consentMigrations: Migrations = {
  '0550-consents': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('consentNotice')
        .addColumn('version', integer, (c) => c.primaryKey())
        .addColumn('textZh', 'text', (c) => c.notNull())
        .addColumn('textEn', 'text', (c) => c.notNull())
        .addColumn('asksAnew', integer, (c) => c.notNull())
        .addColumn('publishedAtMs', integer, (c) => c.notNull())
        .addColumn('publishedBy', 'text', (c) => c.notNull().references('person.id'))
        .execute();
      await db.schema
        .createTable('consent')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('pupilId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('purpose', 'text', (c) => c.notNull())
        .addColumn('noticeVersion', integer, (c) => c.notNull())
        .addColumn('grantedAtMs', integer, (c) => c.notNull())
        .addColumn('expiresAtMs', integer, (c) => c.notNull())
        .addColumn('withdrawnAtMs', integer)
        .addColumn('givenBy', 'text', (c) => c.notNull())
        .addColumn('givenById', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('paper', 'text')
        .execute();
      await db.schema.createIndex('consentByPupil').on('consent').columns(['pupilId', 'purpose']).execute();
      await db.schema.createIndex('consentByWithdrawal').on('consent').column('withdrawnAtMs').execute();
      await db.schema
        .createTable('guardianship')
        .addColumn('guardianId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('pupilId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('saidBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('saidAtMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('guardianshipKey', ['guardianId', 'pupilId'])
        .execute();
      await db.schema.createIndex('guardianshipByPupil').on('guardianship').column('pupilId').execute();
      await db.schema
        .createTable('lessonApart')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('classroomId', 'text', (c) => c.notNull())
        .addColumn('pupilIds', 'text', (c) => c.notNull())
        .addColumn('confirmedBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('confirmedAtMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('lessonApartKey', ['lessonId', 'classroomId'])
        .execute();
    },
  }),
};
