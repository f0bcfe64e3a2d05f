import type { Kysely } from 'kysely';
import { columnTypes, type Migrations } from '../../platform/database/index.ts';

/** Schools ring at other times than the lesson begins. */
export const bellMigrations: Migrations = {
  '0595-lesson-bells': (dialect) => ({
    async up(db: Kysely<unknown>) {
      const { integer } = columnTypes(dialect);
      await db.schema
        .alterTable('lessonSeat')
        .addColumn('bellOffsetMinutes', integer, (c) => c.notNull().defaultTo(0))
        .execute();
    },
  }),
};
