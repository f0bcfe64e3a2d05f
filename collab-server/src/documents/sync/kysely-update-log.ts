import { CompiledQuery } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type {} from './tables.ts';
import {
  type HistorySegment,
  type LoadedDocument,
  type LogEntry,
  requireNextCompaction,
  type Snapshot,
  type UpdateLog,
} from './update-log.ts';

/** More rows than this go in several statements, each durable by itself. */
const MAX_ROWS = 256;

/** The update log in the installation's database, SQLite or PostgreSQL. */
export class KyselyUpdateLog implements UpdateLog {
  readonly #db: Db;
  /** The text of the multi-row insert for each number of rows: compiling costs more than running it. */
  readonly #insertSql = new Map<number, string>();

  constructor(db: Db) {
    this.#db = db;
  }

  async append(entries: readonly LogEntry[]): Promise<void> {
    for (let from = 0; from < entries.length; from += MAX_ROWS) {
      const rows = entries.slice(from, from + MAX_ROWS);
      const parameters: unknown[] = [];
      for (const row of rows) parameters.push(row.documentId, row.sequence, row.personId, row.receivedAtMs, row.update);
      // One statement is one transaction: no round trips for begin and commit.
      await this.#db.executeQuery(CompiledQuery.raw(this.#sqlFor(rows), parameters));
    }
  }

  #sqlFor(rows: readonly LogEntry[]): string {
    let text = this.#insertSql.get(rows.length);
    if (text === undefined) {
      const values = rows.map(({ documentId, sequence, personId, receivedAtMs, update }) => ({
        documentId,
        sequence,
        personId,
        receivedAtMs,
        payload: update,
      }));
      text = this.#db.insertInto('documentUpdate').values(values).compile().sql;
      this.#insertSql.set(rows.length, text);
    }
    return text;
  }

  async load(documentId: string): Promise<LoadedDocument> {
    // The tail first: a compaction in between then shows as a snapshot that covers some of it, never as a hole.
    const rows = await this.#db
      .selectFrom('documentUpdate')
      .select(['sequence', 'personId', 'receivedAtMs', 'payload'])
      .where('documentId', '=', documentId)
      .orderBy('sequence')
      .execute();
    const found = await this.#db
      .selectFrom('documentSnapshot')
      .select(['throughSequence', 'payload', 'stateVector', 'deleteSetOffset', 'places'])
      .where('documentId', '=', documentId)
      .executeTakeFirst();
    const snapshot = found && {
      throughSequence: found.throughSequence,
      deleteSetOffset: found.deleteSetOffset,
      update: ownBytes(found.payload),
      stateVector: ownBytes(found.stateVector),
      ...(found.places === null ? {} : { places: ownBytes(found.places) }),
    };
    const tail = rows
      .filter((row) => row.sequence > (snapshot?.throughSequence ?? 0))
      .map(({ payload, ...row }) => ({ ...row, update: ownBytes(payload) }));
    return { snapshot, tail };
  }

  async compact(documentId: string, snapshot: Snapshot, history: readonly HistorySegment[]): Promise<void> {
    const row = {
      throughSequence: snapshot.throughSequence,
      payload: snapshot.update,
      stateVector: snapshot.stateVector,
      deleteSetOffset: snapshot.deleteSetOffset,
      places: snapshot.places ?? null,
    };
    await this.#db.transaction().execute(async (transaction) => {
      const current = await transaction
        .selectFrom('documentSnapshot')
        .select('throughSequence')
        .where('documentId', '=', documentId)
        .executeTakeFirst();
      requireNextCompaction(current?.throughSequence ?? 0, history);
      await transaction
        .insertInto('documentSnapshot')
        .values({ documentId, ...row })
        .onConflict((conflict) => conflict.column('documentId').doUpdateSet(row))
        .execute();
      for (let from = 0; from < history.length; from += MAX_ROWS)
        await transaction
          .insertInto('documentHistory')
          .values(
            history.slice(from, from + MAX_ROWS).map(({ update, ...s }) => ({ documentId, ...s, payload: update })),
          )
          .execute();
      await transaction
        .deleteFrom('documentUpdate')
        .where('documentId', '=', documentId)
        .where('sequence', '<=', snapshot.throughSequence)
        .execute();
    });
  }

  async history(documentId: string): Promise<readonly HistorySegment[]> {
    const rows = await this.#db
      .selectFrom('documentHistory')
      .select(['personId', 'fromSequence', 'throughSequence', 'startedAtMs', 'endedAtMs', 'payload'])
      .where('documentId', '=', documentId)
      .orderBy('fromSequence')
      .execute();
    return rows.map(({ payload, ...row }) => ({ ...row, update: payload }));
  }

  async remove(documentId: string): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      for (const table of ['documentUpdate', 'documentSnapshot', 'documentHistory'] as const)
        await transaction.deleteFrom(table).where('documentId', '=', documentId).execute();
    });
  }
}

/** A driver may hand out slices of one large buffer: each would hold all of it, and copy it to another thread. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
