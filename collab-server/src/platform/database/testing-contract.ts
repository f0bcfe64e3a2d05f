import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isStorageFailure, isUniqueViolation } from './failures.ts';
import type { DatabaseHandle } from './open.ts';
import { takeSoleUse } from './sole-use.ts';
import type { TestDatabase } from './testing.ts';

/** What every database under the product must do; run against each one there is. */
export function databaseContract(testDatabase: TestDatabase): void {
  describe(`database on ${testDatabase.name}`, () => {
    let handle: DatabaseHandle & { dispose(): Promise<void> };
    beforeAll(async () => {
      handle = await testDatabase.open();
    });
    afterAll(() => handle.dispose());

    it('keeps text with Chinese, quotes and astral characters as it was', async () => {
      const value = `教'案" 分数 𠮷 🐚`;
      await handle.db.insertInto('installationFact').values({ name: 'text', value }).execute();
      const row = await handle.db
        .selectFrom('installationFact')
        .selectAll()
        .where('name', '=', 'text')
        .executeTakeFirst();
      expect(row?.value).toBe(value);
    });

    it('undoes all of a transaction that throws', async () => {
      const failed = handle.db.transaction().execute(async (tx) => {
        await tx.insertInto('installationFact').values({ name: 'half', value: '1' }).execute();
        throw new Error('half way');
      });
      await expect(failed).rejects.toThrow('half way');
      expect(await handle.db.selectFrom('installationFact').selectAll().where('name', '=', 'half').execute()).toEqual(
        [],
      );
    });

    it('never mixes two transactions that run at once', async () => {
      const write = (name: string, fail: boolean) =>
        handle.db.transaction().execute(async (tx) => {
          await tx.insertInto('installationFact').values({ name, value: 'a' }).execute();
          await tx.updateTable('installationFact').set({ value: 'b' }).where('name', '=', name).execute();
          if (fail) throw new Error('refused');
        });
      const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, i) => write(`many${i}`, i % 3 === 0)));
      expect(outcomes.filter((o) => o.status === 'rejected')).toHaveLength(4);
      const rows = await handle.db.selectFrom('installationFact').selectAll().where('name', 'like', 'many%').execute();
      expect(rows.map((r) => r.value)).toEqual(Array.from({ length: 8 }, () => 'b'));
    });

    it('is one server’s alone until that server lets go', async () => {
      const lost: string[] = [];
      const options = { waitMs: 0, onLost: () => lost.push('lost') };
      const first = await takeSoleUse(handle.source, options);
      await expect(takeSoleUse(handle.source, options)).rejects.toThrow('another server uses this database');
      // One that comes while the other ends is served in turn.
      const waiting = takeSoleUse(handle.source, { ...options, waitMs: 10_000 });
      await first.release();
      await (await waiting).release();
      await (await takeSoleUse(handle.source, options)).release();
      expect(lost).toEqual([]);
    });

    it('tells a taken key from a failing storage', async () => {
      const insert = () => handle.db.insertInto('installationFact').values({ name: 'once', value: '1' }).execute();
      await insert();
      const error: unknown = await insert().catch((e: unknown) => e);
      expect([isUniqueViolation(error), isStorageFailure(error)]).toEqual([true, false]);
    });

    it('answers a wrong statement with an error and goes on', async () => {
      await expect(sql`select * from "noSuchTable"`.execute(handle.db)).rejects.toThrow(/noSuchTable/);
      expect(await handle.db.selectFrom('installationFact').selectAll().limit(1).execute()).toHaveLength(1);
    });
  });
}
