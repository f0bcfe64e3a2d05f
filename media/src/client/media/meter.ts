import { LocalTrack, type Room, Track } from 'livekit-client';

import { addTotals, NO_TOTALS, type Picture, ratesBetween, readReports, type WayTotals } from './counters.ts';
import type { LineNumbers, WayNumbers } from './types.ts';

/** One look at the line. */
export interface Look {
  readonly line: LineNumbers;
  /** Of tracks by their ids. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

export interface Meter {
  /** What passed since the last look. */
  look(room: Room): Promise<Look>;
}

/** What the platform was found to carry is believed for so long. */
const PROBE_HOLDS_MS = 45_000;

export interface Probed {
  readonly kbps: number;
  readonly atMs: number;
}

/** @param probed what the last probe of each way found */
export function createMeter(
  now: () => number,
  probed: () => { readonly down: Probed | undefined; readonly up: Probed | undefined },
): Meter {
  let before: { readonly received: WayTotals; readonly sent: WayTotals; readonly atMs: number } | undefined;

  const holds = (found: Probed | undefined): number | null =>
    found !== undefined && now() - found.atMs < PROBE_HOLDS_MS ? found.kbps : null;

  return {
    async look(room) {
      const pictures = new Map<string, Picture>();
      const others = [...room.remoteParticipants.values()].flatMap((participant) => tracksOf(participant));
      const received = await totalsOf(others, pictures);
      const sent = await totalsOf(tracksOf(room.localParticipant), pictures);
      const isHeldBack = others.some(({ track }) => track.streamState === Track.StreamState.Paused);
      const atMs = now();
      const last = before ?? { received, sent, atMs };
      before = { received, sent, atMs };
      const down = ratesBetween(last.received, received, atMs - last.atMs);
      const up = ratesBetween(last.sent, sent, atMs - last.atMs);
      return {
        pictures,
        line: {
          received: {
            ...down,
            roundTripMs: received.roundTripMs,
            availableKbps: isHeldBack ? down.kbps : holds(probed().down),
          },
          sent: { ...up, roundTripMs: sent.roundTripMs, availableKbps: availableUp(sent, holds(probed().up)) },
        } satisfies { readonly received: WayNumbers; readonly sent: WayNumbers },
      };
    },
  };
}

/** What the browser reckons counts where it holds something back for it: it reckons no higher than what it has tried. */
function availableUp({ reckonedKbps, isLimited }: WayTotals, probedKbps: number | null): number | null {
  if (reckonedKbps === null || isLimited) return isLimited ? reckonedKbps : probedKbps;
  return probedKbps === null ? null : Math.max(probedKbps, reckonedKbps);
}

type Tracks = readonly { readonly sid: string; readonly track: Track }[];

function tracksOf(
  participant: Room['localParticipant'] | { readonly trackPublications: ReadonlyMap<string, Published> },
): Tracks {
  return [...participant.trackPublications.values()].flatMap(({ trackSid, track }) =>
    track === undefined ? [] : [{ sid: trackSid, track }],
  );
}

interface Published {
  readonly trackSid: string;
  readonly track?: Track | undefined;
}

async function totalsOf(tracks: Tracks, pictures: Map<string, Picture>): Promise<WayTotals> {
  let totals = NO_TOTALS;
  for (const { sid, track } of tracks) {
    const report = await track.getRTCStatsReport();
    if (report === undefined) continue;
    const isPaused = track instanceof LocalTrack && (track.isUpstreamPaused || track.isMuted);
    const read = readReports(report.values() as Iterable<Record<string, unknown>>, isPaused);
    totals = addTotals(totals, read.totals);
    if (read.picture !== null) pictures.set(sid, read.picture);
  }
  return totals;
}
