import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../platform/database/index.ts';

export const trainingMigrations: Migrations = {
  '0400-training': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer, bytes } = columnTypes(dialect);
      const { schema } = db;
      await schema
        .createTable('trainingAssignment')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('classGroupId', 'text', (c) => c.notNull().references('classGroup.id'))
        .addColumn('sceneId', 'text', (c) => c.notNull())
        .addColumn('exerciseId', 'text', (c) => c.notNull())
        .addColumn('mode', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('faults', 'text', (c) => c.notNull())
        .addColumn('minutes', integer)
        .addColumn('attempts', integer)
        .addColumn('opensAtMs', integer, (c) => c.notNull())
        .addColumn('closesAtMs', integer, (c) => c.notNull())
        .addColumn('results', 'text', (c) => c.notNull())
        .addColumn('createdBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('createdAtMs', integer, (c) => c.notNull())
        .addColumn('withdrawnAtMs', integer)
        .execute();
      await schema
        .createIndex('trainingAssignmentByClass')
        .on('trainingAssignment')
        .columns(['classGroupId', 'createdAtMs'])
        .execute();
      await schema
        .createTable('trainingAttempt')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('openKey', 'text', (c) => c.notNull())
        .addColumn('assignmentId', 'text', (c) => c.references('trainingAssignment.id'))
        .addColumn('sceneId', 'text', (c) => c.notNull())
        .addColumn('exerciseId', 'text', (c) => c.notNull())
        .addColumn('mode', 'text', (c) => c.notNull())
        .addColumn('place', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('header', 'text', (c) => c.notNull())
        .addColumn('issued', integer, (c) => c.notNull())
        .addColumn('faultIds', 'text', (c) => c.notNull())
        .addColumn('begunAtMs', integer, (c) => c.notNull())
        .addColumn('startedOffline', integer, (c) => c.notNull())
        .addColumn('openedAtMs', integer, (c) => c.notNull())
        .addColumn('deadlineMs', integer)
        .addColumn('lastSeenAtMs', integer)
        .addColumn('nextSeq', integer, (c) => c.notNull())
        .addColumn('head', 'text', (c) => c.notNull())
        .addColumn('tick', integer, (c) => c.notNull())
        .addColumn('checkpointTick', integer, (c) => c.notNull())
        .addColumn('step', 'text')
        .addColumn('commandKey', 'text')
        .addColumn('sealedEnd', 'text')
        .addColumn('sealedByServer', integer, (c) => c.notNull())
        .addColumn('late', integer, (c) => c.notNull())
        .addColumn('submittedAtMs', integer)
        .addColumn('scoreWanted', integer, (c) => c.notNull())
        .addColumn('scoreTries', integer, (c) => c.notNull())
        .addColumn('scoredAtMs', integer)
        .addColumn('revision', integer, (c) => c.notNull())
        .addColumn('awarded', 'double precision')
        .addColumn('total', 'double precision')
        .addColumn('passed', integer)
        .addColumn('openAspects', integer)
        .addColumn('attention', integer, (c) => c.notNull())
        .addColumn('problem', 'text')
        .addUniqueConstraint('trainingAttemptKey', ['personId', 'openKey'])
        .execute();
      const byAttempt = (name: string, columns: string[]) =>
        schema.createIndex(name).on('trainingAttempt').columns(columns).execute();
      await byAttempt('trainingAttemptByPerson', ['personId', 'openedAtMs']);
      await byAttempt('trainingAttemptByAssignment', ['assignmentId', 'personId']);
      await byAttempt('trainingAttemptByState', ['state', 'deadlineMs']);
      await byAttempt('trainingAttemptByScoreWanted', ['scoreWanted', 'submittedAtMs']);
      await schema
        .createTable('trainingLogPart')
        .addColumn('attemptId', 'text', (c) => c.notNull().references('trainingAttempt.id'))
        .addColumn('part', integer, (c) => c.notNull())
        .addColumn('fromSeq', integer, (c) => c.notNull())
        .addColumn('entries', integer, (c) => c.notNull())
        .addColumn('body', bytes, (c) => c.notNull())
        .addColumn('receivedAtMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('trainingLogPartKey', ['attemptId', 'part'])
        .execute();
      await schema
        .createTable('trainingHeartbeat')
        .addColumn('attemptId', 'text', (c) => c.notNull().references('trainingAttempt.id'))
        .addColumn('atMs', integer, (c) => c.notNull())
        .addColumn('tick', integer, (c) => c.notNull())
        .addColumn('deviceAtMs', integer)
        .addPrimaryKeyConstraint('trainingHeartbeatKey', ['attemptId', 'atMs'])
        .execute();
      await schema
        .createTable('trainingTail')
        .addColumn('attemptId', 'text', (c) => c.notNull().references('trainingAttempt.id'))
        .addColumn('seq', integer, (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('trainingTailKey', ['attemptId', 'seq'])
        .execute();
      await schema
        .createTable('trainingScore')
        .addColumn('attemptId', 'text', (c) => c.notNull().references('trainingAttempt.id'))
        .addColumn('revision', integer, (c) => c.notNull())
        .addColumn('scoredAtMs', integer, (c) => c.notNull())
        .addColumn('result', 'text', (c) => c.notNull())
        .addColumn('steps', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('trainingScoreKey', ['attemptId', 'revision'])
        .execute();
      await schema
        .createTable('trainingRefused')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('attemptId', 'text', (c) => c.notNull().references('trainingAttempt.id'))
        .addColumn('atMs', integer, (c) => c.notNull())
        .addColumn('code', 'text', (c) => c.notNull())
        .addColumn('pointer', 'text', (c) => c.notNull())
        .addColumn('bytes', integer, (c) => c.notNull())
        .addColumn('sha256', 'text', (c) => c.notNull())
        .addColumn('body', bytes)
        .execute();
      await schema
        .createIndex('trainingRefusedByAttempt')
        .on('trainingRefused')
        .columns(['attemptId', 'atMs'])
        .execute();
      await schema
        .createTable('trainingComment')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('attemptId', 'text', (c) => c.notNull().references('trainingAttempt.id'))
        .addColumn('tick', integer, (c) => c.notNull())
        .addColumn('authorId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('atMs', integer, (c) => c.notNull())
        .addColumn('replyTo', 'text')
        .execute();
      await schema
        .createIndex('trainingCommentByAttempt')
        .on('trainingComment')
        .columns(['attemptId', 'atMs'])
        .execute();
      await schema
        .createTable('trainingSnapshot')
        .addColumn('attemptId', 'text', (c) => c.primaryKey().references('trainingAttempt.id'))
        .addColumn('body', bytes, (c) => c.notNull())
        .execute();
    },
  }),
  '0410-training-judged-and-reports': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      const { schema } = db;
      await schema
        .alterTable('trainingAssignment')
        .addColumn('judged', 'text', (c) => c.notNull().defaultTo('[]'))
        .execute();
      await schema.alterTable('trainingTail').addColumn('atMs', integer).execute();
      await schema.alterTable('trainingScore').addColumn('task', 'text').execute();
      await schema
        .createTable('trainingReportText')
        .addColumn('attemptId', 'text', (c) => c.notNull().references('trainingAttempt.id'))
        .addColumn('section', 'text', (c) => c.notNull())
        .addColumn('slot', 'text', (c) => c.notNull())
        .addColumn('version', integer, (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('authorId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('atMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('trainingReportTextKey', ['attemptId', 'section', 'slot', 'version'])
        .execute();
      await schema
        .createTable('trainingReportPeer')
        .addColumn('attemptId', 'text', (c) => c.notNull().references('trainingAttempt.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('chosenBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('atMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('trainingReportPeerKey', ['attemptId', 'personId'])
        .execute();
      await schema.createIndex('trainingReportPeerByPerson').on('trainingReportPeer').column('personId').execute();
      await schema
        .createTable('trainingReportSignature')
        .addColumn('attemptId', 'text', (c) => c.primaryKey().references('trainingAttempt.id'))
        .addColumn('signedBy', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('atMs', integer, (c) => c.notNull())
        .addColumn('digest', 'text', (c) => c.notNull())
        .execute();
    },
  }),
  '0420-training-log-bytes': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .alterTable('trainingAttempt')
        .addColumn('logBytes', integer, (c) => c.notNull().defaultTo(0))
        .execute();
    },
  }),
};
