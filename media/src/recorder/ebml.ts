/** Elements of EBML (RFC 8794), as far as a chunk needs them. */
export type EbmlContent = number | string | Uint8Array | readonly Uint8Array[];

const SIZE_BYTES = 4;
/** Marks how long a size is: 4 bytes. */
const SIZE_MARK = 0x1000_0000;
const UNKNOWN_SIZE = new Uint8Array([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

/** @param id with its length mark, such as 0x1A45DFA3 */
export function element(id: number, content: EbmlContent): Uint8Array {
  const body = bytesOf(content);
  return concat([unsigned(id), sizeOf(body.length), body]);
}

/** Head of an element whose end nobody knows yet. */
export function openElement(id: number): Uint8Array {
  return concat([unsigned(id), UNKNOWN_SIZE]);
}

/** A number as EBML keeps floating point: 8 bytes. */
export function float64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function bytesOf(content: EbmlContent): Uint8Array {
  if (typeof content === 'number') return unsigned(content);
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : concat(content);
}

function sizeOf(length: number): Uint8Array {
  if (length >= SIZE_MARK) throw new Error(`an element of ${length} bytes is none of a short chunk`);
  const bytes = new Uint8Array(SIZE_BYTES);
  new DataView(bytes.buffer).setUint32(0, SIZE_MARK + length);
  return bytes;
}

/** Big-endian, in as few bytes as it needs. */
function unsigned(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}
