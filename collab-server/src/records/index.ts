import type { HttpApp } from '../platform/http/index.ts';
import type { RecordsDeps } from './deps.ts';
import { createLrsClient } from './lrs/client.ts';
import { createForwarder } from './lrs/forwarder.ts';
import { sealOldSecrets } from './lrs/secrets.ts';
import type { Records } from './port.ts';
import { createRecorder } from './recorder.ts';
import { registerRecords } from './routes.ts';

export { installationKeys } from './keys.ts';
export { installationBox } from './lrs/secret-box.ts';
export { recordsMigrations } from './migrations.ts';
export type { AttemptTold, CurrentScore, Records, TrainingForRecords } from './port.ts';

export type RunningRecords = {
  readonly records: Records;
  /** Sends what is due to the stores now; resolves once that is done or postponed. */
  sendDue(): Promise<void>;
  /** Ends what is being sent; what waits stays in the database. */
  close(): Promise<void>;
};

/** Wires statements, their forwarding and credentials. */
export async function wireRecords(app: HttpApp, deps: RecordsDeps): Promise<RunningRecords> {
  const { db, log, trustedHosts, now, box } = deps;
  await sealOldSecrets(db, box);
  const send = createLrsClient(trustedHosts);
  const forwarder = createForwarder({ db, log, send, box, trustedHosts, now, random: Math.random });
  registerRecords(app, deps, forwarder);
  const { keys, origin } = deps;
  return {
    records: createRecorder({ keys, origin, now, onQueued: () => forwarder.wake() }),
    sendDue: () => forwarder.sendDue(),
    close: () => forwarder.close(),
  };
}
