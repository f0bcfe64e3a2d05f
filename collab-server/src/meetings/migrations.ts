import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../platform/database/index.ts';

export const meetingMigrations: Migrations = {
  '0700-meetings': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('meeting')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('communityId', 'text', (c) => c.notNull().references('community.id'))
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('purpose', 'text', (c) => c.notNull())
        .addColumn('startsAtMs', integer, (c) => c.notNull())
        .addColumn('durationMs', integer, (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('agenda', 'text', (c) => c.notNull())
        .addColumn('documentId', 'text')
        .addColumn('minutesDocumentId', 'text', (c) => c.notNull())
        .addColumn('minutesMadeAtMs', integer)
        .addColumn('minutesWrittenAtMs', integer)
        .addColumn('locale', 'text', (c) => c.notNull())
        .addColumn('openedAtMs', integer)
        .addColumn('endedAtMs', integer)
        .addColumn('mediaRoom', 'text', (c) => c.notNull().unique())
        .addColumn('hostId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('meetingByCommunity')
        .on('meeting')
        .columns(['communityId', 'state', 'startsAtMs'])
        .execute();
      await db.schema
        .createTable('meetingPerson')
        .addColumn('meetingId', 'text', (c) => c.notNull().references('meeting.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('role', 'text', (c) => c.notNull())
        .addColumn('addedBy', 'text', (c) => c.notNull())
        .addColumn('addedAtMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('meetingPersonKey', ['meetingId', 'personId'])
        .execute();
      await db.schema.createIndex('meetingPersonByPerson').on('meetingPerson').column('personId').execute();
      await db.schema
        .createTable('meetingEntry')
        .addColumn('meetingId', 'text', (c) => c.notNull().references('meeting.id'))
        .addColumn('seq', integer, (c) => c.notNull())
        .addColumn('actKey', 'text', (c) => c.notNull())
        .addColumn('entry', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('meetingEntryKey', ['meetingId', 'seq'])
        .addUniqueConstraint('meetingEntryOfAct', ['meetingId', 'actKey'])
        .execute();
      await db.schema
        .createTable('meetingAdmission')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('meetingId', 'text', (c) => c.notNull().references('meeting.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('mediaRoom', 'text', (c) => c.notNull())
        .addColumn('admittedAtMs', integer, (c) => c.notNull())
        .addColumn('removedAtMs', integer)
        .execute();
      await db.schema
        .createIndex('meetingAdmissionByPerson')
        .on('meetingAdmission')
        .columns(['meetingId', 'personId'])
        .execute();
      await db.schema
        .createTable('meetingPresence')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('meetingId', 'text', (c) => c.notNull().references('meeting.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('fromMs', integer, (c) => c.notNull())
        .addColumn('toMs', integer, (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('meetingPresenceOf')
        .on('meetingPresence')
        .columns(['meetingId', 'personId'])
        .execute();
      await db.schema
        .createTable('meetingMinutesPart')
        .addColumn('meetingId', 'text', (c) => c.notNull().references('meeting.id'))
        .addColumn('seq', integer, (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('writtenAtMs', integer)
        .addPrimaryKeyConstraint('meetingMinutesPartKey', ['meetingId', 'seq'])
        .execute();
    },
  }),
};
