import type { Round } from '../log/state.ts';
import type { MeetingSession } from './session.ts';

/** G7: closes rounds of groups at their time, also where that came while the server was down. */
export function createRoundTimers(close: (session: MeetingSession, round: Round) => void) {
  const timers = new Map<MeetingSession, NodeJS.Timeout>();

  function disarm(session: MeetingSession): void {
    clearTimeout(timers.get(session));
    timers.delete(session);
  }

  return {
    /** Looks at the session's round anew. */
    arm(session: MeetingSession): void {
      disarm(session);
      const { round } = session.log.state().groups;
      if (round === null) return;
      const timer = setTimeout(() => close(session, round), Math.max(0, round.endsAt - session.nowMs()));
      timer.unref();
      timers.set(session, timer);
    },
    disarm,
    stop(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
