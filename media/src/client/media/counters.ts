/** Totals of one way of the line, as WebRTC counts them since it was opened. */
export interface WayTotals {
  readonly bytes: number;
  readonly packets: number;
  readonly lostPackets: number;
  readonly roundTripMs: number | null;
  /** What the browser reckons could be sent. */
  readonly reckonedKbps: number | null;
  /** Something is sent worse than it should be because the line carries no more. */
  readonly isLimited: boolean;
}

export const NO_TOTALS: WayTotals = {
  bytes: 0,
  packets: 0,
  lostPackets: 0,
  roundTripMs: null,
  reckonedKbps: null,
  isLimited: false,
};

export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly framesPerS: number;
}

type Report = Readonly<Record<string, unknown>>;

const numberOf = (report: Report, name: string): number | undefined => {
  const value = report[name];
  return typeof value === 'number' ? value : undefined;
};

export interface TrackReport {
  readonly totals: WayTotals;
  readonly picture: Picture | null;
}

/**
 * Sums up what WebRTC says about one track: `inbound-rtp`, `outbound-rtp`, `remote-inbound-rtp` and the pair of addresses in use.
 *
 * @param isPaused nothing of it is sent now: what held it back last stands in its reports for ever, and says nothing of the line any more
 */
export function readReports(reports: Iterable<Report>, isPaused = false): TrackReport {
  let totals = NO_TOTALS;
  let picture: Picture | null = null;
  for (const report of reports) {
    switch (report['type']) {
      case 'inbound-rtp':
      case 'outbound-rtp':
        totals = {
          ...totals,
          bytes: totals.bytes + (numberOf(report, 'bytesReceived') ?? numberOf(report, 'bytesSent') ?? 0),
          packets: totals.packets + (numberOf(report, 'packetsReceived') ?? numberOf(report, 'packetsSent') ?? 0),
          lostPackets: totals.lostPackets + Math.max(0, numberOf(report, 'packetsLost') ?? 0),
          isLimited: totals.isLimited || (!isPaused && report['qualityLimitationReason'] === 'bandwidth'),
        };
        picture = larger(picture, pictureOf(report));
        break;
      case 'remote-inbound-rtp':
        totals = { ...totals, lostPackets: totals.lostPackets + Math.max(0, numberOf(report, 'packetsLost') ?? 0) };
        break;
      case 'candidate-pair':
        totals = { ...totals, ...pairOf(report) };
        break;
    }
  }
  return { totals, picture };
}

function pictureOf(report: Report): Picture | null {
  const widthPx = numberOf(report, 'frameWidth');
  const heightPx = numberOf(report, 'frameHeight');
  if (widthPx === undefined || heightPx === undefined) return null;
  return { widthPx, heightPx, framesPerS: Math.round(numberOf(report, 'framesPerSecond') ?? 0) };
}

/** Of several layers the one that is best now. */
function larger(known: Picture | null, other: Picture | null): Picture | null {
  if (known === null || other === null) return known ?? other;
  return other.framesPerS > 0 && other.heightPx > known.heightPx ? other : known;
}

function pairOf(report: Report): Partial<WayTotals> {
  if (report['nominated'] !== true && report['state'] !== 'succeeded') return {};
  const roundTripS = numberOf(report, 'currentRoundTripTime');
  const reckonedBps = numberOf(report, 'availableOutgoingBitrate');
  return {
    ...(roundTripS === undefined ? {} : { roundTripMs: roundTripS * 1_000 }),
    ...(reckonedBps === undefined ? {} : { reckonedKbps: reckonedBps / 1_000 }),
  };
}

export function addTotals(a: WayTotals, b: WayTotals): WayTotals {
  return {
    bytes: a.bytes + b.bytes,
    packets: a.packets + b.packets,
    lostPackets: a.lostPackets + b.lostPackets,
    roundTripMs: b.roundTripMs ?? a.roundTripMs,
    reckonedKbps: b.reckonedKbps ?? a.reckonedKbps,
    isLimited: a.isLimited || b.isLimited,
  };
}

export interface WayRates {
  readonly kbps: number;
  readonly lossShare: number | null;
}

/** Between two looks; totals fall where a track went, and then nothing is known of that span. */
export function ratesBetween(before: WayTotals, now: WayTotals, spanMs: number): WayRates {
  const bytes = now.bytes - before.bytes;
  const packets = now.packets - before.packets;
  const lostPackets = now.lostPackets - before.lostPackets;
  if (spanMs <= 0 || bytes < 0 || packets < 0 || lostPackets < 0) return { kbps: 0, lossShare: null };
  const all = packets + lostPackets;
  return { kbps: (bytes * 8) / spanMs, lossShare: all < FEWEST_PACKETS ? null : lostPackets / all };
}

/** One lost of a handful says nothing. */
const FEWEST_PACKETS = 20;
