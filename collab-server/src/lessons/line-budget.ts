/** How many bytes may be taken at once, and how many more a second later. */
export type Budget = { readonly burstBytes: number; readonly bytesPerS: number };

type Bucket = { bytes: number; atMs: number };

/** Everybody is remembered who has not got all back. Beyond this, those are forgotten who have. */
const MANY = 1_000;

/**
 * Shares out a line: each person takes what they may, and all together what the line may carry for this.
 *
 * @returns whether so many bytes may be taken now; they are, then
 */
export function createLineBudget(perPerson: Budget, total: Budget, now: () => number) {
  const persons = new Map<string, Bucket>();
  const all: Bucket = { bytes: total.burstBytes, atMs: now() };

  function fill(bucket: Bucket, { burstBytes, bytesPerS }: Budget, nowMs: number): void {
    const gainedBytes = (Math.max(0, nowMs - bucket.atMs) / 1_000) * bytesPerS;
    bucket.bytes = Math.min(burstBytes, bucket.bytes + gainedBytes);
    bucket.atMs = nowMs;
  }

  function forgetWhole(nowMs: number): void {
    for (const [personId, bucket] of persons) {
      fill(bucket, perPerson, nowMs);
      if (bucket.bytes >= perPerson.burstBytes) persons.delete(personId);
    }
  }

  return {
    take(personId: string, bytes: number): boolean {
      const nowMs = now();
      const own = persons.get(personId) ?? { bytes: perPerson.burstBytes, atMs: nowMs };
      fill(own, perPerson, nowMs);
      fill(all, total, nowMs);
      if (bytes > own.bytes || bytes > all.bytes) return false;
      own.bytes -= bytes;
      all.bytes -= bytes;
      persons.set(personId, own);
      if (persons.size > MANY) forgetWhole(nowMs);
      return true;
    },
    remembered: (): number => persons.size,
  };
}
