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
  '0561-recorded-pictures': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('lessonPicture')
        .addColumn('lessonId', 'text', (c) => c.primaryKey().references('liveLesson.id'))
        .addColumn('wanted', integer, (c) => c.notNull())
        .addColumn('saidBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('saidAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('lessonPictureConsent')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('agreedAtMs', integer, (c) => c.notNull())
        .addColumn('withdrawnAtMs', integer)
        .addPrimaryKeyConstraint('lessonPictureConsentKey', ['lessonId', 'personId'])
        .execute();
      await db.schema
        .createTable('recordingSpan')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('fromMs', integer, (c) => c.notNull())
        .addColumn('toMs', integer)
        .execute();
      await db.schema.createIndex('recordingSpanByLesson').on('recordingSpan').column('lessonId').execute();
    },
  }),
  '0562-recording-deletions': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('recordingDeletion')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('part', 'text', (c) => c.notNull())
        .addColumn('sourceId', 'text', (c) => c.notNull())
        .addColumn('folder', 'text', (c) => c.notNull())
        .addColumn('askedAtMs', integer, (c) => c.notNull())
        .addColumn('tries', integer, (c) => c.notNull())
        .addColumn('trouble', 'text')
        .addColumn('goneAtMs', integer)
        .addPrimaryKeyConstraint('recordingDeletionKey', ['folder', 'part', 'sourceId'])
        .execute();
      await db.schema
        .createTable('recordingWatching')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('beganAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema.createIndex('recordingWatchingByBegin').on('recordingWatching').column('beganAtMs').execute();
    },
  }),
  '0563-recording-films': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('recordingFilm')
        .addColumn('egressId', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('sourceId', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('startedAtMs', integer, (c) => c.notNull())
        .addColumn('endedAtMs', integer)
        .addColumn('durationMs', integer, (c) => c.notNull())
        .addColumn('detail', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('recordingFilmByLesson').on('recordingFilm').column('lessonId').execute();
    },
  }),
};
