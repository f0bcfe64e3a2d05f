import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../../platform/database/index.ts';

export const observationMigrations: Migrations = {
  '0570-observations': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('observationSheet')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('observerId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('version', integer, (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('writtenAtMs', integer, (c) => c.notNull())
        .addColumn('sharedAtMs', integer)
        .addPrimaryKeyConstraint('observationSheetKey', ['lessonId', 'observerId'])
        .execute();
      await db.schema
        .createTable('observationAnswer')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('verdict', 'text', (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('digest', 'text', (c) => c.notNull())
        .addColumn('observerIds', 'text', (c) => c.notNull())
        .addColumn('atMs', integer, (c) => c.notNull())
        .execute();
      await db.schema.createIndex('observationAnswerByLesson').on('observationAnswer').column('lessonId').execute();
      await db.schema
        .createTable('observationFile')
        .addColumn('documentId', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('atMs', integer, (c) => c.notNull())
        .execute();
      await db.schema.createIndex('observationFileByLesson').on('observationFile').column('lessonId').execute();
    },
  }),
  '0571-observation-meetings': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('observationMeeting')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('version', integer, (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('shares', 'text', (c) => c.notNull())
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('atMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('observationMeetingKey', ['lessonId', 'kind'])
        .execute();
    },
  }),
};
