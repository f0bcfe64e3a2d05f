import { Room, RoomEvent } from 'livekit-client';

import type { Admitted } from '../media/types.ts';
import { judgeBandwidth, judgeRefusal, judgeTcp, judgeUdp, type Way } from './judge.ts';
import type { PreflightOptions, PreflightStep, StepResult } from './types.ts';

const CONNECT_MS = 12_000;
const SWITCH_MS = 15_000;
/** Little at first, so that a very weak line is not filled for a minute; then enough for the line to get going. */
const FIRST_BYTES = 32 * 1_024;
const THEN_BYTES = 768 * 1_024;
/** Below, the first bytes have told enough. */
const NARROW_KBPS = 600;

/** Tries the way to the media server: signalling, then UDP, then TCP. It goes in with an admission and out again, sending nothing. */
export async function tryMediaServer(
  admit: () => Promise<Admitted>,
  tell: (step: PreflightStep, result: StepResult) => void,
): Promise<void> {
  tell('signalling', { kind: 'running' });
  const admitted = await admit().catch(() => ({ ok: false, code: 'network' }) as const);
  if (!admitted.ok) return stopAt(judgeRefusal(admitted.code), tell);
  const room = new Room();
  const beganAtMs = performance.now();
  let signalledAfterMs: number | undefined;
  room.once(RoomEvent.SignalConnected, () => {
    signalledAfterMs = performance.now() - beganAtMs;
  });
  try {
    const { mediaUrl, token } = admitted;
    const connecting = room.connect(mediaUrl, token, {
      autoSubscribe: false,
      maxRetries: 0,
      websocketTimeout: CONNECT_MS,
      peerConnectionTimeout: CONNECT_MS,
    });
    const isConnected = await connecting.then(
      () => true,
      () => false,
    );
    if (signalledAfterMs === undefined) {
      const { hostname, port, protocol } = new URL(mediaUrl);
      const figures = { host: hostname, port: Number(port) || (protocol === 'wss:' ? 443 : 80) };
      return stopAt({ kind: 'failed', hint: 'openSignalling', figures }, tell);
    }
    tell('signalling', { kind: 'passed', figures: { roundTripMs: signalledAfterMs } });
    tell('udp', { kind: 'running' });
    const udp = judgeUdp(isConnected ? await wayOf(room) : undefined);
    tell('udp', udp);
    tell('tcp', { kind: 'running' });
    tell('tcp', judgeTcp(isConnected ? await wayByTcp(room) : undefined, udp));
  } finally {
    await room.disconnect();
  }
}

function stopAt(result: StepResult, tell: (step: PreflightStep, result: StepResult) => void): void {
  tell('signalling', result);
  tell('udp', { kind: 'skipped', because: 'signalling' });
  tell('tcp', { kind: 'skipped', because: 'signalling' });
}

/** LiveKit's server offers TCP alone when it is asked to, and both ends connect anew. */
async function wayByTcp(room: Room): Promise<Way | undefined> {
  const again = new Promise<boolean>((resolve) => {
    room.once(RoomEvent.Reconnected, () => resolve(true));
    room.once(RoomEvent.Disconnected, () => resolve(false));
    setTimeout(() => resolve(false), SWITCH_MS);
  });
  await room.simulateScenario('force-tcp');
  return (await again) ? wayOf(room) : undefined;
}

type Report = Readonly<Record<string, unknown>>;

/** The pair of addresses in use. */
async function wayOf(room: Room): Promise<Way | undefined> {
  const { pcManager } = room.engine;
  for (const transport of [pcManager?.subscriber, pcManager?.publisher]) {
    const stats = await transport?.getStats();
    if (stats === undefined) continue;
    const reports = [...(stats.values() as Iterable<Report>)];
    const pair = reports.find(
      ({ type, nominated, state }) => type === 'candidate-pair' && nominated === true && state === 'succeeded',
    );
    const remote = reports.find(({ id }) => id === pair?.['remoteCandidateId']);
    if (pair === undefined || remote === undefined) continue;
    const { currentRoundTripTime } = pair;
    const { address, port, protocol } = remote;
    const roundTripMs = typeof currentRoundTripTime === 'number' ? currentRoundTripTime * 1_000 : null;
    const own = reports.find(({ id }) => id === pair['localCandidateId']);
    const relay = own?.['candidateType'] === 'relay' ? relayOf(own['url']) : undefined;
    if (relay !== undefined) return { ...relay, isRelayed: true, roundTripMs };
    return {
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
      isRelayed: false,
      host: typeof address === 'string' ? address : '',
      port: typeof port === 'number' ? port : 0,
      roundTripMs,
    };
  }
  return undefined;
}

/** RFC 7065: `turns:turn.example.edu.cn:443?transport=tcp`. */
function relayOf(url: unknown): Pick<Way, 'protocol' | 'host' | 'port'> {
  const [, host = '', port = '443', transport] =
    /^turns?:(.+?)(?::(\d+))?(?:\?transport=(\w+))?$/u.exec(typeof url === 'string' ? url : '') ?? [];
  return { protocol: transport === 'udp' ? 'udp' : 'tcp', host, port: Number(port) };
}

/** What the line to the platform carries one way. */
export async function tryBandwidth(direction: 'down' | 'up', probe: PreflightOptions['probe']): Promise<StepResult> {
  const measure = async (bytes: number): Promise<number> => {
    const beganAtMs = performance.now();
    await probe(direction, bytes);
    return (bytes * 8) / (performance.now() - beganAtMs);
  };
  try {
    const first = await measure(FIRST_BYTES);
    return judgeBandwidth(first < NARROW_KBPS ? first : await measure(THEN_BYTES));
  } catch {
    return { kind: 'failed', hint: 'platformSilent', figures: {} };
  }
}
