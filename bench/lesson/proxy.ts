import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { seededRandom } from '../sync/statistics.ts';
import type { LineMode, LineSpec, ToProxy } from './line.ts';

/**
 * Lines of different lengths to one server: a process of its own. Arguments: the server's port, and the lines as JSON. What is sent on a line
 * arrives in its order, each piece after the time of the way, some chance, and what a stall makes it wait for.
 */
const [, , serverPort = '', specs = '[]'] = process.argv;

/** One direction of one line. */
function way(usualMs: number, { jitterMs, stallEveryMs, longestStallMs }: LineSpec, random: () => number) {
  let stalledUntilMs = 0;
  let nextStallAtMs = performance.now() + stallEveryMs * -Math.log(1 - random());
  let lastArrivesAtMs = 0;
  // Timers of one millisecond come in no order: each lets out what has waited longest.
  const onTheWay: (() => void)[] = [];
  return (deliver: () => void): void => {
    const nowMs = performance.now();
    while (nextStallAtMs <= nowMs) {
      stalledUntilMs = nextStallAtMs + longestStallMs * (0.25 + 0.75 * random());
      nextStallAtMs += stallEveryMs * -Math.log(1 - random());
    }
    const takesMs = Math.max(0.5, usualMs + jitterMs * (2 * random() - 1));
    const arrivesAtMs = Math.max(lastArrivesAtMs, nowMs + takesMs, stalledUntilMs + takesMs);
    lastArrivesAtMs = arrivesAtMs;
    onTheWay.push(deliver);
    setTimeout(() => onTheWay.shift()?.(), arrivesAtMs - nowMs);
  };
}

function openLine(spec: LineSpec) {
  const random = seededRandom(spec.seed);
  const there = way(spec.roundTripMs * spec.thereShare, spec, random);
  const back = way(spec.roundTripMs * (1 - spec.thereShare), spec, random);
  let mode: LineMode = 'up';
  const pairs = new Set<{ readonly near: Socket; readonly far: Socket; isDead: boolean }>();
  const held: Socket[] = [];

  function carry(near: Socket): void {
    const far = connect(Number(serverPort), '127.0.0.1');
    const pair = { near, far, isDead: false };
    pairs.add(pair);
    near.setNoDelay(true);
    far.setNoDelay(true);
    const close = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    near.on('data', (bytes) => there(() => void (pair.isDead || far.destroyed || far.write(bytes))));
    far.on('data', (bytes) => back(() => void (pair.isDead || near.destroyed || near.write(bytes))));
    near.on('close', () => there(close)).on('error', () => {});
    far.on('close', () => back(() => void (pair.isDead || close()))).on('error', () => {});
  }

  const server = createServer((near) => {
    if (mode === 'up') return carry(near);
    near.on('error', () => {});
    if (mode === 'cut') near.destroy();
    else held.push(near);
  });
  return {
    server,
    become(next: LineMode): void {
      mode = next;
      if (next === 'up') for (const near of held.splice(0)) if (!near.destroyed) carry(near);
      for (const pair of pairs) {
        if (next === 'dead') pair.isDead = true;
        if (next !== 'cut') continue;
        pair.near.destroy();
        pair.far.destroy();
      }
    },
  };
}

const lines = (JSON.parse(specs) as readonly LineSpec[]).map(openLine);
const ports = await Promise.all(
  lines.map(
    ({ server }) =>
      new Promise<number>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
      }),
  ),
);
process.on('message', ({ line, mode }: ToProxy) => lines[line]?.become(mode));
process.on('disconnect', () => process.exit(0));
process.send?.({ ports });
