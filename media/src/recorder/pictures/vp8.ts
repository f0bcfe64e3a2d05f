export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

const HEAD_BYTES = 10;
const START_CODE = [0x9d, 0x01, 0x2a];
/** 14 bits; the two above tell how it is to be enlarged. */
const SIZE_BITS = 0x3fff;

/** RFC 6386, section 9.1. @returns undefined where these bytes are no key frame of VP8 */
export function keyFrameSize(frame: Uint8Array): PictureSize | undefined {
  if (frame.length < HEAD_BYTES || ((frame[0] ?? 1) & 1) !== 0) return undefined;
  if (START_CODE.some((byte, index) => frame[3 + index] !== byte)) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const [widthPx, heightPx] = [view.getUint16(6, true) & SIZE_BITS, view.getUint16(8, true) & SIZE_BITS];
  return widthPx > 0 && heightPx > 0 ? { widthPx, heightPx } : undefined;
}
