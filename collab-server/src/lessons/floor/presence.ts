import type { Db } from '../../platform/database/index.ts';
import type { Follower } from '../live/followers.ts';
import type { FloorSession } from './session.ts';
import { beginPresence, extendPresence } from './store.ts';

/** A server that falls loses so much of everybody's time at most. */
export const HEARTBEAT_MS = 30_000;

/** Keeps in which spans of a lesson a seat was connected; all in lesson time. */
export function createPresence(db: Db) {
  async function close(session: FloorSession, seatId: string): Promise<void> {
    const spanId = session.presence.get(seatId)?.spanId ?? null;
    if (spanId !== null) await extendPresence(db, spanId, Math.floor(session.stage.lessonNow()));
  }

  return {
    async changed(session: FloorSession, { seat }: Follower, isPresent: boolean): Promise<void> {
      const since = Math.floor(session.stage.lessonNow());
      if (!isPresent) {
        await close(session, seat.id);
        session.presence.set(seat.id, { present: false, since, spanId: null });
        return;
      }
      const span = { lessonId: session.lessonId, seatId: seat.id, personId: seat.personId, fromMs: since };
      session.presence.set(seat.id, { present: true, since, spanId: await beginPresence(db, span) });
    },
    /** Puts all spans that last forward to now. */
    async beat(session: FloorSession): Promise<void> {
      for (const seatId of session.presence.keys()) await close(session, seatId);
    },
  };
}
