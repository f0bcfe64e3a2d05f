import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  CompiledQuery as Compiled,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { type SqliteAnswer, SqliteError, type SqliteRequest, type SqliteWorkerData } from './sqlite-messages.ts';

type Options = { readonly file: string; readonly busyTimeoutMs?: number };

/** Kysely over `node:sqlite` in a worker thread: one connection, taken in turn, so that transactions never interleave. */
export class SqliteWorkerDialect implements Dialect {
  readonly #options: Options;
  constructor(options: Options) {
    this.#options = options;
  }
  createDriver(): Driver {
    return new SqliteWorkerDriver(this.#options);
  }
  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }
  createAdapter(): SqliteAdapter {
    return new SqliteAdapter();
  }
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

class SqliteWorkerDriver implements Driver {
  readonly #options: Options;
  #connection: WorkerConnection | undefined;
  #turn: Promise<void> = Promise.resolve();
  #endTurn: () => void = () => {};

  constructor(options: Options) {
    this.#options = options;
  }

  async init(): Promise<void> {
    this.#connection = await WorkerConnection.open(this.#options);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = before.then(() => promise);
    await before;
    this.#endTurn = resolve;
    if (!this.#connection) throw new Error('the database is not open');
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(Compiled.raw('rollback'));
  }

  releaseConnection(): Promise<void> {
    this.#endTurn();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.#connection?.close();
    this.#connection = undefined;
  }
}

class WorkerConnection implements DatabaseConnection {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: SqliteAnswer) => void>();
  #nextId = 1;
  #lost: Error | undefined;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: SqliteAnswer) => {
      const settle = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      settle?.(answer);
    });
    worker.on('error', (error) => this.#lose(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#lose(new Error('the database thread has ended')));
  }

  static async open({ file, busyTimeoutMs = 5_000 }: Options): Promise<WorkerConnection> {
    const workerData: SqliteWorkerData = { file, busyTimeoutMs };
    const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => {
        worker.removeAllListeners('error');
        resolve();
      });
      worker.once('error', reject);
    });
    return new WorkerConnection(worker);
  }

  #lose(error: Error): void {
    this.#lost ??= error;
    for (const [id, settle] of this.#waiting)
      settle({ id, ok: false, message: error.message, code: 'CLOSED', errcode: 0 });
    this.#waiting.clear();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#lost) throw new SqliteError(this.#lost.message, 'CLOSED', 0);
    const id = this.#nextId++;
    const request: SqliteRequest = { id, sql: query.sql, parameters: query.parameters };
    const answer = await new Promise<SqliteAnswer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage(request);
    });
    if (!answer.ok) throw new SqliteError(answer.message, answer.code, answer.errcode);
    return {
      rows: answer.rows as R[],
      ...(answer.changes === undefined ? {} : { numAffectedRows: answer.changes }),
      ...(answer.insertId === undefined ? {} : { insertId: answer.insertId }),
    };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.postMessage('close');
    await ended;
  }
}
