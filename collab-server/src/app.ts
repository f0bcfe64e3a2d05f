import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { whatIsMissing } from '@tongyan/media/server';
import { auditMigrations, registerAudit } from './audit/index.ts';
import { wireCollaboration } from './collaboration.ts';
import { communityMigrations } from './communities/index.ts';
import type { Config } from './config.ts';
import {
  prepareDemo,
  seedDemoDocuments,
  seedDemoLessons,
  seedDemoMeetings,
  seedDemoSlides,
  seedDemoTraining,
} from './demo/index.ts';
import { documentMigrations } from './documents/index.ts';
import { searchMigrations } from './documents/search/index.ts';
import { syncMigrations } from './documents/sync/index.ts';
import {
  administeredPaths,
  createAuthenticate,
  createSetupToken,
  type DemoAccount,
  hasPeople,
  identityMigrations,
  registerIdentity,
} from './identity/index.ts';
import { lessonMigrations, openMaterialFiles, registerLessons, steadyClock } from './lessons/index.ts';
import { launchMedia, mediaUrlFor } from './media.ts';
import { documentsOfMeetings } from './meeting-documents.ts';
import { meetingMigrations, registerMeetings } from './meetings/index.ts';
import { documentsOfObservations } from './observation-documents.ts';
import { documentsOfReplays } from './replay-documents.ts';
import { migrate, openDatabase, takeSoleUse } from './platform/database/index.ts';
import { type HealthCheck, checkHealth, healthRoutes } from './platform/health.ts';
import { createHttpApp, implementRoutes, registerApiReference } from './platform/http/index.ts';
import type { Log } from './platform/log.ts';
import { checkDisk } from './platform/disk.ts';
import { createMetrics } from './platform/metrics.ts';
import { openRealtime } from './platform/realtime/index.ts';
import { installationBox, installationKeys, recordsMigrations, wireRecords } from './records/index.ts';
import { LIVE_PATH, registerTraining, trainingForRecords, trainingMigrations } from './training/index.ts';

export type RunningServer = {
  /** Address at which people reach it, e.g. `http://127.0.0.1:8686`. */
  readonly address: string;
  /** Accounts whose passwords may be shown; empty outside a demo. */
  readonly demoAccounts: readonly DemoAccount[];
  /** What `POST /api/installation/administrator` asks for; null once there is somebody. */
  readonly setupToken: string | null;
  /** Ends open work in order: no new requests, sockets told to come back, log written, database closed. */
  close(): Promise<void>;
};

export type ServerOptions = {
  readonly config: Config;
  readonly log: Log;
  /** Folder of the built client; undefined serves the API alone. */
  readonly clientDir?: string;
  readonly now?: () => number;
  /** How long a server that still has the database is waited for, in ms. */
  readonly handoverMs?: number;
  /** Another server has taken the database over: this one must not go on. */
  readonly onDatabaseLost?: () => void;
};

/** Wires the capabilities together and listens. Throws where the database cannot be opened or migrated. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, handoverMs, onDatabaseLost = () => {} } = options;
  await mkdir(config.dataDir, { recursive: true });
  const wait = handoverMs === undefined ? {} : { waitMs: handoverMs };
  const soleUse = await takeSoleUse(config.database, { ...wait, onLost: onDatabaseLost });
  try {
    return await startAlone(options, () => soleUse.release());
  } catch (error) {
    await soleUse.release();
    throw error;
  }
}

async function startAlone(
  { config, log, clientDir, now = Date.now }: ServerOptions,
  release: () => Promise<void>,
): Promise<RunningServer> {
  const handle = openDatabase(config.database);
  const { db } = handle;
  try {
    await migrate(
      handle,
      identityMigrations,
      auditMigrations,
      communityMigrations,
      documentMigrations,
      syncMigrations,
      searchMigrations,
      trainingMigrations,
      recordsMigrations,
      lessonMigrations,
      meetingMigrations,
    );
  } catch (error) {
    await handle.close();
    throw error;
  }
  const metrics = createMetrics();
  const app = await createHttpApp({ log, metrics, clientDir, mediaUrl: mediaUrlFor(config), ...config });
  /** Where people reach it; the port is known once it listens. */
  const port = (): number => ((app.server.address() ?? config) as Pick<AddressInfo, 'port'>).port;
  const address = (): string =>
    config.publicUrl || `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port()}`;
  const authenticate = createAuthenticate(db, now);
  const secureCookies = config.publicUrl.startsWith('https:');

  const demoAccounts = await prepareDemo(config.demo, { db, now }, log);
  const setupToken = (await hasPeople(db)) ? null : createSetupToken();

  const collaboration = await wireCollaboration({
    app,
    handle,
    config,
    authenticate,
    log,
    metrics,
    now,
    otherSockets: [LIVE_PATH],
  });
  if (demoAccounts.length > 0) {
    await seedDemoDocuments({ db, ...collaboration, now });
  }
  const records = await wireRecords(app, {
    db,
    authenticate,
    keys: await installationKeys(db),
    box: await installationBox(config.dataDir),
    training: trainingForRecords(db, now),
    origin: () => address(),
    trustedHosts: config.trustedLrsHosts,
    log,
    now,
  });
  const { publicUrl } = config;
  const realtime = openRealtime({ server: app.server, path: LIVE_PATH, authenticate, publicUrl, log, now });
  const training = registerTraining(app, {
    db,
    realtime,
    authenticate,
    log,
    registry: metrics.registry,
    now,
    records: records.records,
  });
  const media = launchMedia(config, port, log);
  const pastDocuments = documentsOfReplays(db);
  const observationDocuments = documentsOfObservations({ db, ...collaboration, publicUrl, log, now });
  const clock = steadyClock();
  const meetingDocuments = documentsOfMeetings({ db, ...collaboration, now });
  const meetings = registerMeetings(app, {
    db,
    realtime,
    authenticate,
    launcher: media,
    mediaUrl: config.livekit.publicUrl,
    documents: meetingDocuments,
    log,
    now,
    clock,
  });
  const lessons = registerLessons(app, {
    db,
    realtime,
    authenticate,
    launcher: media,
    mediaUrl: config.livekit.publicUrl,
    recordingsFolder: join(config.dataDir, 'recordings'),
    egressFolder: config.livekit.egressFolder,
    observationDocuments,
    pastDocuments,
    materials: await openMaterialFiles(config.dataDir, config.maxMaterialBytes),
    log,
    now,
    clock,
    onMediaJoined: ({ room }) => meetings.joined(room),
  });

  if (demoAccounts.length > 0) {
    await seedDemoLessons({ db, lessons, log, now });
    await seedDemoSlides({ db, lessons, log, now });
    await seedDemoMeetings({ db, documents: meetingDocuments, log, now });
  }

  const decideSocketsAnew = (personId: string) => {
    void collaboration.sync.personChanged(personId);
    training.personChanged(personId);
    lessons.personChanged(personId);
    meetings.personChanged(personId);
  };

  registerIdentity(app, {
    db,
    authenticate,
    secureCookies,
    now,
    demoAccounts,
    setupToken,
    onSessionsEnded: decideSocketsAnew,
    onPersonChanged: decideSocketsAnew,
  });
  registerAudit(app, {
    db,
    authenticate,
    administeredPaths: (personId, orgUnitId) => administeredPaths(db, personId, now(), orgUnitId),
  });

  const checks: HealthCheck[] = [
    {
      name: 'database',
      check: () =>
        db
          .selectFrom('installationFact')
          .select('name')
          .limit(1)
          .execute()
          .then(() => undefined),
    },
    { name: 'disk', check: () => checkDisk(config.dataDir) },
    // Without it everything but live lessons is of use.
    { name: 'media', check: async () => whatIsMissing(media.state()), optional: true },
    // Lessons go on without it for all but the strictest networks.
    { name: 'turn', check: async () => media.turnTrouble(), optional: true },
    // What must be gone and is not: tried again by itself, but somebody has to know.
    { name: 'recordingDeletions', check: () => lessons.deletionsWaiting(), optional: true },
  ];
  implementRoutes(app, authenticate, healthRoutes, {
    'GET /api/health': async ({ reply }) => {
      const health = await checkHealth(checks);
      if (!health.ready) reply.status(503);
      return health;
    },
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  await registerApiReference(app);

  await meetings.resume();
  await app.listen({ host: config.host, port: config.port });
  // In the background: what the demo's students have done is run for real.
  const seeding = demoAccounts.length > 0 ? seedDemoTraining({ db, training, log, now }) : Promise.resolve();
  return {
    address: address(),
    demoAccounts,
    setupToken: setupToken?.text ?? null,
    async close() {
      await meetings.close();
      await lessons.close();
      await observationDocuments.close();
      await pastDocuments.close();
      await training.close();
      await seeding;
      await realtime.close();
      await records.close();
      await collaboration.close();
      await app.close();
      await media.stop();
      await handle.close();
      await release();
    },
  };
}
