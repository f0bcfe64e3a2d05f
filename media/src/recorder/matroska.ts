import { element } from './ebml.ts';

/** Element ids of Matroska (RFC 9559), as far as chunks of sound and pictures need them. */
export const ID = {
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
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const;

const TRACK = 1;
export const NS_PER_MS = 1_000_000;
/** A block's time in its cluster is a number of 16 bits, in milliseconds. */
export const MOST_BLOCK_MS = 0x7fff;
const KEY_FRAME = 0x80;

/** Head of a WebM file whose times are milliseconds. */
export const webmHead = (): Uint8Array =>
  element(ID.ebml, [
    element(ID.ebmlVersion, 1),
    element(ID.ebmlReadVersion, 1),
    element(ID.ebmlMaxIdLength, 4),
    element(ID.ebmlMaxSizeLength, 8),
    element(ID.docType, 'webm'),
    element(ID.docTypeVersion, 4),
    element(ID.docTypeReadVersion, 2),
  ]);

export const webmInfo = (): Uint8Array =>
  element(ID.info, [
    element(ID.timestampScale, NS_PER_MS),
    element(ID.muxingApp, 'tongyan'),
    element(ID.writingApp, 'tongyan'),
  ]);

export interface WebmTrack {
  /** 1 for pictures, 2 for sound. */
  readonly type: 1 | 2;
  readonly codecId: string;
  readonly rest: readonly Uint8Array[];
}

/** The only track of the file. */
export const webmTrack = ({ type, codecId, rest }: WebmTrack): Uint8Array =>
  element(ID.tracks, [
    element(ID.trackEntry, [
      element(ID.trackNumber, TRACK),
      element(ID.trackUid, TRACK),
      element(ID.trackType, type),
      element(ID.codecId, codecId),
      ...rest,
    ]),
  ]);

/** @param atMs after the cluster's own time */
export function simpleBlock(bytes: Uint8Array, atMs: number, isKey: boolean): Uint8Array {
  const body = new Uint8Array(4 + bytes.length);
  const view = new DataView(body.buffer);
  view.setUint8(0, KEY_FRAME + TRACK);
  view.setInt16(1, atMs);
  view.setUint8(3, isKey ? KEY_FRAME : 0);
  body.set(bytes, 4);
  return element(ID.simpleBlock, body);
}
