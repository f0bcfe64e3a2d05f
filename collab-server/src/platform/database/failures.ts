import { SqliteError, sqliteResultCode } from './sqlite-messages.ts';

const sqliteStorage: readonly number[] = [
  sqliteResultCode.busy,
  sqliteResultCode.locked,
  sqliteResultCode.readOnly,
  sqliteResultCode.ioError,
  sqliteResultCode.full,
];

/** PostgreSQL SQLSTATE classes: 08 connection, 53 resources (disk full), 57 intervention, 58 system. */
const postgresStorage = /^(08|53|57|58)/;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether the storage itself failed (disk full, locked, connection lost), so that trying again later can help. */
export function isStorageFailure(error: unknown): boolean {
  if (error instanceof SqliteError) return error.code === 'CLOSED' || sqliteStorage.includes(error.resultCode);
  const code = codeOf(error);
  return postgresStorage.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'ENOSPC', 'EROFS'].includes(code);
}

/** Whether a unique key was already taken. */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof SqliteError)
    return error.resultCode === sqliteResultCode.constraint && /UNIQUE|PRIMARY KEY/.test(error.message);
  return codeOf(error) === '23505';
}
