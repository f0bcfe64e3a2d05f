import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { buildServer } from './build.ts';
import { installationMediaKeys, PRIVATE_MODE } from './keys.ts';
import { defaultCacheFolder, lookAround } from './look.ts';
import { decideByConfiguration, decideByFinds, type GivenServer, type LaunchMode } from './rules.ts';
import { type MediaPorts, serverConfig } from './server-config.ts';
import { connectionOf, type MediaConnection, type MediaServerState, type MissingCause } from './states.ts';
import { type Supervised, supervise } from './supervise.ts';
import { certificateTrouble, NO_TURN, type TurnSettings } from './turn.ts';

export interface LaunchOptions {
  readonly mode: LaunchMode;
  /** A server that somebody else runs; empty texts where there is none. */
  readonly given: GivenServer;
  /** Folder of this installation for keys and configuration. */
  readonly folder: string;
  /** Folder of servers that were built; that of the account unless told otherwise. */
  readonly cacheFolder?: string;
  /** How long one that was not found is not looked for again. */
  readonly lookEveryMs?: number;
  readonly ports: MediaPorts;
  /** None unless it is given. */
  readonly turn?: TurnSettings;
  /** The certificate of TURN cannot be used, and the server is started without; or it can again: undefined. */
  readonly onTurnTrouble?: (trouble: string | undefined) => void;
  /** Addresses of the platform that are told what happens in rooms; asked for when the server is started. */
  readonly webhookUrls: () => readonly string[];
  readonly onState?: (state: MediaServerState) => void;
  readonly onLogLine?: (line: string) => void;
}

export interface MediaLauncher {
  state(): MediaServerState;
  /**
   * Starts the server where that has not been done yet.
   *
   * @returns how to reach it; undefined where it does not run within that time, or there is none
   */
  connect(withinMs: number): Promise<MediaConnection | undefined>;
  /** Ends the server, or a build that goes on, and waits until it is gone. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 10_000;

/**
 * Finds or builds this installation's media server in the background, starts it when it is first needed, and keeps it running then.
 * Nothing that goes wrong here is thrown: the platform is of use without lessons, and `state()` tells what is missing.
 */
export function launchMediaServer(options: LaunchOptions): MediaLauncher {
  const { mode, given, lookEveryMs = LOOK_EVERY_MS, onState = () => {} } = options;
  const cacheFolder = options.cacheFolder ?? defaultCacheFolder();
  const stopping = new AbortController();
  let state: MediaServerState = { kind: 'looking' };
  let supervised: Supervised | undefined;
  const needed = Promise.withResolvers<void>();
  const waiting = new Set<() => void>();
  const enter = (next: MediaServerState): void => {
    if (stopping.signal.aborted) return;
    become(next);
  };
  function become(next: MediaServerState): void {
    state = next;
    onState(next);
    for (const look of waiting) look();
  }
  const miss = (cause: MissingCause): void => enter({ kind: 'missing', cause });

  async function launch(): Promise<void> {
    const configured = decideByConfiguration(mode, given);
    const decision = configured ?? decideByFinds(mode === 'build' ? 'build' : 'find', await lookAround(cacheFolder));
    if (decision.use === 'none') return miss(decision.cause);
    if (decision.use === 'external') return enter({ kind: 'external', connection: decision.connection });
    if (decision.use === 'binary') return startWhenNeeded(decision.binary);
    enter({ kind: 'building', progress: { step: 'downloading', modules: 0 } });
    const outcome = await buildServer({
      goProgram: decision.goProgram,
      cacheFolder,
      onProgress: (progress) => enter({ kind: 'building', progress }),
      signal: stopping.signal,
    });
    return outcome.built ? startWhenNeeded(outcome.binary) : miss({ why: 'buildFailed', detail: outcome.detail });
  }

  async function startWhenNeeded(binary: string): Promise<void> {
    enter({ kind: 'idle', binary });
    await needed.promise;
    if (stopping.signal.aborted) return;
    const { ports, webhookUrls, folder, onLogLine = () => {} } = options;
    const keys = await installationMediaKeys(folder);
    const configFile = join(folder, 'livekit.json');
    // A certificate that ran out must not take the lessons of everybody else with it.
    const { turn = NO_TURN, onTurnTrouble = () => {} } = options;
    const trouble = await certificateTrouble(turn, Date.now());
    onTurnTrouble(trouble);
    const usable = trouble === undefined ? turn : NO_TURN;
    const config = serverConfig({ ports, keys, webhookUrls: webhookUrls(), turn: usable });
    await writeFile(configFile, config, { mode: PRIVATE_MODE });
    await chmod(configFile, PRIVATE_MODE);
    if (stopping.signal.aborted) return;
    const url = `http://${ports.host.includes(':') ? `[${ports.host}]` : ports.host}:${ports.signalPort}`;
    supervised = supervise({
      binary,
      configFile,
      probeUrl: url,
      onStarting: () => enter({ kind: 'starting', binary }),
      onRunning: (pid) => enter({ kind: 'running', connection: { url, ...keys }, pid }),
      onFailed: (failure) => enter({ kind: 'restarting', ...failure }),
      onLogLine,
    });
  }

  const launchOnce = (): Promise<void> =>
    launch().catch((error: unknown) =>
      miss({ why: 'cannotPrepare', detail: error instanceof Error ? error.message : String(error) }),
    );
  let launched = launchOnce();
  let lookedAt = performance.now();

  /** One may have been installed since, and a machine that was too busy to say its version may say it now. */
  function lookAgain(): void {
    const wasNotFound = state.kind === 'missing' && state.cause.why === 'notFound';
    if (!wasNotFound || performance.now() - lookedAt < lookEveryMs) return;
    lookedAt = performance.now();
    enter({ kind: 'looking' });
    launched = launchOnce();
  }

  return {
    state: () => state,
    connect(withinMs) {
      needed.resolve();
      lookAgain();
      return new Promise((resolve) => {
        const look = (): void => {
          const connection = connectionOf(state);
          if (connection === undefined && state.kind !== 'missing' && state.kind !== 'stopped') return;
          end(connection);
        };
        const timer = setTimeout(() => end(undefined), withinMs);
        const end = (connection: MediaConnection | undefined): void => {
          clearTimeout(timer);
          waiting.delete(look);
          resolve(connection);
        };
        waiting.add(look);
        look();
      });
    },
    async stop() {
      stopping.abort();
      needed.resolve();
      await launched;
      await supervised?.stop();
      become({ kind: 'stopped' });
    },
  };
}
