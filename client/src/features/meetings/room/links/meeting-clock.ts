/** Meeting time, in milliseconds since the meeting was opened, as well as messages tell it. */
export interface MeetingClock {
  /** @param atMs meeting time at which a message that has just come was sent; the same one again says nothing new */
  heard(atMs: number): void;
  /** Undefined until a message came. */
  now(): number | undefined;
}

/**
 * A message was sent before it came: of all that came, the one that was least under way knows best. Agenda and countdowns need no more than
 * that.
 */
export function createMeetingClock(deviceNow: () => number): MeetingClock {
  let aheadMs: number | undefined;
  let last: number | undefined;
  return {
    heard(atMs) {
      if (atMs === last) return;
      last = atMs;
      aheadMs = Math.max(aheadMs ?? Number.NEGATIVE_INFINITY, atMs - deviceNow());
    },
    now: () => (aheadMs === undefined ? undefined : Math.max(0, deviceNow() + aheadMs)),
  };
}
