/** What brings a video to where it should be (M3). */
export type Correction =
  | { readonly act: 'none' }
  | { readonly act: 'rate'; readonly rate: number }
  | { readonly act: 'seek'; readonly positionMs: number };

const RIGHT_WITHIN_MS = 20;
const SEEK_FROM_MS = 500;
const MOST_SHARE = 0.05;
/** In which time an error is to be gone, where the rate may be changed so far. */
const GONE_IN_MS = 1_000;

/** @param rate how fast it should play; 0 where it should stand, and then it is sought */
export function correctVideo(shouldBeMs: number, isMs: number, rate: number): Correction {
  const behindMs = shouldBeMs - isMs;
  if (Math.abs(behindMs) < RIGHT_WITHIN_MS) return { act: 'none' };
  if (rate === 0 || Math.abs(behindMs) >= SEEK_FROM_MS) return { act: 'seek', positionMs: shouldBeMs };
  const share = Math.max(-MOST_SHARE, Math.min(MOST_SHARE, behindMs / GONE_IN_MS));
  return { act: 'rate', rate: rate * (1 + share) };
}
