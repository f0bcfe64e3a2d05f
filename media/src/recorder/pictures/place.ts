import { concat, element, openElement } from '../ebml.ts';
import { ID, simpleBlock, webmHead, webmInfo, webmTrack } from '../matroska.ts';
import { LONGEST_PICTURES_MS, type PictureChunk } from './read.ts';

/** What the page says of a chunk: lesson time when it began to record it, and when it stopped. */
export interface PictureClaim {
  readonly startMs: number;
  readonly endMs: number;
}

export interface PlacedPictures {
  /** Lesson time of the first frame. */
  readonly startMs: number;
  readonly durationMs: number;
  /** P1: a whole WebM file whose times are lesson time. */
  readonly bytes: Uint8Array;
}

const SHORTEST_MS = 100;
/** A page's clock and timers may err by so much between two readings. */
const TOLERANCE_MS = 250;
/** Frames farther apart than this are those of a camera that stood still. */
const MOST_APART_MS = 200;

/**
 * P3: the first frame was taken after recording began, and the last one before it stopped: between the two it lies, and the middle is taken.
 *
 * @param cutMs lesson time at which recording was turned off: nothing from then on is kept
 * @returns undefined where the frames do not fit into what the page says
 */
export function placePictures(
  { widthPx, heightPx, frames }: PictureChunk,
  claim: PictureClaim,
  cutMs = Number.POSITIVE_INFINITY,
): PlacedPictures | undefined {
  const claimedMs = claim.endMs - claim.startMs;
  if (!(claimedMs >= SHORTEST_MS && claimedMs <= LONGEST_PICTURES_MS)) return undefined;
  const spareMs = claimedMs - (frames.at(-1)?.atMs ?? 0);
  if (spareMs < -TOLERANCE_MS) return undefined;
  const apartMs = frames.length > 1 ? (frames.at(-1)?.atMs ?? 0) / (frames.length - 1) : MOST_APART_MS;
  // The first comes within one picture's length of the beginning, however long the last one stood.
  const mostMs = 2 * Math.min(MOST_APART_MS, apartMs);
  const startMs = Math.round(claim.startMs + Math.max(0, Math.min(mostMs, spareMs)) / 2);
  const kept = frames.filter(({ atMs }) => startMs + atMs < cutMs);
  const lastMs = kept.at(-1)?.atMs;
  if (lastMs === undefined) return undefined;
  const everyMs = kept.length > 1 ? lastMs / (kept.length - 1) : SHORTEST_MS;
  const blocks = kept.map(({ atMs, isKey, bytes }) => simpleBlock(bytes, atMs, isKey));
  return {
    startMs,
    durationMs: Math.round(lastMs + everyMs),
    bytes: concat([
      webmHead(),
      openElement(ID.segment),
      webmInfo(),
      webmTrack({
        type: 1,
        codecId: 'V_VP8',
        rest: [element(ID.video, [element(ID.pixelWidth, widthPx), element(ID.pixelHeight, heightPx)])],
      }),
      element(ID.cluster, [element(ID.timestamp, startMs), ...blocks]),
    ]),
  };
}
