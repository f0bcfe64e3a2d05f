/** What the main thread and the SQLite thread say to each other. */
export type SqliteWorkerData = { readonly file: string; readonly busyTimeoutMs: number };

export type SqliteRequest = { readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] };

export type SqliteAnswer =
  | {
      readonly id: number;
      readonly ok: true;
      readonly rows: unknown[];
      readonly changes?: bigint;
      readonly insertId?: bigint;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly message: string;
      readonly code: string;
      readonly errcode: number;
    };

/** SQLite's primary result codes that a caller tells apart. Source: sqlite.org/rescode.html */
export const sqliteResultCode = { busy: 5, locked: 6, readOnly: 8, ioError: 10, full: 13, constraint: 19 } as const;

/** A query that SQLite refused. `resultCode` is the primary code (the low byte of the extended one). */
export class SqliteError extends Error {
  override readonly name = 'SqliteError';
  readonly code: string;
  readonly resultCode: number;
  constructor(message: string, code: string, errcode: number) {
    super(message);
    this.code = code;
    this.resultCode = errcode & 0xff;
  }
}
