import type { Db } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { beginPresence, extendPresence } from '../store-live.ts';
import { isConnected, type MeetingSession } from './session.ts';
import { standingOf } from './view.ts';

/** Keeps in which spans somebody was connected and inside; all in meeting time. */
export function createPresence(db: Db, log: Log) {
  /** One after another, so that no span is closed before it is begun. */
  let turn: Promise<void> = Promise.resolve();

  async function follow(session: MeetingSession): Promise<void> {
    const state = session.log.state();
    const isHere = (personId: string): boolean =>
      state.endedAt === null && isConnected(session, personId) && standingOf(state, personId) === 'inside';
    const at = state.endedAt ?? session.nowMs();
    for (const [personId, spanId] of session.spans) {
      if (isHere(personId)) continue;
      await extendPresence(db, [spanId], at);
      session.spans.delete(personId);
    }
    for (const personId of session.pages.keys()) {
      if (!isHere(personId) || session.spans.has(personId)) continue;
      session.spans.set(personId, await beginPresence(db, session.meeting.id, personId, at));
    }
  }

  function then(act: () => Promise<void>): Promise<void> {
    turn = turn.then(act).catch((error: unknown) => log.error({ err: error }, 'who is in a meeting could not be kept'));
    return turn;
  }

  return {
    /** Somebody came or went, or was let in or sent out. */
    changed: (session: MeetingSession): Promise<void> => then(() => follow(session)),
    /** Puts all spans that last forward to now: a server that falls loses what came after. */
    beat: (session: MeetingSession): Promise<void> =>
      then(() => extendPresence(db, [...session.spans.values()], session.log.state().endedAt ?? session.nowMs())),
  };
}
