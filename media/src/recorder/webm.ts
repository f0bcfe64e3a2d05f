import { concat, element, float64, openElement } from './ebml.ts';
import { ID, MOST_BLOCK_MS, NS_PER_MS, simpleBlock, webmHead, webmInfo, webmTrack } from './matroska.ts';

export const RATE_HZ = 48_000;
export const FRAME_MS = 20;
export const FRAME_SAMPLES = (RATE_HZ * FRAME_MS) / 1_000;

const SEEK_PRE_ROLL_MS = 80;
const MOST_FRAMES = Math.floor(MOST_BLOCK_MS / FRAME_MS);

export interface ChunkContent {
  /** Lesson time of the first sample, whole milliseconds. */
  readonly startMs: number;
  /** Opus packets of 20 ms, one after the other. */
  readonly packets: readonly Uint8Array[];
  /** Samples that a decoder gives before the first one: the encoder's lookahead. */
  readonly preSkip: number;
}

/** C1: a whole WebM file with one voice, whose times are lesson time. */
export function webmChunk({ startMs, packets, preSkip }: ChunkContent): Uint8Array {
  if (packets.length > MOST_FRAMES) throw new Error(`${packets.length} frames are too many for a chunk`);
  const blocks = packets.map((packet, index) => simpleBlock(packet, index * FRAME_MS, true));
  return concat([
    webmHead(),
    openElement(ID.segment),
    webmInfo(),
    voiceTrack(preSkip),
    element(ID.cluster, [element(ID.timestamp, startMs), ...blocks]),
  ]);
}

const voiceTrack = (preSkip: number): Uint8Array =>
  webmTrack({
    type: 2,
    codecId: 'A_OPUS',
    rest: [
      element(ID.codecPrivate, opusHead(preSkip)),
      element(ID.codecDelay, Math.round((preSkip / RATE_HZ) * 1_000 * NS_PER_MS)),
      element(ID.seekPreRoll, SEEK_PRE_ROLL_MS * NS_PER_MS),
      element(ID.audio, [element(ID.samplingFrequency, float64(RATE_HZ)), element(ID.channels, 1)]),
    ],
  });

/** RFC 7845, section 5.1: version 1, one channel, no gain, mapping family 0. Little-endian. */
function opusHead(preSkip: number): Uint8Array {
  const bytes = new Uint8Array(19);
  bytes.set(new TextEncoder().encode('OpusHead'));
  const view = new DataView(bytes.buffer);
  view.setUint8(8, 1);
  view.setUint8(9, 1);
  view.setUint16(10, preSkip, true);
  view.setUint32(12, RATE_HZ, true);
  return bytes;
}
