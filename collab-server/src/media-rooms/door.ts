import {
  connectionOf,
  type MediaConnection,
  type MediaLauncher,
  type MediaRooms,
  mediaRooms,
} from '@tongyan/media/server';
import { type ProblemCode, ProblemError } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';

export type MediaDoorDeps = {
  readonly launcher: MediaLauncher;
  /** Where browsers reach the media server; empty: where the platform does. */
  readonly mediaUrl: string;
  readonly log: Log;
  /** How the rooms of a media server are worked; LiveKit's service unless a test says otherwise. */
  readonly roomsOf?: (connection: MediaConnection) => MediaRooms;
};

export type MediaDoor = {
  /** Starts the media server where none runs. Problem: `missing` where there is none. */
  connect(withinMs?: number): Promise<{ readonly connection: MediaConnection; readonly rooms: MediaRooms }>;
  /** The rooms of a media server that runs now: it is not started to be asked. */
  runningRooms(): MediaRooms | undefined;
  /** Where browsers reach it: `ws://…` or `wss://…` */
  addressOf(connection: MediaConnection): string;
};

/** A server that is started only now answers within a second or two, also on a slow machine. */
const CONNECT_MS = 20_000;

/** The way to the media server for what holds rooms in it. */
export function openMediaDoor(
  { launcher, mediaUrl, roomsOf = mediaRooms }: MediaDoorDeps,
  missing: ProblemCode,
): MediaDoor {
  async function connect(withinMs = CONNECT_MS) {
    const connection = await launcher.connect(withinMs);
    if (connection === undefined) throw new ProblemError(missing);
    return { connection, rooms: roomsOf(connection) };
  }
  return {
    connect,
    runningRooms() {
      const connection = connectionOf(launcher.state());
      return connection === undefined ? undefined : roomsOf(connection);
    },
    addressOf: (connection) => (mediaUrl || connection.url).replace(/^http/, 'ws'),
  };
}

/** Does something again and again, never twice at once. @returns how to stop it */
export function lookEvery(everyMs: number, log: Log, look: () => Promise<void>): () => void {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => log.error({ err: error }, 'what is looked at again and again could not be'))
      .finally(() => {
        isLooking = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
