import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../platform/database/index.ts';
import { bellMigrations } from './bells/migrations.ts';
import { classMigrations } from './classes/migrations.ts';
import { consentMigrations } from './consents/migrations.ts';
import { observationMigrations } from './observation/migrations.ts';
import { recordingMigrations } from './recordings/migrations.ts';

export const lessonMigrations: Migrations = {
  ...consentMigrations,
  ...recordingMigrations,
  ...observationMigrations,
  ...classMigrations,
  ...bellMigrations,
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
  '0520-lesson-preparation': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema.alterTable('liveLesson').addColumn('leadingSeatId', 'text').execute();
      await db.schema.alterTable('lessonSeat').addColumn('classGroupId', 'text').execute();
      await db.schema
        .createTable('lessonPhase')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('position', integer, (c) => c.notNull())
        .addColumn('phaseId', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('minutes', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('lessonPhaseKey', ['lessonId', 'position'])
        .execute();
      await db.schema
        .createTable('lessonMaterial')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('position', integer, (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('sha256', 'text')
        .addColumn('mime', 'text')
        .addColumn('sizeBytes', integer)
        .addColumn('pages', integer)
        .addColumn('widthPx', integer)
        .addColumn('heightPx', integer)
        .addColumn('documentId', 'text')
        .addColumn('sceneId', 'text')
        .addColumn('addedBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('addedAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('lessonMaterialByLesson')
        .on('lessonMaterial')
        .columns(['lessonId', 'position'])
        .execute();
      await db.schema.createIndex('lessonMaterialByBytes').on('lessonMaterial').column('sha256').execute();
    },
  }),
  '0530-lesson-floors': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('lessonFloorEntry')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('seq', integer, (c) => c.notNull())
        .addColumn('actKey', 'text', (c) => c.notNull())
        .addColumn('entry', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('lessonFloorEntryKey', ['lessonId', 'seq'])
        .addUniqueConstraint('lessonFloorEntryOfAct', ['lessonId', 'actKey'])
        .execute();
      await db.schema
        .createTable('lessonPresence')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('seatId', 'text', (c) => c.notNull().references('lessonSeat.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('fromMs', integer, (c) => c.notNull())
        .addColumn('toMs', integer, (c) => c.notNull())
        .execute();
      await db.schema.createIndex('lessonPresenceByLesson').on('lessonPresence').column('lessonId').execute();
      await db.schema
        .createTable('lessonLink')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('seatId', 'text', (c) => c.notNull().references('lessonSeat.id'))
        .addColumn('atMs', integer, (c) => c.notNull())
        .addColumn('report', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('lessonLinkByLesson').on('lessonLink').columns(['lessonId', 'seatId']).execute();
      await db.schema
        .createTable('lessonRoll')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('classroomId', 'text', (c) => c.notNull())
        .addColumn('counts', 'text', (c) => c.notNull())
        .addColumn('marks', 'text', (c) => c.notNull())
        .addColumn('calledBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('calledAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema.createIndex('lessonRollByLesson').on('lessonRoll').column('lessonId').execute();
      await db.schema
        .createTable('lessonClosing')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('seatId', 'text', (c) => c.notNull().references('lessonSeat.id'))
        .addColumn('closing', 'text', (c) => c.notNull())
        .addColumn('writtenAtMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('lessonClosingKey', ['lessonId', 'seatId'])
        .execute();
      await db.schema
        .createTable('lessonCaptionService')
        .addColumn('lessonId', 'text', (c) => c.primaryKey().references('liveLesson.id'))
        .addColumn('tokenHash', 'text', (c) => c.notNull())
        .addColumn('madeBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('madeAtMs', integer, (c) => c.notNull())
        .execute();
    },
  }),
};
