import type { Room } from '@livekit/rtc-node';

/** What stands in reports of WebRTC (webrtc-stats), as far as it is of use here. */
type Stats = Awaited<ReturnType<Room['getRtcStats']>>;

export interface DelayMeter {
  /** @returns T5: for how long sound is on its way to here, in milliseconds */
  measure(room: Room): Promise<number>;
}

const MOST_MS = 1_000;
/** How much a new figure weighs against those before. */
const WEIGHT = 0.2;

/**
 * T5: half the round trip to the media server, and the wait of its frames before they are played: the mean over all sources, because
 * nothing tells which report belongs to which. The teacher's own way to the media server is not known here.
 */
export function createDelayMeter(): DelayMeter {
  let before = { waitedS: 0, emitted: 0 };
  let delayMs: number | undefined;
  return {
    async measure(room) {
      const stats = await room.getRtcStats().catch(() => undefined);
      if (stats === undefined) return delayMs ?? 0;
      const { waitedS, emitted, roundTripS } = sums(stats);
      const frames = emitted - before.emitted;
      const waited = waitedS - before.waitedS;
      before = { waitedS, emitted };
      // Fewer than before: a source has gone, and its figures with it.
      if (frames <= 0 || waited < 0) return delayMs ?? 0;
      const nowMs = Math.min(MOST_MS, (waited / frames + roundTripS / 2) * 1_000);
      delayMs = delayMs === undefined ? nowMs : delayMs + WEIGHT * (nowMs - delayMs);
      return delayMs;
    },
  };
}

function sums({ publisherStats, subscriberStats }: Stats) {
  let waitedS = 0;
  let emitted = 0;
  let roundTripS = 0;
  // One connection may serve both ways.
  for (const { stats } of [...publisherStats, ...subscriberStats]) {
    if (stats.case === 'inboundRtp') {
      waitedS += stats.value.inbound?.jitterBufferDelay ?? 0;
      emitted += Number(stats.value.inbound?.jitterBufferEmittedCount ?? 0n);
    }
    if (stats.case === 'candidatePair' && stats.value.candidatePair?.nominated === true) {
      roundTripS = stats.value.candidatePair.currentRoundTripTime ?? 0;
    }
  }
  return { waitedS, emitted, roundTripS };
}
