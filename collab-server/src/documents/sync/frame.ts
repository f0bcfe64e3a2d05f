/**
 * WebSocket frames (RFC 6455 section 5.2) as a server sends them: binary, one fragment, unmasked. Built once for a
 * broadcast and written to each socket as they are; `ws` would build each anew.
 */
const BINARY_FINAL = 0x82;

function headerBytes(payloadBytes: number): number {
  if (payloadBytes < 126) return 2;
  return payloadBytes < 65_536 ? 4 : 10;
}

function writeHeader(target: Uint8Array, payloadBytes: number): void {
  target[0] = BINARY_FINAL;
  if (payloadBytes < 126) {
    target[1] = payloadBytes;
    return;
  }
  const view = new DataView(target.buffer, target.byteOffset);
  if (payloadBytes < 65_536) {
    target[1] = 126;
    view.setUint16(2, payloadBytes);
    return;
  }
  target[1] = 127;
  view.setUint32(2, Math.floor(payloadBytes / 2 ** 32));
  view.setUint32(6, payloadBytes >>> 0);
}

/** One frame whose payload is the parts in a row, in memory of its own. */
export function encodeFrame(...parts: readonly Uint8Array[]): Uint8Array {
  let payloadBytes = 0;
  for (const part of parts) payloadBytes += part.byteLength;
  const head = headerBytes(payloadBytes);
  const frame = new Uint8Array(head + payloadBytes);
  writeHeader(frame, payloadBytes);
  let at = head;
  for (const part of parts) {
    frame.set(part, at);
    at += part.byteLength;
  }
  return frame;
}

/** What precedes `body` when the frame's payload is `start` and then `body`: spares copying a large body. */
export function encodeFrameStart(start: Uint8Array, bodyBytes: number): Uint8Array {
  const payloadBytes = start.byteLength + bodyBytes;
  const head = headerBytes(payloadBytes);
  const bytes = new Uint8Array(head + start.byteLength);
  writeHeader(bytes, payloadBytes);
  bytes.set(start, head);
  return bytes;
}
