import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { buildServer } from './build.ts';
import { installationMediaKeys, PRIVATE_MODE } from './keys.ts';
import { defaultCacheFolder, lookAround } from './look.ts';
import { decideByConfiguration, decideByFinds, type GivenServer, type LaunchMode } from './rules.ts';
import { type MediaPorts, serverConfig } from './server-config.ts';
import type { MediaServerState, MissingCause } from './states.ts';
import { type Supervised, supervise } from './supervise.ts';

export interface LaunchOptions {
  readonly mode: LaunchMode;
  /** A server that somebody else runs; empty texts where there is none. */
  readonly given: GivenServer;
  /** Folder of this installation for keys and configuration. */
  readonly folder: string;
  /** Folder of servers that were built; that of the account unless told otherwise. */
  readonly cacheFolder?: string;
  readonly ports: MediaPorts;
  readonly webhookUrls: readonly string[];
  readonly onState?: (state: MediaServerState) => void;
  readonly onLogLine?: (line: string) => void;
}

export interface MediaLauncher {
  state(): MediaServerState;
  /** Ends the server, or a build that goes on, and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Finds, builds or starts this installation's media server in the background and keeps it running. Nothing that goes wrong here is
 * thrown: the platform is of use without lessons, and `state()` tells what is missing.
 */
export function launchMediaServer(options: LaunchOptions): MediaLauncher {
  const { mode, given, onState = () => {} } = options;
  const cacheFolder = options.cacheFolder ?? defaultCacheFolder();
  const stopping = new AbortController();
  let state: MediaServerState = { kind: 'looking' };
  let supervised: Supervised | undefined;
  const enter = (next: MediaServerState): void => {
    if (stopping.signal.aborted) return;
    state = next;
    onState(next);
  };
  const miss = (cause: MissingCause): void => enter({ kind: 'missing', cause });

  async function launch(): Promise<void> {
    const configured = decideByConfiguration(mode, given);
    const decision = configured ?? decideByFinds(mode === 'build' ? 'build' : 'find', await lookAround(cacheFolder));
    if (decision.use === 'none') return miss(decision.cause);
    if (decision.use === 'external') return enter({ kind: 'external', connection: decision.connection });
    if (decision.use === 'binary') return start(decision.binary);
    enter({ kind: 'building', progress: { step: 'downloading', modules: 0 } });
    const outcome = await buildServer({
      goProgram: decision.goProgram,
      cacheFolder,
      onProgress: (progress) => enter({ kind: 'building', progress }),
      signal: stopping.signal,
    });
    return outcome.built ? start(outcome.binary) : miss({ why: 'buildFailed', detail: outcome.detail });
  }

  async function start(binary: string): Promise<void> {
    const { ports, webhookUrls, folder, onLogLine = () => {} } = options;
    const keys = await installationMediaKeys(folder);
    const configFile = join(folder, 'livekit.json');
    await writeFile(configFile, serverConfig({ ports, keys, webhookUrls }), { mode: PRIVATE_MODE });
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

  const launched = launch().catch((error: unknown) =>
    miss({ why: 'cannotPrepare', detail: error instanceof Error ? error.message : String(error) }),
  );
  return {
    state: () => state,
    async stop() {
      stopping.abort();
      await launched;
      await supervised?.stop();
      state = { kind: 'stopped' };
      onState(state);
    },
  };
}
