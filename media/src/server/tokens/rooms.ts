import { setTimeout as sleep } from 'node:timers/promises';

import { RoomServiceClient } from 'livekit-server-sdk';

import type { MediaConnection } from '../launcher/states.ts';
import { participantPermission, TRACK_SOURCES } from './permissions.ts';
import type { MediaSource, SeatGrants } from './rules.ts';

export interface RoomParticipant {
  readonly identity: string;
  readonly joinedAtMs: number;
}

/** The media rooms of lessons: opened and closed by the platform alone. Each call throws where the media server does not answer. */
export interface MediaRooms {
  /** Opens a room; nothing changes where it is open. */
  open(room: string): Promise<void>;
  /** Ends it for everybody. Tokens for it open nothing afterwards. */
  close(room: string): Promise<void>;
  /** Who is connected now, the hidden ones too; nobody where the room is not open. */
  participants(room: string): Promise<readonly RoomParticipant[]>;
  /** Changes what somebody may send while they are inside; what they may no longer send ends. */
  setGrants(room: string, identity: string, grants: SeatGrants): Promise<void>;
  /**
   * Mutes what somebody sends from a source now, and what of it is on its way, for which it looks again within two seconds; they may
   * unmute it. Nothing where they send nothing.
   */
  mute(room: string, identity: string, source: MediaSource): Promise<void>;
  /**
   * Ends somebody's connection. The media server would let them in again by a token that still lives (up to ten minutes, for who was
   * inside): whoever removes somebody must refuse that identity whenever it appears.
   */
  remove(room: string, identity: string): Promise<void>;
}

/** A room in which nobody is yet, or nobody any more, stays open: breaks, and lines that are down for a while. */
const EMPTY_TIMEOUT_S = 3_600;
const REQUEST_TIMEOUT_S = 10;
/** The media server lists a track only once its first packets have come, some time after it has allowed it. */
const MUTE_AGAIN_AFTER_MS = [300, 1_500];

export function mediaRooms({ url, apiKey, apiSecret }: MediaConnection): MediaRooms {
  const client = new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout: REQUEST_TIMEOUT_S });
  return {
    async open(room) {
      await client.createRoom({ name: room, emptyTimeout: EMPTY_TIMEOUT_S, departureTimeout: EMPTY_TIMEOUT_S });
    },
    async close(room) {
      const open = await client.listRooms([room]);
      if (open.length > 0) await client.deleteRoom(room);
    },
    async participants(room) {
      const found = await client.listParticipants(room);
      return found.map(({ identity, joinedAtMs }) => ({ identity, joinedAtMs: Number(joinedAtMs) }));
    },
    async setGrants(room, identity, grants) {
      await client.updateParticipant(room, identity, { permission: participantPermission(grants) });
    },
    async mute(room, identity, source) {
      // Each track once: its sender may have unmuted it since.
      const seen = new Set<string>();
      for (const waitMs of [0, ...MUTE_AGAIN_AFTER_MS]) {
        if (waitMs > 0) await sleep(waitMs, undefined, { ref: false });
        const { tracks } = await client.getParticipant(room, identity);
        for (const { sid, muted } of tracks.filter((track) => track.source === TRACK_SOURCES[source])) {
          if (!muted && !seen.has(sid)) await client.mutePublishedTrack(room, identity, sid, true);
          seen.add(sid);
        }
      }
    },
    remove: (room, identity) => client.removeParticipant(room, identity),
  };
}
