import { intAt } from '../../maths/at.ts';
import { fail, type Result, succeed } from '../../result.ts';
import { byteAt, wordAt } from './elements.ts';
import type { HeightField } from './height-field.ts';

/**
 * A field's snapshot: runs of equal differences between neighbouring heights, then the cells beside walls. All numbers are
 * variable-length (seven bits a byte, least first; signed ones folded so that small magnitudes stay small). A machined block of
 * 512 × 512 takes some tens of kilobytes instead of three megabytes.
 */
class ByteWriter {
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

class ByteReader {
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

function floatBits(values: Float32Array): Uint32Array {
  return new Uint32Array(values.buffer, values.byteOffset, values.length);
}

export function encodeField({ heightNm, wallMm, wallNm, floorNm }: HeightField): Uint8Array {
  const writer = new ByteWriter();
  let [previous, run, difference] = [floorNm, 0, 0];
  const flush = (): void => {
    if (run === 0) return;
    writer.unsigned(run);
    writer.signed(difference);
  };
  for (const height of heightNm) {
    const change = height - previous;
    previous = height;
    if (change !== difference) {
      flush();
      run = 0;
      difference = change;
    }
    run++;
  }
  flush();
  const bits = floatBits(wallMm);
  let last = -1;
  wallMm.forEach((distanceMm, cell) => {
    if (distanceMm === Number.POSITIVE_INFINITY) return;
    writer.unsigned(cell - last);
    writer.unsigned(wordAt(bits, cell));
    writer.unsigned(intAt(wallNm, cell) - floorNm);
    last = cell;
  });
  writer.unsigned(0);
  return writer.result();
}

/**
 * @param like a field of the same grid and floor, of which nothing but those is read
 * @returns a fault for bytes that no field of this grid gives
 */
export function decodeField(bytes: Uint8Array, like: HeightField): Result<HeightField, 'damaged'> {
  const reader = new ByteReader(bytes);
  const count = like.columns * like.rows;
  const heightNm = new Int32Array(count);
  const wallMm = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const wallNm = new Int32Array(count).fill(like.floorNm);
  let height = like.floorNm;
  for (let cell = 0; cell < count;) {
    const run = reader.unsigned();
    const difference = reader.signed();
    if (!(run >= 1 && run <= count - cell) || Number.isNaN(difference)) return fail('damaged');
    for (const end = cell + run; cell < end; cell++) {
      height += difference;
      if (Math.abs(height) > 0x7fff_ffff) return fail('damaged');
      heightNm[cell] = height;
    }
  }
  const bits = floatBits(wallMm);
  let last = -1;
  for (let step = reader.unsigned(); step !== 0; step = reader.unsigned()) {
    last += step;
    const distanceBits = reader.unsigned();
    const depth = reader.unsigned();
    if (!(last < count && distanceBits <= 0x7f80_0000 && depth <= 0x7fff_ffff)) return fail('damaged');
    bits[last] = distanceBits;
    wallNm[last] = like.floorNm + depth;
  }
  return reader.atEnd() ? succeed({ ...like, heightNm, wallMm, wallNm }) : fail('damaged');
}
