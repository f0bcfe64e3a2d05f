import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { SqliteAnswer, SqliteRequest, SqliteWorkerData } from './sqlite-messages.ts';

/** The thread that owns one SQLite connection: it alone waits for the disk. */
const port = parentPort;
if (!port) throw new Error('sqlite-worker runs only as a worker thread');

const { file, busyTimeoutMs } = workerData as SqliteWorkerData;
const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
database.exec('PRAGMA journal_mode = WAL');
database.exec('PRAGMA synchronous = FULL');
database.exec('PRAGMA foreign_keys = ON');

const MAX_STATEMENTS = 400;
const LARGE_BYTES = 16 * 1024;
const statements = new Map<string, { statement: StatementSync; reads: boolean }>();

function prepare(sql: string): { statement: StatementSync; reads: boolean } {
  const known = statements.get(sql);
  if (known) {
    // Map order is age: re-inserting makes this the freshest.
    statements.delete(sql);
    statements.set(sql, known);
    return known;
  }
  const statement = database.prepare(sql);
  const entry = { statement, reads: statement.columns().length > 0 };
  statements.set(sql, entry);
  if (statements.size > MAX_STATEMENTS) {
    const oldest = statements.keys().next();
    if (!oldest.done) statements.delete(oldest.value);
  }
  return entry;
}

function answer(request: SqliteRequest): SqliteAnswer {
  try {
    const { statement, reads } = prepare(request.sql);
    const parameters = request.parameters as SQLInputValue[];
    if (reads) return { id: request.id, ok: true, rows: statement.all(...parameters) };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { id: request.id, ok: true, rows: [], changes: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  } catch (error) {
    const { message, code, errcode } = error as { message?: string; code?: string; errcode?: number };
    return { id: request.id, ok: false, message: message ?? String(error), code: code ?? '', errcode: errcode ?? 0 };
  }
}

/** Large blobs are handed over, not copied: a copy would stay in this thread's memory until its next collection. */
function largeBuffersIn(rows: readonly unknown[]): ArrayBuffer[] {
  const buffers: ArrayBuffer[] = [];
  for (const row of rows)
    for (const value of Object.values(row as Record<string, unknown>))
      if (value instanceof Uint8Array && value.byteLength >= LARGE_BYTES && value.buffer instanceof ArrayBuffer)
        buffers.push(value.buffer);
  return buffers;
}

port.on('message', (request: SqliteRequest | 'close') => {
  if (request === 'close') {
    statements.clear();
    database.close();
    port.close();
    return;
  }
  const reply = answer(request);
  port.postMessage(reply, reply.ok ? largeBuffersIn(reply.rows) : []);
});
port.postMessage('ready');
