import type { Readable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditMigrations } from '../audit/index.ts';
import { communityMigrations } from '../communities/index.ts';
import { documentMigrations, syncMigrations } from '../documents/index.ts';
import { identityMigrations } from '../identity/index.ts';
import { lessonMigrations } from '../lessons/index.ts';
import { sqliteTestDatabase } from '../platform/database/testing.ts';
import { ok } from '../platform/result.ts';
import { seedDemoLessons, seedDemoProvince } from './index.ts';

const MINUTE_MS = 60_000;

describe('the live lessons of the demo', () => {
  let handle: Awaited<ReturnType<typeof sqliteTestDatabase.open>>;
  let nowMs = Date.UTC(2026, 9, 14, 8);
  const log = pino({ level: 'silent' });
  const lessonsToLay = {
    layFile: async ({ source }: { readonly source: Readable }) => {
      source.destroy();
      return ok('ring-slides');
    },
  };
  const seed = () => seedDemoLessons({ db: handle.db, lessons: lessonsToLay, log, now: () => nowMs });
  const lessons = () => handle.db.selectFrom('liveLesson').selectAll().orderBy('startsAtMs').execute();

  beforeEach(async () => {
    handle = await sqliteTestDatabase.open(
      identityMigrations,
      auditMigrations,
      communityMigrations,
      documentMigrations,
      syncMigrations,
      lessonMigrations,
    );
    await seedDemoProvince({ db: handle.db, now: () => nowMs });
  });
  afterEach(() => handle.dispose());

  it('are one that is over, with its logs, and one that can be opened now', async () => {
    await seed();
    await seed();
    const [past, coming, ...rest] = await lessons();
    expect(rest).toEqual([]);
    expect(past).toMatchObject({ state: 'ended', endedAtMs: (past?.openedAtMs ?? 0) + 40 * MINUTE_MS });
    expect(coming).toMatchObject({ state: 'planned' });
    expect((coming?.startsAtMs ?? 0) - nowMs).toBeLessThan(30 * MINUTE_MS);
    const counties = await handle.db
      .selectFrom('lessonSeat')
      .innerJoin('orgUnit', 'orgUnit.id', 'lessonSeat.classroomOrgUnitId')
      .where('lessonId', '=', coming?.id ?? '')
      .select('orgUnit.parentId')
      .distinct()
      .execute();
    expect(counties).toHaveLength(4);
    const kept = async (table: 'lessonStageEntry' | 'lessonFloorEntry' | 'lessonRoll' | 'observationSheet') =>
      (await handle.db.selectFrom(table).select('lessonId').execute()).length;
    expect([await kept('lessonRoll'), await kept('observationSheet')]).toEqual([4, 2]);
    // Slides, strokes, a board, a document and a quiz; hands, answers and captions.
    expect(await kept('lessonStageEntry')).toBeGreaterThan(40);
    expect(await kept('lessonFloorEntry')).toBeGreaterThan(25);
  });

  it('have another one to come once that is past', async () => {
    await seed();
    nowMs += 24 * 60 * MINUTE_MS;
    await seed();
    const coming = (await lessons()).filter(({ state }) => state === 'planned');
    expect(coming).toHaveLength(2);
    expect((coming[1]?.startsAtMs ?? 0) - nowMs).toBeLessThan(30 * MINUTE_MS);
  });
});
