import { intAt } from '../../maths/at.ts';
import { byteAt, wordAt } from './elements.ts';

/** Whole numbers of any length as bytes: seven bits each, least first; signed ones folded so that small magnitudes stay small. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = value;
  }

  unsigned(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  result(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array;
  #next = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** NaN past the end, which no caller's check lets through. */
  unsigned(): number {
    let value = 0;
    for (let place = 1; place <= Number.MAX_SAFE_INTEGER; place *= 128) {
      if (this.#next >= this.#bytes.length) return Number.NaN;
      const byte = byteAt(this.#bytes, this.#next++);
      value += (byte % 128) * place;
      if (byte < 128) return value;
    }
    return Number.NaN;
  }

  signed(): number {
    const folded = this.unsigned();
    return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2;
  }

  atEnd(): boolean {
    return this.#next === this.#bytes.length;
  }
}

/** Runs of equal differences between neighbours: flat and evenly sloping stretches cost a few bytes. */
export function writeRuns(writer: ByteWriter, values: Int32Array, first: number): void {
  let [previous, run, difference] = [first, 0, 0];
  const flush = (): void => {
    if (run === 0) return;
    writer.unsigned(run);
    writer.signed(difference);
  };
  for (const value of values) {
    const change = value - previous;
    previous = value;
    if (change !== difference) {
      flush();
      run = 0;
      difference = change;
    }
    run++;
  }
  flush();
}

/** Fills `values` with what {@link writeRuns} wrote. @returns false for bytes that it cannot have written */
export function readRuns(reader: ByteReader, values: Int32Array, first: number): boolean {
  let value = first;
  for (let index = 0; index < values.length;) {
    const run = reader.unsigned();
    const difference = reader.signed();
    if (!(run >= 1 && run <= values.length - index) || Number.isNaN(difference)) return false;
    for (const end = index + run; index < end; index++) {
      value += difference;
      if (Math.abs(value) > 0x7fff_ffff) return false;
      values[index] = value;
    }
  }
  return true;
}

function floatBits(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}

const INFINITE_BITS = 0x7f80_0000;

/** The cells whose distance is known, each with it (the float's bits) and the whole number that goes with it. */
export function writeKnown(writer: ByteWriter, distances: Float32Array, depths: Int32Array, lowest: number): void {
  const bits = floatBits(distances);
  let last = -1;
  distances.forEach((distance, index) => {
    if (distance === Number.POSITIVE_INFINITY) return;
    writer.unsigned(index - last);
    writer.unsigned(wordAt(bits, index));
    writer.unsigned(intAt(depths, index) - lowest);
    last = index;
  });
  writer.unsigned(0);
}

/** Fills arrays that hold Infinity and `lowest`. @returns false for bytes that {@link writeKnown} cannot have written */
export function readKnown(reader: ByteReader, distances: Float32Array, depths: Int32Array, lowest: number): boolean {
  const bits = floatBits(distances);
  let last = -1;
  for (let step = reader.unsigned(); step !== 0; step = reader.unsigned()) {
    last += step;
    const distance = reader.unsigned();
    const depth = reader.unsigned();
    if (!(last < distances.length && distance < INFINITE_BITS && depth <= 0x7fff_ffff)) return false;
    bits[last] = distance;
    depths[last] = lowest + depth;
  }
  return true;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes in a JSON snapshot (RFC 4648, without padding). */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let index = 0; index < bytes.length; index += 3) {
    const left = Math.min(3, bytes.length - index);
    const word =
      byteAt(bytes, index) * 65_536 +
      (left > 1 ? byteAt(bytes, index + 1) * 256 : 0) +
      (left > 2 ? byteAt(bytes, index + 2) : 0);
    for (let digit = 0; digit <= left; digit++) parts.push(DIGITS.charAt((word >>> (18 - 6 * digit)) & 63));
  }
  return parts.join('');
}

/** @returns undefined for text that {@link toBase64} does not give */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [word, bits, count] = [0, 0, 0];
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0) return undefined;
    word = ((word << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[count++] = (word >>> bits) & 255;
  }
  return bytes;
}
