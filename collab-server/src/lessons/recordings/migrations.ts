import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../../platform/database/index.ts';

export const recordingMigrations: Migrations = {
  '0560-recordings': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('lessonRecording')
        .addColumn('lessonId', 'text', (c) => c.primaryKey().references('liveLesson.id'))
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('folder', 'text', (c) => c.notNull().unique())
        .addColumn('startedAtMs', integer, (c) => c.notNull())
        .addColumn('startedBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('keepUntilMs', integer, (c) => c.notNull())
        .addColumn('deletedAtMs', integer)
        .execute();
      await db.schema.createIndex('lessonRecordingByState').on('lessonRecording').column('state').execute();
    },
  }),
};
