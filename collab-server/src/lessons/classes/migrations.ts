import { type Kysely, sql } from 'kysely';
import { columnTypes, type Migrations } from '../../platform/database/index.ts';

export const classMigrations: Migrations = {
  '0590-lesson-classes': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('lessonClass')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('classGroupId', 'text', (c) => c.notNull())
        .addColumn('invitedAtMs', integer, (c) => c.notNull())
        .addColumn('answer', 'text')
        .addColumn('answeredBy', 'text', (c) => c.references('person.id'))
        .addColumn('answeredAtMs', integer)
        .addPrimaryKeyConstraint('lessonClassKey', ['lessonId', 'classGroupId'])
        .execute();
      await db.schema.createIndex('lessonClassByAnswer').on('lessonClass').column('answer').execute();
      await db.schema.createIndex('lessonSeatByClass').on('lessonSeat').column('classGroupId').execute();
      // Lessons that were held stay as they were, and so do those of a school's own classes; other schools are asked.
      const isHeld = sql`(${sql.ref('l.state')} <> 'planned' or ${sql.ref('g.orgUnitId')} = ${sql.ref('l.homeOrgUnitId')})`;
      const columns = ['lessonId', 'classGroupId', 'invitedAtMs', 'answer', 'answeredBy', 'answeredAtMs'];
      await sql`
        insert into ${sql.table('lessonClass')} (${sql.join(columns.map((column) => sql.ref(column)))})
        select distinct ${sql.ref('l.id')}, ${sql.ref('g.id')}, ${sql.ref('l.createdAtMs')},
          case when ${isHeld} then 'yes' end,
          case when ${isHeld} then ${sql.ref('l.createdBy')} end,
          case when ${isHeld} then ${sql.ref('l.createdAtMs')} end
        from ${sql.table('lessonSeat')} as s
          inner join ${sql.table('liveLesson')} as l on ${sql.ref('l.id')} = ${sql.ref('s.lessonId')}
          inner join ${sql.table('classGroup')} as g on ${sql.ref('g.id')} = ${sql.ref('s.classGroupId')}
      `.execute(db);
    },
  }),
  '0591-closing-authors': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .createTable('lessonClosingOfAuthor')
        .addColumn('lessonId', 'text', (c) => c.notNull().references('liveLesson.id'))
        .addColumn('personId', 'text', (c) => c.notNull().references('person.id'))
        .addColumn('seatId', 'text', (c) => c.notNull().references('lessonSeat.id'))
        .addColumn('closing', 'text', (c) => c.notNull())
        .addColumn('writtenAtMs', integer, (c) => c.notNull())
        .addPrimaryKeyConstraint('lessonClosingOfAuthorKey', ['lessonId', 'personId'])
        .execute();
      const [old, made] = [sql.table('lessonClosing'), sql.table('lessonClosingOfAuthor')];
      const columns = ['lessonId', 'personId', 'seatId', 'closing', 'writtenAtMs'];
      const from = ['c.lessonId', 's.personId', 'c.seatId', 'c.closing', 'c.writtenAtMs'];
      const listed = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
      await sql`
        insert into ${made} (${listed(columns)})
        select ${listed(from)} from ${old} as c
          inner join ${sql.table('lessonSeat')} as s on ${sql.ref('s.id')} = ${sql.ref('c.seatId')}
      `.execute(db);
      await db.schema.dropTable('lessonClosing').execute();
      await db.schema.alterTable('lessonClosingOfAuthor').renameTo('lessonClosing').execute();
    },
  }),
};
