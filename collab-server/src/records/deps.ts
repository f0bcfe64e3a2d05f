import type { Db } from '../platform/database/index.ts';
import type { Authenticate } from '../platform/http/index.ts';
import type { Log } from '../platform/log.ts';
import type { InstallationKeys } from './keys.ts';
import type { SecretBox } from './lrs/secret-box.ts';
import type { TrainingForRecords } from './port.ts';

export type RecordsDeps = {
  readonly db: Db;
  readonly authenticate: Authenticate;
  readonly keys: InstallationKeys;
  /** Keeps the secrets of learning record stores. */
  readonly box: SecretBox;
  readonly training: TrainingForRecords;
  /** Origin under which people reach this installation. */
  readonly origin: () => string;
  /** `host:port` of stores that may be reached without https, or in a private network. */
  readonly trustedHosts: readonly string[];
  readonly log: Log;
  readonly now: () => number;
};
