import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../platform/database/index.ts';

export const lessonMigrations: Migrations = {
  '0500-live-lessons': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('liveLesson')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('subject', 'text')
        .addColumn('homeOrgUnitId', 'text', (c) => c.notNull().references('orgUnit.id'))
        .addColumn('startsAtMs', integer, (c) => c.notNull())
        .addColumn('durationMs', integer, (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('openedAtMs', integer)
        .addColumn('endedAtMs', integer)
        .addColumn('mediaRoom', 'text', (c) => c.notNull().unique())
        .addColumn('createdBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema.createIndex('liveLessonByStart').on('liveLesson').columns(['startsAtMs', 'id']).execute();
      await db.schema.createIndex('liveLessonByCreator').on('liveLesson').column('createdBy').execute();
      await db.schema
        .createTable('lessonSeat')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('seat', 'text', (c) => c.notNull())
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('classroomOrgUnitId', 'text', (c) => c.references('orgUnit.id'))
        .addColumn('classroomName', 'text')
        .addColumn('onStage', integer, (c) => c.notNull())
        .addColumn('barred', integer, (c) => c.notNull())
        .addUniqueConstraint('lessonSeatOfPerson', ['lessonId', 'personId'])
        .execute();
      await db.schema.createIndex('lessonSeatByPerson').on('lessonSeat').column('personId').execute();
      await db.schema
        .createTable('lessonAdmission')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('seatId', 'text', (c) => c.notNull().references('lessonSeat.id'))
        .addColumn('admittedAtMs', integer, (c) => c.notNull())
        .addColumn('removedAtMs', integer)
        .execute();
      await db.schema.createIndex('lessonAdmissionBySeat').on('lessonAdmission').column('seatId').execute();
    },
  }),
  '0510-lesson-stages': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('lessonStageEntry')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('seq', integer, (c) => c.notNull())
        .addColumn('actKey', 'text', (c) => c.notNull())
        .addColumn('entry', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('lessonStageEntryKey', ['lessonId', 'seq'])
        .addUniqueConstraint('lessonStageEntryOfAct', ['lessonId', 'actKey'])
        .execute();
    },
  }),
};
