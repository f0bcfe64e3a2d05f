import { createSocket } from 'node:dgram';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launchMediaServer, type MediaLauncher } from './launch.ts';
import { defaultCacheFolder, lookAround } from './look.ts';
import { decideByFinds, whatIsMissing } from './rules.ts';
import type { MediaPorts } from './server-config.ts';
import type { MediaConnection, MediaServerState } from './states.ts';
import type { TurnSettings } from './turn.ts';

/** Why tests with a real media server cannot run here; undefined where they can. Printed by whoever skips them. */
export async function whyNoMediaServer(): Promise<string | undefined> {
  const decision = decideByFinds('find', await lookAround(defaultCacheFolder()));
  return decision.use === 'none' ? whatIsMissing({ kind: 'missing', cause: decision.cause }) : undefined;
}

export async function freeTcpPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(resolve));
  return port;
}

export async function freePorts(): Promise<MediaPorts> {
  return {
    host: '127.0.0.1',
    signalPort: await freeTcpPort(),
    tcpPort: await freeTcpPort(),
    udpPort: await freeUdpPort(),
    mediaAddress: '',
  };
}

export interface TestMediaServer {
  readonly launcher: MediaLauncher;
  readonly ports: MediaPorts;
  readonly folder: string;
  /** Every state that was entered, in order. */
  readonly states: readonly MediaServerState[];
  /** What it said. */
  readonly logLines: readonly string[];
  /** Waits until the launcher is in such a state. */
  until<Kind extends MediaServerState['kind']>(kind: Kind): Promise<Extract<MediaServerState, { readonly kind: Kind }>>;
  connection(): Promise<MediaConnection>;
  dispose(): Promise<void>;
}

/** Launches a real server on free ports of loopback, in a folder of its own. */
export async function startTestMediaServer(
  options: {
    readonly webhookUrls?: readonly string[];
    readonly ports?: MediaPorts;
    readonly turn?: TurnSettings;
    readonly onTurnTrouble?: (trouble: string | undefined) => void;
  } = {},
): Promise<TestMediaServer> {
  const folder = await mkdtemp(join(tmpdir(), 'media-server-'));
  const ports = options.ports ?? (await freePorts());
  const states: MediaServerState[] = [];
  const logLines: string[] = [];
  const waiting = new Set<() => void>();
  const launcher = launchMediaServer({
    mode: 'find',
    given: { url: '', apiKey: '', apiSecret: '' },
    folder,
    ports,
    webhookUrls: () => options.webhookUrls ?? [],
    ...(options.turn === undefined ? {} : { turn: options.turn }),
    ...(options.onTurnTrouble === undefined ? {} : { onTurnTrouble: options.onTurnTrouble }),
    onState(state) {
      states.push(state);
      for (const ask of waiting) ask();
    },
    onLogLine: (line) => void logLines.push(line),
  });
  async function until<Kind extends MediaServerState['kind']>(kind: Kind) {
    type Wanted = Extract<MediaServerState, { readonly kind: Kind }>;
    const isWanted = (state: MediaServerState): state is Wanted => state.kind === kind;
    const now = launcher.state();
    if (isWanted(now)) return now;
    return new Promise<Wanted>((resolve) => {
      const ask = (): void => {
        const state = launcher.state();
        if (!isWanted(state)) return;
        waiting.delete(ask);
        resolve(state);
      };
      waiting.add(ask);
    });
  }
  // As a first lesson would.
  void launcher.connect(0);
  return {
    launcher,
    ports,
    folder,
    states,
    logLines,
    until,
    connection: async () => (await until('running')).connection,
    async dispose() {
      await launcher.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
