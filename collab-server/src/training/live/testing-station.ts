import { io } from 'socket.io-client';
import { LIVE_NAMESPACE, LIVE_PATH } from '../contract-live.ts';

const ANSWER_MS = 60_000;

/** An instructor's line to a run on the server. */
export type Station = {
  /** Sends a message and gives its answer. */
  ask(event: string, body?: unknown): Promise<unknown>;
  close(): void;
};

/** Looks at a run on the server as somebody who is signed in by this cookie. @param address origin of the server */
export async function openStation(address: string, cookie: string, attemptId: string): Promise<Station> {
  const socket = io(`${address}${LIVE_NAMESPACE}`, {
    path: LIVE_PATH,
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie, origin: address },
  });
  const ask = (event: string, body: unknown = null): Promise<unknown> =>
    socket.timeout(ANSWER_MS).emitWithAck(event, body) as Promise<unknown>;
  await ask('join', { attemptId });
  return { ask, close: () => void socket.close() };
}
