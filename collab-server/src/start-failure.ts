import type { Config } from './config.ts';
import { isStorageFailure } from './platform/database/failures.ts';

/** Why the server could not start, in the operator's words: which setting to look at comes first. */
export function explainStartFailure(error: unknown, config: Config): string {
  const { code = '', message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: ${config.port} on ${config.host} is taken by another program`;
    case 'EADDRNOTAVAIL':
      return `HOST: ${config.host} is not an address of this machine`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `PORT or DATA_DIR: no permission (${message})`;
    case 'ENOSPC':
      return `DATA_DIR: the disk of ${config.dataDir} is full`;
    case 'DATABASE_IN_USE':
      return config.database.kind === 'postgres'
        ? 'DATABASE_URL: another server uses this database; an installation has one server'
        : `DATA_DIR: another server uses ${config.dataDir}; an installation has one server`;
    default:
      if (
        config.database.kind === 'postgres' &&
        (isStorageFailure(error) || /^[0-9A-Z]{5}$/u.test(code) || code === 'ENOTFOUND')
      ) {
        return `DATABASE_URL: PostgreSQL refused or cannot be reached (${code} ${message})`;
      }
      return isStorageFailure(error)
        ? `DATA_DIR: the database in ${config.dataDir} cannot be used (${message})`
        : message;
  }
}
