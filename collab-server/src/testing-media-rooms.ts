import type { MediaRooms, SeatGrants } from '@tongyan/media/server';

/** Rooms as a media server keeps them, in memory. */
export interface FakeRooms extends MediaRooms {
  readonly inside: Map<string, Map<string, SeatGrants | null>>;
  /** Identities that were muted, in order. */
  readonly muted: string[];
  /** What happens while the media server opens a room, before it is open. */
  whileOpening: (room: string) => Promise<void>;
  /** Somebody goes through the door by a token. */
  enter(room: string, identity: string): void;
}

export function fakeRooms(): FakeRooms {
  const inside: FakeRooms['inside'] = new Map();
  const muted: string[] = [];
  return {
    inside,
    muted,
    whileOpening: async () => undefined,
    enter: (room, identity) => void inside.get(room)?.set(identity, null),
    async open(room) {
      await this.whileOpening(room);
      if (!inside.has(room)) inside.set(room, new Map());
    },
    async close(room) {
      inside.delete(room);
    },
    async participants(room) {
      return [...(inside.get(room)?.keys() ?? [])].map((identity) => ({ identity, joinedAtMs: 0 }));
    },
    async setGrants(room, identity, grants) {
      inside.get(room)?.set(identity, grants);
    },
    async mute(_room, identity) {
      muted.push(identity);
    },
    async remove(room, identity) {
      inside.get(room)?.delete(identity);
    },
  };
}
