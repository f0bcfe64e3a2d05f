import { concat, element, openElement } from './ebml.ts';
import { ID } from './matroska.ts';

export interface TestPictures {
  /** How many frames, and how far apart. */
  readonly frames?: number;
  readonly everyMs?: number;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly codecId?: string;
  readonly docType?: string;
  readonly tracks?: number;
  /** Whether the first frame can be drawn without one before it. */
  readonly startsWithKey?: boolean;
  /** In bytes, of each frame. */
  readonly frameBytes?: number;
}

/**
 * A chunk in the form in which Chromium's MediaRecorder hands it out (libwebm, live): segment and clusters do not say where they end,
 * times begin near nought. Its frames have the head of VP8 and nothing to be drawn.
 */
export function testPictures({
  frames = 60,
  everyMs = 66,
  widthPx = 640,
  heightPx = 360,
  codecId = 'V_VP8',
  docType = 'webm',
  tracks = 1,
  startsWithKey = true,
  frameBytes = 64,
}: TestPictures = {}): Uint8Array {
  const track = element(ID.trackEntry, [
    element(ID.trackNumber, 1),
    element(ID.trackUid, 77),
    element(ID.trackType, 1),
    element(ID.codecId, codecId),
    element(ID.video, [element(ID.pixelWidth, widthPx), element(ID.pixelHeight, heightPx)]),
  ]);
  const half = Math.ceil(frames / 2);
  const cluster = (from: number, to: number): readonly Uint8Array[] => {
    const clusterMs = from * everyMs;
    const blocks = Array.from({ length: Math.max(0, to - from) }, (_, n) => {
      const isKey = from + n === 0 && startsWithKey;
      return block(
        isKey ? keyFrame(widthPx, heightPx, frameBytes) : laterFrame(from + n, frameBytes),
        n * everyMs,
        isKey,
      );
    });
    return blocks.length === 0 ? [] : [openElement(ID.cluster), element(ID.timestamp, clusterMs), ...blocks];
  };
  return concat([
    element(ID.ebml, [element(ID.ebmlVersion, 1), element(ID.docType, docType)]),
    openElement(ID.segment),
    element(ID.info, [element(ID.timestampScale, 1_000_000), element(ID.muxingApp, 'Chrome')]),
    element(
      ID.tracks,
      Array.from({ length: tracks }, () => track),
    ),
    ...cluster(0, half),
    ...cluster(half, frames),
  ]);
}

function block(frame: Uint8Array, atMs: number, isKey: boolean): Uint8Array {
  const head = new Uint8Array([0x81, atMs >> 8, atMs & 0xff, isKey ? 0x80 : 0]);
  return element(ID.simpleBlock, concat([head, frame]));
}

/** RFC 6386: a key frame's first bit is 0, then a start code and the size. */
function keyFrame(widthPx: number, heightPx: number, bytes: number): Uint8Array {
  const frame = new Uint8Array(Math.max(10, bytes));
  frame.set([0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, widthPx & 0xff, widthPx >> 8, heightPx & 0xff, heightPx >> 8]);
  return frame;
}

function laterFrame(n: number, bytes: number): Uint8Array {
  const frame = new Uint8Array(bytes).fill(n % 251);
  frame[0] = 0x31;
  return frame;
}
