import { concat, element, float64, openElement } from './ebml.ts';

export const RATE_HZ = 48_000;
export const FRAME_MS = 20;
export const FRAME_SAMPLES = (RATE_HZ * FRAME_MS) / 1_000;

/** Element ids of Matroska (RFC 9559). */
const ID = {
  ebml: 0x1a45dfa3,
  ebmlVersion: 0x4286,
  ebmlReadVersion: 0x42f7,
  ebmlMaxIdLength: 0x42f2,
  ebmlMaxSizeLength: 0x42f3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  codecDelay: 0x56aa,
  seekPreRoll: 0x56bb,
  audio: 0xe1,
  samplingFrequency: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
} as const;

const TRACK = 1;
const AUDIO_TRACK = 2;
const NS_PER_MS = 1_000_000;
const SEEK_PRE_ROLL_MS = 80;
const KEYFRAME = 0x80;

/** The most frames that a chunk may hold: a block's time in its cluster is a number of 16 bits. */
const MOST_FRAMES = Math.floor(0x7fff / FRAME_MS);

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
  const blocks = packets.map((packet, index) => element(ID.simpleBlock, blockOf(packet, index * FRAME_MS)));
  return concat([
    header(),
    openElement(ID.segment),
    info(),
    tracks(preSkip),
    element(ID.cluster, [element(ID.timestamp, startMs), ...blocks]),
  ]);
}

const header = (): Uint8Array =>
  element(ID.ebml, [
    element(ID.ebmlVersion, 1),
    element(ID.ebmlReadVersion, 1),
    element(ID.ebmlMaxIdLength, 4),
    element(ID.ebmlMaxSizeLength, 8),
    element(ID.docType, 'webm'),
    element(ID.docTypeVersion, 4),
    element(ID.docTypeReadVersion, 2),
  ]);

const info = (): Uint8Array =>
  element(ID.info, [
    element(ID.timestampScale, NS_PER_MS),
    element(ID.muxingApp, 'tongyan'),
    element(ID.writingApp, 'tongyan'),
  ]);

const tracks = (preSkip: number): Uint8Array =>
  element(ID.tracks, [
    element(ID.trackEntry, [
      element(ID.trackNumber, TRACK),
      element(ID.trackUid, TRACK),
      element(ID.trackType, AUDIO_TRACK),
      element(ID.codecId, 'A_OPUS'),
      element(ID.codecPrivate, opusHead(preSkip)),
      element(ID.codecDelay, Math.round((preSkip / RATE_HZ) * 1_000 * NS_PER_MS)),
      element(ID.seekPreRoll, SEEK_PRE_ROLL_MS * NS_PER_MS),
      element(ID.audio, [element(ID.samplingFrequency, float64(RATE_HZ)), element(ID.channels, 1)]),
    ]),
  ]);

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

function blockOf(packet: Uint8Array, atMs: number): Uint8Array {
  const head = new Uint8Array(4);
  const view = new DataView(head.buffer);
  view.setUint8(0, KEYFRAME + TRACK);
  view.setInt16(1, atMs);
  view.setUint8(3, KEYFRAME);
  return concat([head, packet]);
}
