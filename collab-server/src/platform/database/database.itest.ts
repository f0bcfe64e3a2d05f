import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { ADVISORY_KEY, takeSoleUse } from './sole-use.ts';
import { databaseContract } from './testing-contract.ts';
import { postgresTestDatabase } from './testing.ts';

databaseContract(postgresTestDatabase);

it('tells a server whose session PostgreSQL ended that another took the database over', async () => {
  const handle = await postgresTestDatabase.open();
  const lost = Promise.withResolvers<void>();
  await takeSoleUse(handle.source, { waitMs: 0, onLost: () => lost.resolve() });
  await handle.db.connection().execute(async (rival) => {
    // In line for the lock before the session that holds it ends.
    const taken = sql`select pg_advisory_lock(${ADVISORY_KEY})`.execute(rival);
    const holders = sql<{ pid: number }>`select l.pid from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and l.granted and d.datname = current_database()
      and exists (select 1 from pg_locks w where w.locktype = 'advisory' and not w.granted and w.database = l.database)`;
    for (;;) {
      const [holder] = (await holders.execute(handle.db)).rows;
      if (!holder) continue;
      await sql`select pg_terminate_backend(${holder.pid})`.execute(handle.db);
      break;
    }
    await taken;
    await expect(lost.promise).resolves.toBeUndefined();
    await sql`select pg_advisory_unlock_all()`.execute(rival);
  });
  await handle.dispose();
});

it('takes the database back where nobody else came', async () => {
  const handle = await postgresTestDatabase.open();
  const lost: string[] = [];
  const held = await takeSoleUse(handle.source, { waitMs: 0, onLost: () => lost.push('lost') });
  const pids = async () =>
    (
      await sql<{ pid: number }>`select l.pid from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and l.granted and d.datname = current_database()`.execute(handle.db)
    ).rows.map(({ pid }) => pid);
  const [before] = await pids();
  await sql`select pg_terminate_backend(${before})`.execute(handle.db);
  await expect.poll(async () => (await pids()).filter((pid) => pid !== before).length).toBe(1);
  await expect(takeSoleUse(handle.source, { waitMs: 0, onLost: () => {} })).rejects.toThrow('another server');
  await held.release();
  expect(lost).toEqual([]);
  await handle.dispose();
});
