/** How far away the followers of stages are, from round trips that are measured again and again. */
export type Distances<Follower> = {
  measured(follower: Follower, roundTripMs: number): void;
  left(follower: Follower): void;
  /** How long a message takes to a follower when its line is at its usual worst; 0 before it was measured. */
  wayMs(follower: Follower): number;
};

/** A minute of measurements. */
const KEPT = 30;
/** What is only once so bad in a minute does not make everybody wait. */
const USUAL_WORST_RANK = 2;
/** Between a message's coming and its being shown. */
const HANDLING_MS = 15;

export function createDistances<Follower>(): Distances<Follower> {
  const kept = new Map<Follower, readonly number[]>();
  return {
    measured: (follower, roundTripMs) =>
      void kept.set(follower, [...(kept.get(follower) ?? []), roundTripMs].slice(-KEPT)),
    left: (follower) => void kept.delete(follower),
    wayMs(follower) {
      const roundTripsMs = (kept.get(follower) ?? []).toSorted((a, b) => b - a);
      const shortest = roundTripsMs.at(-1);
      if (shortest === undefined) return 0;
      const worst = roundTripsMs[Math.min(roundTripsMs.length, USUAL_WORST_RANK) - 1] ?? shortest;
      // What makes a round trip longer than the shortest may all have been on the way there.
      return worst - shortest / 2 + HANDLING_MS;
    },
  };
}
